/** The clock of a mock: real, or virtual and then steered from outside; virtual time may also flow by itself. */
import type { Clock } from './ambient/clock.js';
import { nextTurn, RealClock } from './ambient/real-clock.js';
import { VirtualClock } from './ambient/virtual-clock.js';
import { ControlError } from './control/errors.js';
import { instantOf } from './terminal/instant.js';

export interface ClockState {
  readonly mode: 'real' | 'virtual';
  readonly now: string;
  readonly elapsedMs: number;
  /** Whether virtual time flows by itself. */
  readonly running: boolean;
  readonly speed: number;
  readonly pending: number;
  readonly nextInMs: number | null;
}

/** Real milliseconds between two steps of flowing time. */
const STEP_MS = 10;

/** A single advance of more than this is a slip of the pen. */
const MAX_ADVANCE_MS = 366 * 24 * 3600 * 1000;

export class Time {
  readonly #real = new RealClock();
  readonly #virtual: VirtualClock | null;
  #startedAt: number;
  #speed = 1;
  #stopFlow: (() => void) | null = null;
  /** Advances wait for each other, so that each of them finds the world settled. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly mode: 'real' | 'virtual',
    startsAt: number,
  ) {
    this.#virtual = mode === 'virtual' ? new VirtualClock(startsAt) : null;
    this.#startedAt = this.clock.now();
  }

  get clock(): Clock {
    return this.#virtual ?? this.#real;
  }

  state(): ClockState {
    const now = this.clock.now();
    const pending = this.#virtual?.pending() ?? { count: 0, nextAt: null };
    return {
      mode: this.mode,
      now: instantOf(now, 'milliseconds'),
      elapsedMs: now - this.#startedAt,
      running: this.mode === 'real' || this.#stopFlow !== null,
      speed: this.#speed,
      pending: pending.count,
      nextInMs: pending.nextAt === null ? null : pending.nextAt - now,
    };
  }

  /** @returns how much work ran; every frame that follows from it has been handed to its socket */
  advance(ms: number): Promise<number> {
    const clock = this.#steerable();
    if (!Number.isSafeInteger(ms) || ms < 0 || ms > MAX_ADVANCE_MS) {
      throw new ControlError(
        'BAD_REQUEST',
        `'ms' takes an integer from 0 to ${MAX_ADVANCE_MS}`,
        '/ms',
      );
    }
    const run = this.#queue.then(() => clock.advance(ms, nextTurn));
    this.#queue = run.catch(() => {});
    return run;
  }

  /** Lets virtual time flow at a speed (virtual milliseconds per real one), or stops it. */
  set({ running, speed = this.#speed }: { running?: boolean; speed?: number }): void {
    this.#steerable();
    if (!(speed > 0 && speed <= 100_000)) {
      throw new ControlError(
        'BAD_REQUEST',
        "'speed' takes a number above 0, at most 100000",
        '/speed',
      );
    }
    this.#speed = speed;
    this.#stopFlow?.();
    this.#stopFlow = null;
    if (!running) return;
    let owed = 0;
    this.#stopFlow = this.#real.every(STEP_MS, () => {
      owed += STEP_MS * speed;
      const whole = Math.floor(owed);
      owed -= whole;
      void this.advance(whole);
    });
  }

  /** Back to the start; nothing that was scheduled happens. */
  reset(startsAt: number): void {
    this.#stopFlow?.();
    this.#stopFlow = null;
    this.#speed = 1;
    this.#virtual?.reset(startsAt);
    this.#real.clear();
    this.#startedAt = this.clock.now();
  }

  #steerable(): VirtualClock {
    if (this.#virtual !== null) return this.#virtual;
    throw new ControlError(
      'CLOCK_IS_REAL',
      'The clock is real; it cannot be steered',
      null,
      'start with --clock virtual',
    );
  }
}
