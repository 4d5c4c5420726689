/** How time passes for a client: as it is, or as fast as mock and client can follow. */
import type { Mock } from '../../server/index.js';
import { nextTurn, pause, uptimeMs } from '../time.js';

/** Runs something after a delay in milliseconds; returns what takes it back. */
export type After = (delayMs: number, run: () => void) => () => void;

export interface Pace {
  readonly isVirtual: boolean;
  /** The clock that a client in this process takes; undefined for its own. */
  readonly after: After | undefined;
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the promise is settled, at most so long. @returns whether it was */
  drive(promise: Promise<unknown>, ms: number): Promise<boolean>;
}

/** How often a condition is looked at, in real milliseconds. */
const GLANCE_MS = 5;

export const realPace = (): Pace => ({
  isVirtual: false,
  after: undefined,
  pass: pause,
  async drive(promise, ms) {
    const settled = settledOf(promise);
    const until = uptimeMs() + ms;
    while (!settled.is && uptimeMs() < until) await pause(GLANCE_MS);
    return settled.is;
  },
});

/** So many turns without anything new, and nobody is at work any more. */
const QUIET_TURNS = 10;

/** A world that never rests is left after so many turns. */
const MAX_TURNS = 20_000;

/**
 * Mock and client share this process, so the kernel hands over at once what the one writes and the
 * other reads: when nothing new happened for some turns, both wait for time. Then time goes on to
 * the next thing that anybody waits for.
 * @param leastStepMs coarser steps for long times: what becomes due within one happens at its end
 * @param caughtUp resolves when the client has read all that it was sent, where a step brings more than some turns can read
 */
export function virtualPace(
  mock: () => Mock,
  leastStepMs = 1,
  caughtUp: () => Promise<unknown> = async () => {},
): Pace {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = 0;
  const settle = async (isDone: () => boolean): Promise<void> => {
    let last = -1;
    let quiet = 0;
    for (let turn = 0; quiet < QUIET_TURNS && turn < MAX_TURNS && !isDone(); turn += 1) {
      await nextTurn();
      const seen = mock().journal.all({ limit: 0 }).last;
      quiet = seen === last ? quiet + 1 : 0;
      last = seen;
    }
  };
  const runDue = (): void => {
    const due = [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (timers.delete(timer)) timer.run();
  };
  const pass = async (ms: number, isDone: () => boolean): Promise<void> => {
    const end = now + ms;
    for (;;) {
      await settle(isDone);
      if (isDone() || now >= end) return;
      const own = Math.min(...[...timers].map(({ at }) => at)) - now;
      const theirs = mock().clock.get().nextInMs ?? Number.POSITIVE_INFINITY;
      const step = Math.ceil(
        Math.max(Math.min(own, theirs, end - now), Math.min(leastStepMs, end - now)),
      );
      await mock().advance(step);
      await caughtUp();
      now += step;
      runDue();
    }
  };
  return {
    isVirtual: true,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: (ms) => pass(ms, () => false),
    async drive(promise, ms) {
      const settled = settledOf(promise);
      await pass(ms, () => settled.is);
      return settled.is;
    },
  };
}

function settledOf(promise: Promise<unknown>): { is: boolean } {
  const settled = { is: false };
  const note = (): void => {
    settled.is = true;
  };
  promise.then(note, note);
  return settled;
}
