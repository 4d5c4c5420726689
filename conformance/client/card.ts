/** The report card of a client: what it survives, what it loses, and the wire log of each failure. */
import { areaOf } from '../case.js';
import { htmlPage } from '../reporters/html-page.js';
import { junitReport } from '../reporters/junit.js';
import { countsOf, type RunRecord } from '../verdict.js';
import type { CardFormat } from './client-options.js';

export interface Card {
  readonly client: { readonly name: string; readonly version: string; readonly command: string };
  readonly mode: string;
  /** What must be said to judge it again in the same way. */
  readonly options: readonly string[];
  readonly dialect: string;
  readonly exitCode: number;
  readonly records: readonly RunRecord[];
}

export const cardIn = (format: CardFormat, card: Card): string => WRITERS[format](card);

const STATUS: Readonly<Record<number, string>> = { 0: 'ok', 1: 'findings', 5: 'inconclusive' };

const isLost = ({ verdict }: RunRecord): boolean => verdict === 'fail' || verdict === 'error';

/** In a run of several dialects each id says which. */
function commandOf({ client, options, dialect }: Card, { id }: RunRecord): string {
  const [name = id, own = dialect] = id.split('@');
  const what = [...options, '--dialect', own, '--cases', name, '--verbose'];
  const tail = client.command === '' ? [] : ['--', client.command];
  return ['metascalp-mock', 'conformance-client', ...what, ...tail].join(' ');
}

/** The same areas for all writers, in the order of the cases. */
function areasOf({ records }: Card): readonly (readonly [string, readonly RunRecord[]])[] {
  const names = [...new Set(records.map(({ id }) => areaOf(id)))];
  return names.map((name) => [name, records.filter(({ id }) => areaOf(id) === name)] as const);
}

const titleOf = ({ client }: Card): string => `${client.name} ${client.version}`.trimEnd();

function markdown(card: Card): string {
  const { client, mode, dialect, records } = card;
  const { passed, failed, skipped } = countsOf(records);
  const lost = records.filter(isLost);
  const rows = areasOf(card).map(([name, own]) => {
    const sums = countsOf(own);
    return `| ${name} | ${sums.passed} | ${sums.failed} | ${sums.skipped} |`;
  });
  return [
    `# ${titleOf(card)}`,
    '',
    `${passed} survived, ${failed} lost, ${skipped} skipped (${mode}, dialect ${dialect}).`,
    ...(client.command === '' ? [] : ['', `    ${client.command}`]),
    '',
    '| area | survives | loses | skipped |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(lost.length === 0 ? ['', 'It loses nothing.'] : ['', '## What it loses', '', LEGEND, '']),
    ...lost.flatMap((record) => lossLines(record, card)),
    '',
  ].join('\n');
}

const LEGEND =
  'On the wire, → comes from the client, ← from the terminal, and · is done by the suite.';

/** So many lines of the wire are shown beside a failure. */
const MAX_LOG = 40;

function lossLines(record: RunRecord, card: Card): string[] {
  const { id, title, requirement, reason, findings, log } = record;
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
    `Again: \`${commandOf(card, record)}\``,
    '',
  ];
}

const html = (card: Card): string =>
  htmlPage({
    title: titleOf(card),
    intro: `The mock plays the terminal on its worst days; here is what this client survives and what it loses. ${LEGEND}`,
    facts: [
      ['Judged by', card.mode],
      ['Dialect', card.dialect],
      ['Command', card.client.command || 'in this process'],
    ],
    warnings: [],
    records: card.records,
    words: { pass: 'survived', fail: 'lost', skip: 'skipped' },
    noteOf: ({ durationMs }) => `${durationMs} ms`,
    commandOf: (record) => commandOf(card, record),
  });

function json({ client, mode, dialect, exitCode, records }: Card): string {
  const document = {
    ...{ status: STATUS[exitCode] ?? 'error', exitCode, client, mode, dialect },
    counts: countsOf(records),
    cases: records,
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
