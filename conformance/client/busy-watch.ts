/** Notices when the machine is too busy for deadlines to mean anything. */
import { startTimer, uptimeMs } from '../time.js';

/** How often it looks, in milliseconds. */
const TICK_MS = 20;

/** A timer that is so late leaves too little of the shortest deadline, which is 500 ms. */
const LATE_MS = 100;

export class BusyWatch {
  #timer: { cancel(): void } | undefined;
  /** When a timer was last too late. */
  #lastLate = Number.NEGATIVE_INFINITY;

  constructor() {
    this.#tick();
  }

  /** Whether a timer was too late since then. */
  wasBusySince(startMs: number): boolean {
    return this.#lastLate >= startMs;
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #tick(): void {
    const dueAt = uptimeMs() + TICK_MS;
    this.#timer = startTimer(TICK_MS, () => {
      if (uptimeMs() - dueAt > LATE_MS) this.#lastLate = uptimeMs();
      this.#tick();
    });
  }
}
