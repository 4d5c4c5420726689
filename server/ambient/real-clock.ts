/** The clock of the wall; the only place of the core's surroundings where real time enters. */
import type { Alarm, Cancel, Clock } from './clock.js';

/** Timers do not keep the process alive: sockets do. */
export class RealClock implements Clock {
  readonly #started = performance.now();
  readonly #epoch = Date.now();
  readonly #timers = new Set<NodeJS.Timeout>();

  now(): number {
    // Monotonic, so that no adjustment of the system clock ever reverses the order of events.
    return Math.floor(this.#epoch + performance.now() - this.#started);
  }

  at(instant: number, work: () => void): Cancel {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        work();
      },
      Math.max(0, instant - this.now()),
    ).unref();
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  alarm(work: () => void): Alarm {
    let cancel: Cancel = () => {};
    return {
      set: (instant) => {
        cancel();
        cancel = this.at(instant, work);
      },
    };
  }

  every(ms: number, work: () => void): Cancel {
    const timer = setInterval(work, ms).unref();
    this.#timers.add(timer);
    return () => {
      clearInterval(timer);
      this.#timers.delete(timer);
    };
  }

  async sleep(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((wake) => {
      // Somebody waits for this one, so it keeps the process alive.
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        wake();
      }, ms);
      this.#timers.add(timer);
    });
  }

  /** Forgets everything that is scheduled; whoever sleeps never wakes. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** Lets everything that real input and output has made ready run first. */
export const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Milliseconds since the call, for reports on our own speed. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}
