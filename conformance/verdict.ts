/** What came of a case, and what all of them come to. */
import type { CaseEffect, Level, Row } from './case.js';
import type { Finding } from './expect.js';

/**
 * `error` is our own fault, `skip` what the target lacks, `disabled` what the operator ruled out,
 * `observed` recorded without judging; `known` is an expected deviation that is still there, `fixed`
 * one that is gone.
 */
export type Verdict =
  | 'pass'
  | 'fail'
  | 'error'
  | 'skip'
  | 'disabled'
  | 'observed'
  | 'known'
  | 'fixed';

export interface RunRecord {
  readonly id: string;
  readonly title: string;
  readonly requirement: string;
  readonly level: Level;
  readonly effect: CaseEffect;
  readonly covers: readonly Row[];
  readonly verdict: Verdict;
  /** Why, where the findings do not say; of an observation, what was seen. */
  readonly reason: string;
  readonly durationMs: number;
  readonly findings: readonly Finding[];
  /** What went over the wire, oldest first. */
  readonly log: readonly string[];
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const COUNTED_AS = {
  pass: 'passed',
  known: 'passed',
  fail: 'failed',
  fixed: 'failed',
  error: 'failed',
  skip: 'skipped',
  disabled: 'skipped',
  observed: 'skipped',
} as const satisfies Record<Verdict, keyof Counts>;

export function countsOf(records: readonly RunRecord[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { verdict } of records) counts[COUNTED_AS[verdict]] += 1;
  return counts;
}

export interface Ending {
  /** Whether wishes count too. */
  readonly isStrict: boolean;
  /** Whether it is proven that nothing of the run is left on the terminal. */
  readonly isClean: boolean;
}

/** 0 fine · 1 the terminal deviates, or an expectation is stale · 5 nothing can be said. */
export function exitCodeOf(
  records: readonly RunRecord[],
  { isStrict, isClean }: Ending,
): 0 | 1 | 5 {
  const isFinding = ({ verdict, level }: RunRecord): boolean =>
    verdict === 'fixed' || (verdict === 'fail' && (level === 'must' || isStrict));
  if (records.some(isFinding)) return 1;
  const { passed, failed } = countsOf(records);
  const hasError = records.some(({ verdict }) => verdict === 'error');
  return hasError || !isClean || passed + failed === 0 ? 5 : 0;
}
