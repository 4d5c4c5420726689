/** Runs cases one after another and tells what came of each as it comes. */
import type { Case } from './case.js';
import { CaseSkipped, Context } from './context.js';
import { CaseStopped } from './expect.js';
import type { Ground } from './ground.js';
import { GuardRefused, type WireGuard } from './guard/wire-guard.js';
import { NoAnswer, type Probe } from './probe.js';
import type { Target } from './targets/target.js';
import { LATE, stopwatch, within } from './time.js';
import type { RunRecord } from './verdict.js';

/** A target with what was found out about it. */
export interface Arena {
  readonly target: Target;
  readonly probe: Probe;
  readonly ground: Ground;
  /** Null on our own mock. */
  readonly guard: WireGuard | null;
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
  const { id, title, requirement, level, effect, covers } = each;
  const header = { id, title, requirement, level, effect, covers };
  const reason = reasonToSkip(each, arena);
  if (isDisabled(each) || reason !== undefined) {
    const isAllowed = arena.target.permits.includes(effect);
    const verdict = reason === undefined || !isAllowed ? 'disabled' : 'skip';
    const why = reason ?? 'ruled out by the operator';
    return { ...header, verdict, reason: why, durationMs: 0, findings: [], log: [] };
  }
  const elapsed = stopwatch();
  const { probe, ground, target, guard } = arena;
  probe.forget();
  const refusal = await prepare(each, arena);
  if (refusal !== null) {
    return {
      ...header,
      verdict: 'disabled',
      reason: refusal,
      durationMs: 0,
      findings: [],
      log: [],
    };
  }
  const context = new Context(probe, ground, target, guard, each);
  const gaps = target.gaps?.() ?? 0;
  const judged = await judge(each, context, deadlineMs);
  const hasGap = (target.gaps?.() ?? 0) > gaps;
  const outcome: Outcome = hasGap ? { verdict: 'skip', reason: 'not in the recording' } : judged;
  const failures = await context.cleanUp();
  const cleanedUp: Outcome =
    failures.length === 0 || outcome.verdict === 'fail'
      ? outcome
      : { verdict: 'error', reason: `clean-up failed: ${String(failures[0])}` };
  const durationMs = Math.round(elapsed());
  const { notes } = context.expect;
  const findings = hasGap ? [] : context.expect.findings;
  const told = [cleanedUp.reason, ...notes].filter((each) => each !== '').join('; ');
  return { ...header, ...cleanedUp, reason: told, durationMs, findings, log: [...probe.log] };
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

/** Modes are read again before the first order of a case, and its place must be as the run found it. */
async function prepare({ effect, needs }: Case, { guard, ground }: Arena): Promise<string | null> {
  guard?.forgetModes();
  if (guard === null || effect !== 'trade') return null;
  if (guard.stopped !== null) return guard.stopped;
  try {
    for (const place of [ground.futures, ground.spot]) {
      if (place === null) continue;
      const position = await guard.positionAt(place);
      const before = guard.own.positionBefore(place) ?? 0;
      if (before !== 0 && needs.includes('fills')) return `a position of ${place.ticker} is open`;
      if (position !== before) {
        guard.stop(`the position of ${place.ticker} changed, and not by this run`);
        return guard.stopped;
      }
    }
    return null;
  } catch (error) {
    if (error instanceof GuardRefused) return error.message;
    throw error;
  }
}

type Outcome = Pick<RunRecord, 'verdict' | 'reason'>;

async function judge(each: Case, context: Context, deadlineMs: number): Promise<Outcome> {
  const { expect } = context;
  try {
    const result = await within(deadlineMs, each.run(context));
    if (result === LATE) {
      // It may go on behind our back, so nothing but cancels leaves from now on.
      context.guard?.stop(`${each.id} did not end in time`);
      expect.that(false, `to be done within ${deadlineMs} ms`, 'still going');
    }
  } catch (error) {
    if (error instanceof CaseSkipped) return { verdict: 'skip', reason: error.message };
    if (error instanceof GuardRefused && expect.findings.length === 0) {
      return { verdict: 'disabled', reason: error.message };
    }
    if (error instanceof NoAnswer) expect.that(false, 'an answer', error.message);
    else if (!(error instanceof CaseStopped || error instanceof GuardRefused)) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { verdict: 'error', reason: text };
    }
  }
  if (expect.findings.length > 0) {
    return { verdict: each.level === 'observed' ? 'observed' : 'fail', reason: '' };
  }
  if (each.level === 'observed' && expect.notes.length > 0) {
    return { verdict: 'observed', reason: '' };
  }
  if (expect.judged === 0) return { verdict: 'error', reason: 'the case judged nothing' };
  return { verdict: 'pass', reason: '' };
}
