/** Real time and the waiting for it, in one place: everything else is told how long to wait. */

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Lets everything run that is ready now: what has arrived is read, what is owed is written. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Runs something after a delay, unless it is cancelled. */
export function startTimer(ms: number, run: () => void): { cancel(): void } {
  const timer = setTimeout(run, ms);
  return { cancel: () => clearTimeout(timer) };
}

/** Milliseconds of a clock that only goes forward. */
export const uptimeMs = (): number => performance.now();

/** Milliseconds since the call. */
export function stopwatch(): () => number {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
}

/** What `within` gives when the time is over. */
export const LATE = Symbol('late');

/** A process that was held up for longer than this wakes to a timer before it wakes to what has arrived. */
const SLICE_MS = 100;

/**
 * What the promise gives, or `LATE` when it takes longer; the promise itself goes on. Time for which
 * this process was held up does not count: nobody was there to be answered.
 */
export async function within<Value>(
  ms: number,
  promise: Promise<Value>,
): Promise<Value | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    const wait = (leftMs: number): void => {
      const sliceMs = Math.min(leftMs, SLICE_MS);
      timer = setTimeout(
        () => (leftMs > SLICE_MS ? wait(leftMs - sliceMs) : resolve(LATE)),
        sliceMs,
      );
    };
    wait(ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
