/** The faults of one world: added, removed, and found by the line on which they act. */
import type { Cancel, Clock } from '../ambient/clock.js';
import type { Prng } from '../ambient/prng.js';
import { Armed, type KnownFault } from './armed.js';
import type { Line, Unit } from './fault.js';
import { readEntry } from './fault-entry.js';

export interface FaultPlanParts {
  readonly clock: Clock;
  /** Each fault draws from a stream of its own, so that one never changes what another does. */
  readonly prng: Prng;
}

/** Hears of every fault that fires. */
export type FaultListener = (fault: KnownFault, unit: Unit) => void;

/** Shared by all lines on which nothing acts, so that looking costs nothing. */
const NONE: readonly Armed[] = [];

/** Lines that a request over HTTP may meet. */
const REST_LINES: readonly Line[] = [
  'rest.request',
  'rest.response',
  'venue',
  'placeOrder',
  'cancelOrder',
];

export class FaultPlan {
  #faults: readonly Armed[] = [];
  #lines: ReadonlyMap<Line, readonly Armed[]> = new Map();
  #isOnRest = false;
  #last = 0;
  readonly #listeners = new Set<FaultListener>();

  constructor(readonly parts: FaultPlanParts) {}

  /** Whether a request over HTTP may meet a fault. */
  get isOnRest(): boolean {
    return this.#isOnRest;
  }

  /** Faults of a line in the order of their creation; never changed, only replaced. */
  on(line: Line): readonly Armed[] {
    return this.#lines.get(line) ?? NONE;
  }

  /** @param pointer where the entry stands in what was given; @throws InputError */
  add(given: unknown, pointer = ''): Armed {
    return this.#arm(readEntry(given, pointer));
  }

  /** All or none. @throws InputError */
  addAll(given: readonly unknown[], pointer: string): readonly Armed[] {
    return given
      .map((each, at) => readEntry(each, `${pointer}/${at}`))
      .map((each) => this.#arm(each));
  }

  list(): readonly Armed[] {
    return this.#faults;
  }

  /** @returns false when there is none of this id */
  remove(id: string): boolean {
    const fault = this.#faults.find((each) => each.id === id);
    if (fault === undefined) return false;
    this.#replace(this.#faults.filter((each) => each !== fault));
    fault.remove();
    return true;
  }

  clear(): void {
    const all = this.#faults;
    this.#replace([]);
    for (const each of all) each.remove();
  }

  listen(listener: FaultListener): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #arm(entry: ReturnType<typeof readEntry>): Armed {
    this.#last += 1;
    const id = `f${this.#last}`;
    const armed = new Armed(id, entry, {
      clock: this.parts.clock,
      prng: this.parts.prng.split(id),
      match: entry.compiled,
      onFired: (fault, unit) => {
        for (const each of this.#listeners) each(fault.shown(), unit);
      },
    });
    this.#replace([...this.#faults, armed]);
    return armed;
  }

  #replace(faults: readonly Armed[]): void {
    const lines = new Map<Line, Armed[]>();
    for (const fault of faults) {
      for (const line of fault.lines) lines.set(line, [...(lines.get(line) ?? []), fault]);
    }
    this.#faults = faults;
    this.#lines = lines;
    this.#isOnRest = REST_LINES.some((line) => lines.has(line));
  }
}
