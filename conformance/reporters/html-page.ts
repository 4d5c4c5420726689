/** The page that every HTML report is: sums, buttons that hide verdicts, and each case with findings and wire log. */

import { htmlText } from '../../schemas/index.js';
import { areaOf } from '../case.js';
import type { Finding } from '../expect.js';
import { countsOf, type RunRecord, type Verdict } from '../verdict.js';
import { SCRIPT, STYLE } from './html-theme.js';

/** Everything in it is text, not HTML. */
export interface HtmlPage {
  readonly title: string;
  /** What a reader who knows nothing must be told first. */
  readonly intro: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What is still to be done after the run. */
  readonly warnings: readonly string[];
  readonly records: readonly RunRecord[];
  /** Verdicts whose name a reader of this page would not expect. */
  readonly words: Partial<Record<Verdict, string>>;
  /** What stands small behind the title of a case. */
  readonly noteOf: (record: RunRecord) => string;
  /** The command that runs a case again. */
  readonly commandOf: (record: RunRecord) => string;
}

/** What must be seen stands first, among the buttons and in each area. */
const ORDER: readonly Verdict[] = [
  ...(['fail', 'error', 'fixed', 'known'] as const),
  ...(['pass', 'observed', 'disabled', 'skip'] as const),
];

/** What must be looked at: its area comes first, and it is open. */
const isUrgent = ({ verdict }: RunRecord): boolean =>
  verdict === 'fail' || verdict === 'error' || verdict === 'fixed';

export function htmlPage(page: HtmlPage): string {
  const { title, intro, facts, warnings, records } = page;
  const urgentFirst = [...records].sort((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)));
  const areas = [...new Set(urgentFirst.map(({ id }) => areaOf(id)))];
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
<p>${htmlText(intro)}</p>
${sumsOf(page)}
<dl>${facts.map(factOf).join('')}</dl>
${warnings.length === 0 ? '' : `<pre>${htmlText(warnings.join('\n'))}</pre>`}
<nav aria-label="Show and hide">Show ${buttonsOf(page)}</nav>
</header>
<main>
${areas.map((area) => sectionOf(area, page)).join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const wordFor = ({ words }: HtmlPage, verdict: Verdict): string => words[verdict] ?? verdict;

/** The sums of the last line of a run. */
function sumsOf({ records, words }: HtmlPage): string {
  const { passed, failed, skipped } = countsOf(records);
  const sums = [
    ['pass', passed, words.pass ?? 'passed'],
    [failed === 0 ? 'skip' : 'fail', failed, words.fail ?? 'failed'],
    ['skip', skipped, words.skip ?? 'skipped'],
  ] as const;
  const shown = sums.map(([name, count, word]) => `<b class="${name}">${count} ${word}</b>`);
  return `<p class="sums">${shown.join(' ')}</p>`;
}

const factOf = ([name, value]: readonly [string, string]): string =>
  `<div><dt>${htmlText(name)}</dt><dd>${htmlText(value)}</dd></div>`;

/** Each hides and shows the cases of one verdict. */
function buttonsOf(page: HtmlPage): string {
  const counts = ORDER.map(
    (verdict) => [verdict, page.records.filter((each) => each.verdict === verdict).length] as const,
  );
  const found = counts.filter(([, count]) => count > 0);
  const buttons = found.map(
    ([verdict, count]) =>
      `<button type="button" class="${verdict}" data-verdict="${verdict}" aria-pressed="true">${wordFor(page, verdict)} ${count}</button>`,
  );
  return buttons.join('');
}

function sectionOf(area: string, page: HtmlPage): string {
  const own = page.records.filter(({ id }) => areaOf(id) === area);
  const sorted = [...own].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const cases = sorted.map((each) => caseOf(each, page)).join('');
  return `<section><h2>${htmlText(area)}</h2>${cases}</section>`;
}

function caseOf(record: RunRecord, page: HtmlPage): string {
  const { id, verdict, title, requirement, reason, findings, log } = record;
  const isOpen = isUrgent(record);
  const isShort = verdict === 'skip' || verdict === 'disabled';
  const head =
    `<span class="badge ${verdict}">${htmlText(wordFor(page, verdict))}</span>` +
    ` <span class="title">${htmlText(title)}</span> <code>${htmlText(id)}</code>` +
    ` <small>${htmlText(isShort ? reason : page.noteOf(record))}</small>`;
  const body = [
    `<p class="because">${htmlText(requirement)}</p>`,
    reason === '' ? '' : `<p>${htmlText(reason)}</p>`,
    ...findings.map(findingOf),
    isOpen ? `<p>Again: <code>${htmlText(page.commandOf(record))}</code></p>` : '',
    wireOf(log),
  ];
  return `<details class="case" data-verdict="${verdict}"${isOpen ? ' open' : ''}><summary>${head}</summary>${body.join('')}</details>`;
}

function findingOf({ expected, actual, pointer, reproduce }: Finding): string {
  const rows = Object.entries({ wanted: expected, got: actual, at: pointer, by: reproduce });
  const shown = rows.filter(([name, value]) => value !== '' || name === 'wanted' || name === 'got');
  const cells = shown.map(
    ([name, value]) => `<tr><th>${name}</th><td><code>${htmlText(value)}</code></td></tr>`,
  );
  return `<table><tbody>${cells.join('')}</tbody></table>`;
}

const wireOf = (log: readonly string[]): string =>
  log.length === 0
    ? ''
    : `<details class="log"><summary>On the wire (${log.length})</summary><pre>${log.map(htmlText).join('\n')}</pre></details>`;
