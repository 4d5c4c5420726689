/** Runs cases one after another and tells what came of each as it comes. */
import type { Case } from './case.js';
import { CaseSkipped, Context } from './context.js';
import { CaseStopped } from './expect.js';
import type { Ground } from './ground.js';
import { NoAnswer, type Probe } from './probe.js';
import type { Target } from './targets/target.js';
import { LATE, stopwatch, within } from './time.js';
import type { RunRecord } from './verdict.js';

/** A target with what was found out about it. */
export interface Arena {
  readonly target: Target;
  readonly probe: Probe;
  readonly ground: Ground;
}

export interface RunOptions {
  /** Per case, in real time. */
  readonly deadlineMs?: number;
  /** What the operator ruled out. */
  readonly isDisabled?: (each: Case) => boolean;
}

const DEADLINE_MS = 15_000;

export async function* run(
  cases: readonly Case[],
  arena: Arena,
  options: RunOptions = {},
): AsyncGenerator<RunRecord> {
  for (const each of cases) yield await runOne(each, arena, options);
}

export async function runOne(
  each: Case,
  arena: Arena,
  { deadlineMs = DEADLINE_MS, isDisabled = () => false }: RunOptions = {},
): Promise<RunRecord> {
  const { id, title, level, effect, covers } = each;
  const header = { id, title, level, effect, covers };
  const reason = reasonToSkip(each, arena);
  if (isDisabled(each) || reason !== undefined) {
    const verdict = reason === undefined ? 'disabled' : 'skip';
    const why = reason ?? 'ruled out by the operator';
    return { ...header, verdict, reason: why, durationMs: 0, findings: [] };
  }
  const elapsed = stopwatch();
  arena.probe.forget();
  const context = new Context(arena.probe, arena.ground, arena.target, each);
  const outcome = await judge(each, context, deadlineMs);
  const failures = await context.cleanUp();
  const cleanedUp: Outcome =
    failures.length === 0 || outcome.verdict === 'fail'
      ? outcome
      : { verdict: 'error', reason: `clean-up failed: ${String(failures[0])}` };
  const durationMs = Math.round(elapsed());
  return { ...header, ...cleanedUp, durationMs, findings: context.expect.findings };
}

/** What the target lacks or does not permit. */
export function reasonToSkip(
  { needs, effect }: Case,
  { ground, target }: Pick<Arena, 'ground' | 'target'>,
): string | undefined {
  if (!target.permits.includes(effect)) return `effect '${effect}' is not permitted here`;
  const missing = needs.filter((need) => !ground.capabilities.has(need));
  return missing.length === 0 ? undefined : `the target lacks ${missing.join(', ')}`;
}

type Outcome = Pick<RunRecord, 'verdict' | 'reason'>;

async function judge(each: Case, context: Context, deadlineMs: number): Promise<Outcome> {
  const { expect } = context;
  try {
    const result = await within(deadlineMs, each.run(context));
    if (result === LATE) expect.that(false, `to be done within ${deadlineMs} ms`, 'still going');
  } catch (error) {
    if (error instanceof CaseSkipped) return { verdict: 'skip', reason: error.message };
    if (error instanceof NoAnswer) expect.that(false, 'an answer', error.message);
    else if (!(error instanceof CaseStopped)) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { verdict: 'error', reason: text };
    }
  }
  if (expect.findings.length > 0) {
    return { verdict: each.level === 'observed' ? 'observed' : 'fail', reason: '' };
  }
  if (expect.judged === 0) return { verdict: 'error', reason: 'the case judged nothing' };
  return { verdict: 'pass', reason: '' };
}
