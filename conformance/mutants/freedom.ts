/** A terminal that uses a freedom which the documents leave, or several at once, and what the suite says of it. */
import type { Case } from '../case.js';
import { judge } from '../judge.js';
import type { Rewriter } from '../probe-relay.js';
import { findingLines } from '../reporters/console.js';
import type { Target } from '../targets/target.js';
import type { TargetTime } from '../targets/target-time.js';
import { startTimer } from '../time.js';
import { countsOf, type RunRecord } from '../verdict.js';
import type { Mutant } from './mutant.js';
import { startProxy } from './proxy.js';

type Part = Pick<Mutant, 'request' | 'answer' | 'socket' | 'delay'>;

export interface Freedom {
  readonly name: string;
  /** Of the mock that uses it. */
  readonly knobs?: Readonly<Record<string, unknown>>;
  /** Whether it takes time that a real clock would show otherwise than a virtual one. */
  readonly isSlow?: boolean;
  /** Whether it holds messages back. */
  readonly isLate?: boolean;
  /** What a relay in front of the mock changes, or sees of it. @param used to be called each time */
  readonly relay: (used: () => void, delays: Delays) => Part;
}

/** Time of the target, which under a virtual clock passes only when it is told to. */
export interface Delays {
  readonly time: TargetTime;
  after(ms: number, run: () => void): void;
}

/** A case that is red. */
export interface Alarm extends Pick<RunRecord, 'id' | 'level'> {
  readonly says: readonly string[];
}

export interface Played {
  readonly passed: number;
  readonly alarms: readonly Alarm[];
  /** How often each freedom was used, by its name. */
  readonly used: ReadonlyMap<string, number>;
}

/** Slow answers make cases with many requests long. */
const DEADLINE_MS = 60_000;

/** Judges a target behind a relay that plays the given freedoms, and stops it. */
export async function play(
  target: Target,
  freedoms: readonly Freedom[],
  cases: readonly Case[],
): Promise<Played> {
  const used = new Map(freedoms.map(({ name }) => [name, 0]));
  const proxy = await startProxy(target.url);
  const isLate = freedoms.some((each) => each.isLate === true);
  const delays = delaysIn(target.time, isLate ? () => proxy.caughtUp() : null);
  const parts = freedoms.map(({ name, relay }) =>
    relay(() => used.set(name, (used.get(name) ?? 0) + 1), delays),
  );
  proxy.become(together(parts));
  const behind = { ...target, url: proxy.url, time: delays.time };
  const records = await judge(behind, cases, { deadlineMs: DEADLINE_MS });
  await proxy.stop();
  const alarms = records
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
    .map(({ id, level, reason, findings }) => ({
      id,
      level,
      says: [reason, ...findings.flatMap(findingLines)],
    }));
  return { passed: countsOf(records).passed, alarms, used };
}

/** Virtual time passes in steps of this, so that what is held back comes in its turn. */
const STEP_MS = 50;

/** @param caughtUp null where nothing is held back */
function delaysIn(time: TargetTime, caughtUp: (() => Promise<void>) | null): Delays {
  if (!time.isVirtual || caughtUp === null) {
    return { time, after: (ms, run) => void startTimer(ms, run) };
  }
  let now = 0;
  let waiting: readonly { readonly dueMs: number; readonly run: () => void }[] = [];
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await time.pass(Math.min(left, STEP_MS));
      await caughtUp();
      now += Math.min(left, STEP_MS);
      const due = waiting.filter(({ dueMs }) => dueMs <= now);
      waiting = waiting.filter(({ dueMs }) => dueMs > now);
      for (const { run } of due) run();
    }
  };
  return {
    time: { ...time, pass },
    after: (ms, run) => {
      waiting = [...waiting, { dueMs: now + ms, run }];
    },
  };
}

/** One after the other, in the order in which they are given. */
function together(parts: readonly Part[]): Mutant {
  return {
    name: 'freedoms',
    rows: [],
    request: (request) =>
      parts.reduce((now, part) => {
        const changed = part.request?.(now) ?? now;
        return 'status' in changed ? now : changed;
      }, request),
    answer: (answer, request) =>
      parts.reduce((now, part) => part.answer?.(now, request) ?? now, answer),
    socket: () => chained(parts.flatMap(({ socket }) => (socket === undefined ? [] : [socket()]))),
    delay: async () => {
      for (const part of parts) await part.delay?.();
    },
  };
}

const chained = (rewriters: readonly Rewriter[]): Rewriter => ({
  received: (text, others) =>
    rewriters.reduce(
      (texts: readonly string[], { received }) => texts.flatMap((each) => received(each, others)),
      [text],
    ),
});
