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

/** What time has to do with whatever it drives. */
export interface Surroundings {
  /** Waits for those who are late with reading what has been sent to them. */
  readonly pressure?: () => Promise<void> | undefined;
  /** Called when time has been advanced, before the next advance begins. */
  readonly onAdvanced?: () => void;
}

export interface AdvancePlan {
  /** Called when earlier advances are over and this one begins. */
  readonly begin?: () => void;
  /** Asked at the beginning and after each piece of work; time stands still from then on. */
  readonly isDone?: () => boolean;
}

export interface AdvancedTime {
  /** Pieces of work that ran. */
  readonly ran: number;
  readonly advancedMs: number;
}

/** Real milliseconds between two steps of flowing time. */
const STEP_MS = 10;

/** Steps that flowing time makes up for in one go; more would stop everything else. */
const MAX_OWED_STEPS = 10;

/** A single advance of more than this is a slip of the pen. */
const MAX_ADVANCE_MS = 366 * 24 * 3600 * 1000;

export class Time {
  readonly #real = new RealClock();
  readonly #virtual: VirtualClock | null;
  #startedAt: number;
  #speed = 1;
  #stopFlow: (() => void) | null = null;
  #resets = 0;
  /** Advances wait for each other, so that each of them finds the world settled. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly mode: 'real' | 'virtual',
    startsAt: number,
    readonly surroundings: Surroundings = {},
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

  /**
   * Runs what is due within `ms`, or until `plan.isDone` after a piece of work.
   * @throws ControlError CLOCK_IS_REAL, BAD_REQUEST, and RESET when the clock is reset meanwhile
   */
  async advance(ms: number, plan: AdvancePlan = {}): Promise<AdvancedTime> {
    const clock = this.#steerable();
    if (!Number.isSafeInteger(ms) || ms < 0 || ms > MAX_ADVANCE_MS) {
      throw new ControlError(
        'BAD_REQUEST',
        `'ms' takes an integer from 0 to ${MAX_ADVANCE_MS}`,
        '/ms',
      );
    }
    const { pressure, onAdvanced } = this.surroundings;
    const resets = this.#resets;
    const run = this.#queue.then(async () => {
      if (resets !== this.#resets) throw wasReset();
      plan.begin?.();
      const from = clock.now();
      const ran = await clock.advance(ms, nextTurn, pressure, plan.isDone);
      if (resets !== this.#resets) throw wasReset();
      onAdvanced?.();
      await pressure?.();
      return { ran, advancedMs: clock.now() - from };
    });
    this.#queue = run.catch(() => {});
    return run;
  }

  /**
   * Lets virtual time flow at a speed (virtual milliseconds per real one), or stops it.
   * @throws ControlError CLOCK_IS_REAL, BAD_REQUEST
   */
  set(request: { running?: boolean; speed?: number }): void {
    this.#steerable();
    const { running = this.#stopFlow !== null, speed = this.#speed } = request;
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
    let owedMs = 0;
    let isBusy = false;
    this.#stopFlow = this.#real.every(STEP_MS, () => {
      // A world that cannot follow falls behind a little, then flows more slowly than it was told.
      owedMs = Math.min(owedMs + STEP_MS * speed, MAX_OWED_STEPS * STEP_MS * speed + 1);
      if (isBusy || owedMs < 1) return;
      const whole = Math.min(Math.floor(owedMs), MAX_ADVANCE_MS);
      owedMs -= whole;
      isBusy = true;
      const free = (): void => {
        isBusy = false;
      };
      // Only a reset ends a step, and it ends the flow, too.
      this.advance(whole).then(free, free);
    });
  }

  /** Back to the start; nothing that was scheduled happens. */
  reset(startsAt: number): void {
    this.#resets += 1;
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

const wasReset = (): ControlError =>
  new ControlError('RESET', 'The world was reset while time was advanced');
