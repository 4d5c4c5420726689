/** A run as one HTML file without any other: what the page of every report shows, about a terminal. */
import { htmlPage } from './html-page.js';
import { commandFor, permitOf, type Report } from './report.js';

export function htmlReport(report: Report): string {
  const { records, target, about, undone } = report;
  return htmlPage({
    title: `Conformance of ${target.name}`,
    intro:
      'Whether this terminal keeps to the documented API of MetaScalp, one line for each requirement.',
    facts: [
      ['Address', target.url],
      ['Version', about.version ?? 'unknown'],
      ['Dialect', about.dialect ?? 'none that is documented'],
      ['Mark', target.mark ?? 'none: a foreign terminal'],
      ['Permit', permitOf(target)],
      ['Seed', String(report.seed)],
      ['Exit code', String(report.exitCode)],
    ],
    warnings: undone,
    records,
    words: {},
    noteOf: ({ level, durationMs }) => `${level}, ${durationMs} ms`,
    commandOf: (record) => commandFor(report, record),
  });
}
