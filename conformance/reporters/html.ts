/** A run as one HTML file without any other: what the page of every report shows, about a terminal. */
import type { RunRecord, Verdict } from '../verdict.js';
import { htmlPage } from './html-page.js';
import { commandFor, permitOf, type Report } from './report.js';

const MEANINGS: Readonly<Record<Verdict, string>> = {
  fail: 'the terminal does something else',
  error: 'our own fault, the terminal was not judged',
  fixed: 'a deviation that was expected is gone',
  known: 'a deviation that was expected',
  pass: 'as documented',
  observed: 'the documents leave it free; told, not judged',
  disabled: 'ruled out by the permit, or by the mode of an account',
  skip: 'the terminal lacks what it needs',
};

/** What the verdicts of this run mean. */
function legendOf(records: readonly RunRecord[]): string {
  const present = Object.entries(MEANINGS).filter(([name]) =>
    records.some(({ verdict }) => verdict === name),
  );
  return present.map(([name, meaning]) => `${name}: ${meaning}`).join('; ');
}

export function htmlReport(report: Report): string {
  const { records, target, about, undone } = report;
  return htmlPage({
    title: `Conformance of ${target.name}`,
    intro: `Whether this terminal keeps to the documented API of MetaScalp, one line for each requirement. ${legendOf(records)}.`,
    facts: [
      ['Address', target.url],
      ['Version', about.version ?? 'unknown'],
      ['Dialect', about.dialect ?? 'none that is documented'],
      ['Mark', target.mark === null ? 'none: a foreign terminal' : `metascalp-mock ${target.mark}`],
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
