/** Time as the core knows it: instants in epoch milliseconds, and work that waits for one. */

/** Takes scheduled work back; harmless when it has run already. */
export type Cancel = () => void;

/** Work that is due again and again, at one instant at a time. */
export interface Alarm {
  /** Runs the work once at the instant, and not when it was due before. */
  set(instant: number): void;
}

export interface Clock {
  /** Now, in epoch milliseconds. */
  now(): number;
  /** Runs `work` once at the instant, or as soon as possible when that has passed. */
  at(instant: number, work: () => void): Cancel;
  /** Work that is scheduled often: costs less than `at`. */
  alarm(work: () => void): Alarm;
  /** Runs `work` every `ms` milliseconds from now on. */
  every(ms: number, work: () => void): Cancel;
  /** Resolves after `ms` milliseconds; at once for 0. */
  sleep(ms: number): Promise<void>;
}
