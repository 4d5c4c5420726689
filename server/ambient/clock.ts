/** Time as the core knows it: instants in epoch milliseconds, and work that waits for one. */

/** Takes scheduled work back; harmless when it has run already. */
export type Cancel = () => void;

export interface Clock {
  /** Now, in epoch milliseconds. */
  now(): number;
  /** Runs `work` once at the instant, or as soon as possible when that has passed. */
  at(instant: number, work: () => void): Cancel;
  /** Runs `work` every `ms` milliseconds from now on. */
  every(ms: number, work: () => void): Cancel;
  /** Resolves after `ms` milliseconds; at once for 0. */
  sleep(ms: number): Promise<void>;
}
