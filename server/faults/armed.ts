/** One fault of a plan at work: which units it takes, and how often it has. */
import type { Cancel, Clock } from '../ambient/clock.js';
import type { Prng } from '../ambient/prng.js';
import type { JournalEntry } from '../journal/journal.js';
import type { CompiledMatch } from '../journal/match.js';
import type { Behaviour, FaultContext, Line, Surface, Unit } from './fault.js';
import { LINES } from './fault.js';
import type { ReadEntry } from './fault-entry.js';

/** A fault as it is shown: its entry with all defaults, its id, and how often it has fired. */
export interface KnownFault {
  /** `f1`, `f2` … */
  readonly id: string;
  readonly kind: string;
  readonly on: Surface;
  readonly match: object | null;
  readonly nth: number;
  /** How often it fires; null for ever. */
  readonly count: number | null;
  readonly probability: number;
  /** Milliseconds of the mock's clock since it was added. */
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly with: object;
  readonly hits: number;
}

export interface ArmedParts {
  readonly clock: Clock;
  readonly prng: Prng;
  readonly match: CompiledMatch | null;
  readonly onFired: (fault: Armed, unit: Unit) => void;
}

export class Armed {
  readonly lines: readonly Line[];
  readonly behave: Behaviour;
  readonly #addedAt: number;
  #seen = 0;
  #hits = 0;
  #isRemoved = false;
  readonly #endings: (() => void)[] = [];
  /** Units that still belong to a hit, by what they are about. */
  readonly #owed = new Map<string, number>();

  constructor(
    readonly id: string,
    readonly entry: ReadEntry,
    readonly parts: ArmedParts,
  ) {
    this.lines = LINES[entry.on] ?? [entry.on as Line];
    this.#addedAt = parts.clock.now();
    this.behave = entry.kind.start(entry.options, this.#context());
  }

  get hits(): number {
    return this.#hits;
  }

  /** The instant from which it takes units. */
  get from(): number {
    return this.#addedAt + this.entry.fromMs;
  }

  /** The instant until which it does; null for ever. */
  get until(): number | null {
    const { untilMs } = this.entry;
    return untilMs === null ? null : this.#addedAt + untilMs;
  }

  /** Whether it would take anything now. */
  get isActive(): boolean {
    const now = this.parts.clock.now();
    const { count } = this.entry;
    const isDue = now >= this.from && (this.until === null || now < this.until);
    return isDue && !this.#isRemoved && (count === null || this.#hits < count);
  }

  /** Every active connection to the port is meant, so the port itself may close. */
  get isUnconditional(): boolean {
    const { nth, count, probability, match } = this.entry;
    return nth === 1 && count === null && probability === 1 && match === null;
  }

  /** Counts the unit when it matches. @returns whether it is taken, and whether that begins another hit */
  takes({ about }: Unit): 'hit' | 'same hit' | 'no' {
    const { kind, options, nth, probability } = this.entry;
    if (this.#owed.size > 0 && this.#owes(about)) return 'same hit';
    if (!this.isActive) return 'no';
    if (kind.concerns?.(about, options) === false) return 'no';
    if (this.parts.match?.test(about) === false) return 'no';
    this.#seen += 1;
    if (this.#seen < nth) return 'no';
    // Certainty draws nothing, so that a plan without chance needs no seed.
    if (probability < 1 && !this.parts.prng.chance(probability)) return 'no';
    const inARow = kind.inARow?.(options) ?? 1;
    if (inARow > 1) this.#owed.set(streamOf(about), inARow - 1);
    return 'hit';
  }

  #owes(about: JournalEntry): boolean {
    const left = this.#owed.get(streamOf(about)) ?? 0;
    if (left === 0 || this.entry.kind.concerns?.(about, this.entry.options) === false) return false;
    if (left === 1) this.#owed.delete(streamOf(about));
    else this.#owed.set(streamOf(about), left - 1);
    return true;
  }

  /** It is about to act; `missed` takes that back, `fired` tells. */
  hit(): void {
    this.#hits += 1;
  }
  missed(): void {
    this.#hits -= 1;
  }
  fired(unit: Unit): void {
    this.parts.onFired(this, unit);
  }

  /** Takes nothing from now on; what it holds leaves. */
  remove(): void {
    this.#isRemoved = true;
    this.#owed.clear();
    for (const work of this.#endings.splice(0)) work();
  }

  shown(): KnownFault {
    const { kind, on, match, nth, count, probability, fromMs, untilMs, given } = this.entry;
    const about = { id: this.id, kind: kind.kind, on, match, nth, count, probability };
    return { ...about, fromMs, untilMs, with: given, hits: this.#hits };
  }

  #context(): FaultContext {
    const { clock, prng } = this.parts;
    return {
      prng: prng.split('choices'),
      now: () => clock.now(),
      later(ms, work): Cancel {
        if (ms > 0) return clock.at(clock.now() + ms, work);
        work();
        return () => {};
      },
      onRemoved: (work) => this.#endings.push(work),
    };
  }
}

const streamOf = ({ sessions, connectionId, ticker }: JournalEntry): string =>
  `${sessions[0]} ${connectionId} ${ticker}`;
