/** A run as one HTML file without any other: sums, filters, and per case findings and wire log. */
import { areaOf } from '../case.js';
import type { Finding } from '../expect.js';
import { countsOf, type RunRecord, type Verdict } from '../verdict.js';
import { htmlText } from './html-text.js';
import { SCRIPT, STYLE } from './html-theme.js';
import { commandFor, permitOf, type Report } from './report.js';

const ORDER: readonly Verdict[] = [
  'fail',
  'error',
  'fixed',
  'known',
  'pass',
  'observed',
  'disabled',
  'skip',
];

export function htmlReport(report: Report): string {
  const { records, target, about, undone } = report;
  const { passed, failed, skipped } = countsOf(records);
  const title = `Conformance of ${target.name}`;
  const areas = [...new Set(records.map(({ id }) => areaOf(id)))];
  const facts = [
    ['Address', target.url],
    ['Version', about.version ?? 'unknown'],
    ['Dialect', about.dialect ?? 'none that is documented'],
    ['Mark', target.mark ?? 'none: a foreign terminal'],
    ['Permit', permitOf(target)],
    ['Seed', String(report.seed)],
    ['Exit code', String(report.exitCode)],
  ];
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
<p class="sums"><b class="pass">${passed} passed</b> <b class="fail">${failed} failed</b> <b class="skip">${skipped} skipped</b></p>
<dl>${facts.map(([name = '', value = '']) => `<div><dt>${name}</dt><dd>${htmlText(value)}</dd></div>`).join('')}</dl>
${undone.length === 0 ? '' : `<pre class="undone">${htmlText(undone.join('\n'))}</pre>`}
<nav aria-label="Verdicts">${buttonsOf(records)}</nav>
</header>
<main>
${areas.map((area) => section(area, report)).join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function buttonsOf(records: readonly RunRecord[]): string {
  const counts = ORDER.map(
    (verdict) => [verdict, records.filter((each) => each.verdict === verdict).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(
      ([verdict, count]) =>
        `<button type="button" class="${verdict}" data-verdict="${verdict}" aria-pressed="true">${verdict} ${count}</button>`,
    )
    .join('');
}

function section(area: string, report: Report): string {
  const own = report.records.filter(({ id }) => areaOf(id) === area);
  const sorted = [...own].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return `<section><h2>${htmlText(area)}</h2>${sorted.map((each) => caseOf(each, report)).join('')}</section>`;
}

function caseOf(record: RunRecord, report: Report): string {
  const { id, verdict, level, title, requirement, reason, findings, durationMs, log } = record;
  const isOpen = verdict === 'fail' || verdict === 'error' || verdict === 'fixed';
  const head =
    `<span class="badge ${verdict}">${verdict}</span> <code>${htmlText(id)}</code>` +
    ` <span class="title">${htmlText(title)}</span> <small>${level}, ${durationMs} ms</small>`;
  const body = [
    `<p class="because">${htmlText(requirement)}</p>`,
    reason === '' ? '' : `<p>${htmlText(reason)}</p>`,
    ...findings.map(findingOf),
    isOpen ? `<p>Again: <code>${htmlText(commandFor(report, record))}</code></p>` : '',
    log.length === 0
      ? ''
      : `<details class="log"><summary>On the wire (${log.length})</summary><pre>${log.map(htmlText).join('\n')}</pre></details>`,
  ];
  return `<details class="case" data-verdict="${verdict}"${isOpen ? ' open' : ''}><summary>${head}</summary>${body.join('')}</details>`;
}

const findingOf = ({ expected, actual, pointer, reproduce }: Finding): string =>
  `<table><tbody><tr><th>wanted</th><td><code>${htmlText(expected)}</code></td></tr>` +
  `<tr><th>got</th><td><code>${htmlText(actual)}</code></td></tr>` +
  (pointer === '' ? '' : `<tr><th>at</th><td><code>${htmlText(pointer)}</code></td></tr>`) +
  (reproduce === '' ? '' : `<tr><th>by</th><td><code>${htmlText(reproduce)}</code></td></tr>`) +
  '</tbody></table>';
