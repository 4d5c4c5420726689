/** A run as GitHub reads it: an annotation per failure, and a summary of the step. */
import { countsOf, type RunRecord } from '../verdict.js';
import { commandFor, type Report } from './report.js';

/** GitHub shows so many annotations of a step and drops the rest. */
const MAX_ANNOTATIONS = 10;

const isBad = ({ verdict }: RunRecord): boolean => ['fail', 'error', 'fixed'].includes(verdict);

/** Workflow commands, one a line. */
export function annotations({ records }: Report): readonly string[] {
  return records
    .filter(isBad)
    .slice(0, MAX_ANNOTATIONS)
    .map((record) => {
      const kind = record.verdict === 'fail' && record.level !== 'must' ? 'warning' : 'error';
      const [finding] = record.findings;
      const what = finding
        ? `wanted ${finding.expected}, got ${finding.actual}; ${record.requirement}`
        : record.reason;
      return `::${kind} title=${property(record.id)}::${data(`${record.title}: ${what}`)}`;
    });
}

/** Markdown for the page of the step. */
export function stepSummary(report: Report): string {
  const { records, target, about } = report;
  const { passed, failed, skipped } = countsOf(records);
  const rows = records.filter(isBad).map((record) => {
    const [finding] = record.findings;
    const cells = [
      `\`${record.id}\``,
      `${record.verdict} (${record.level})`,
      finding?.expected ?? '',
      finding?.actual ?? record.reason,
      `\`${commandFor(report, record)}\``,
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  const head = ['| case | verdict | wanted | got | again |', '| --- | --- | --- | --- | --- |'];
  return [
    `### Conformance of ${target.name}`,
    '',
    `Version ${about.version ?? 'unknown'}, dialect ${about.dialect ?? 'unknown'}: ` +
      `**${passed} passed, ${failed} failed, ${skipped} skipped**`,
    '',
    ...(rows.length === 0 ? [] : [...head, ...rows, '']),
  ].join('\n');
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
const cell = (text: string): string =>
  text.slice(0, 200).replaceAll('|', '\\|').replaceAll('\n', ' ');
