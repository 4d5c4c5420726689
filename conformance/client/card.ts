/** The report card of a client: what it survives, what it loses, and the wire log of each failure. */
import { areaOf } from '../case.js';
import { htmlText } from '../reporters/html-text.js';
import { SCRIPT, STYLE } from '../reporters/html-theme.js';
import { junitReport } from '../reporters/junit.js';
import { countsOf, type RunRecord } from '../verdict.js';
import type { CardFormat } from './client-options.js';

export interface Card {
  readonly client: { readonly name: string; readonly version: string; readonly command: string };
  readonly mode: string;
  readonly dialect: string;
  readonly exitCode: number;
  readonly records: readonly RunRecord[];
}

export const cardIn = (format: CardFormat, card: Card): string => WRITERS[format](card);

const STATUS: Readonly<Record<number, string>> = { 0: 'ok', 1: 'findings', 5: 'inconclusive' };

const isLost = ({ verdict }: RunRecord): boolean => verdict === 'fail' || verdict === 'error';

/** The same areas for all writers, in the order of the cases. */
function areasOf({ records }: Card): readonly (readonly [string, readonly RunRecord[]])[] {
  const names = [...new Set(records.map(({ id }) => areaOf(id)))];
  return names.map((name) => [name, records.filter(({ id }) => areaOf(id) === name)] as const);
}

const sumsOf = ({ records }: Card): string => {
  const { passed, failed, skipped } = countsOf(records);
  return `${passed} survived, ${failed} lost, ${skipped} skipped`;
};

function markdown(card: Card): string {
  const { client, mode, dialect, records } = card;
  const lost = records.filter(isLost);
  const rows = areasOf(card).map(([name, own]) => {
    const { passed, failed, skipped } = countsOf(own);
    return `| ${name} | ${passed} | ${failed} | ${skipped} |`;
  });
  return [
    `# ${client.name} ${client.version}`.trimEnd(),
    '',
    `${sumsOf(card)} (${mode}, dialect ${dialect}).`,
    ...(client.command === '' ? [] : ['', `    ${client.command}`]),
    '',
    '| area | survives | loses | skipped |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(lost.length === 0 ? ['', 'It loses nothing.'] : ['', '## What it loses', '']),
    ...lost.flatMap(lossLines),
    '',
  ].join('\n');
}

/** So many lines of the wire are shown beside a failure. */
const MAX_LOG = 40;

function lossLines({ id, title, requirement, reason, findings, log }: RunRecord): string[] {
  return [
    `### ${title}`,
    '',
    `\`${id}\`: ${requirement}`,
    '',
    ...(reason === '' ? [] : [reason, '']),
    ...findings.slice(0, 5).map(({ expected, actual }) => `- wanted ${expected}; got ${actual}`),
    '',
    '```text',
    ...log.slice(-MAX_LOG),
    '```',
    '',
  ];
}

function html(card: Card): string {
  const { client, mode, dialect } = card;
  const title = `${client.name} ${client.version}`.trimEnd();
  const { passed, failed, skipped } = countsOf(card.records);
  const facts = [
    ['Judged by', mode],
    ['Dialect', dialect],
    ['Command', client.command || 'in this process'],
  ];
  const sections = areasOf(card).map(
    ([name, own]) => `<section><h2>${htmlText(name)}</h2>${own.map(caseOf).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${htmlText(title)}</h1>
<p class="sums"><b class="pass">${passed} survived</b> <b class="fail">${failed} lost</b> <b class="skip">${skipped} skipped</b></p>
<dl>${facts.map(([name = '', value = '']) => `<div><dt>${name}</dt><dd>${htmlText(value)}</dd></div>`).join('')}</dl>
<nav aria-label="Verdicts">${buttonsOf(card)}</nav>
</header>
<main>
${sections.join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Each hides and shows the cases of one verdict. */
const buttonsOf = ({ records }: Card): string =>
  [...new Set(records.map(({ verdict }) => verdict))]
    .map((verdict) => {
      const count = records.filter((each) => each.verdict === verdict).length;
      return `<button type="button" class="${verdict}" data-verdict="${verdict}" aria-pressed="true">${verdict} ${count}</button>`;
    })
    .join('');

function caseOf(record: RunRecord): string {
  const { id, verdict, title, requirement, reason, findings, durationMs, log } = record;
  const rows = findings.map(
    ({ expected, actual }) =>
      '<table><tbody>' +
      `<tr><th>wanted</th><td><code>${htmlText(expected)}</code></td></tr>` +
      `<tr><th>got</th><td><code>${htmlText(actual)}</code></td></tr></tbody></table>`,
  );
  const wire =
    isLost(record) && log.length > 0
      ? `<details class="log"><summary>On the wire (${log.length})</summary><pre>${log.map(htmlText).join('\n')}</pre></details>`
      : '';
  const head =
    `<span class="badge ${verdict}">${verdict}</span> <code>${htmlText(id)}</code>` +
    ` <span class="title">${htmlText(title)}</span> <small>${durationMs} ms</small>`;
  const why = `<p class="because">${htmlText(requirement)}</p>`;
  const said = reason === '' ? '' : `<p>${htmlText(reason)}</p>`;
  const open = isLost(record) ? ' open' : '';
  return `<details class="case" data-verdict="${verdict}"${open}><summary>${head}</summary>${why}${said}${rows.join('')}${wire}</details>`;
}

function json({ client, mode, dialect, exitCode, records }: Card): string {
  const document = {
    ...{ status: STATUS[exitCode] ?? 'error', exitCode, client, mode, dialect },
    counts: countsOf(records),
    cases: records.map(({ log, ...record }) =>
      isLost({ log, ...record }) ? { ...record, log } : record,
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const junit = ({ client, exitCode, records }: Card): string => {
  const target = {
    name: client.name,
    url: '',
    mark: null,
    edition: null,
    permits: [],
    rules: null,
  };
  const about = { version: client.version, dialect: null };
  return junitReport({ records, target, about, seed: 1, exitCode, undone: [] } as never);
};

const WRITERS = { json, junit, html, md: markdown } as const satisfies Record<
  CardFormat,
  (card: Card) => string
>;
