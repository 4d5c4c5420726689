/** What a person reads in the terminal: a line per case that says something, and the sums at the end. */
import type { Finding } from '../expect.js';
import { countsOf, type RunRecord } from '../verdict.js';

/** So many findings of one case are printed; a broken list has one per entry. */
const MAX_FINDINGS = 5;

/** Lines of a record; nothing for a case that passed unless everything is wanted. */
export function recordLines(record: RunRecord, isVerbose: boolean): readonly string[] {
  const { id, verdict, reason, title, findings, level } = record;
  if (verdict === 'observed') return [`observed  ${id}: ${reason || title}`];
  if (verdict === 'pass') return isVerbose ? [`pass  ${id}`] : [];
  if (verdict === 'skip' || verdict === 'disabled') {
    return isVerbose ? [`${verdict}  ${id}: ${reason}`] : [];
  }
  const shown = findings.slice(0, MAX_FINDINGS).flatMap(findingLines);
  const more = findings.length - MAX_FINDINGS;
  return [
    `${verdict}  ${id} (${level}): ${title}`,
    ...(reason === '' ? [] : [`      ${reason}`]),
    ...shown,
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
}

export function findingLines({
  requirement,
  expected,
  actual,
  pointer,
  reproduce,
}: Finding): string[] {
  return [
    `      wanted: ${expected}${pointer === '' ? '' : ` at ${pointer}`}`,
    `         got: ${actual}`,
    `     because: ${requirement}`,
    ...(reproduce === '' ? [] : [`       again: ${reproduce}`]),
  ];
}

/** The last line of every run. */
export function sumLine(records: readonly RunRecord[]): string {
  const { passed, failed, skipped } = countsOf(records);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Where progress goes: a line that is written over, on a terminal only. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a run is, while it runs; silent where nobody watches. */
export function progressOf(
  total: number,
  screen: Screen,
): { show(done: number, id: string): void; clear(): void } {
  const write = (text: string): void => {
    if (screen.isTTY === true) screen.write(`\r\u001b[K${text}`);
  };
  return {
    show: (done, id) => write(`${done}/${total} ${id}`),
    clear: () => write(''),
  };
}
