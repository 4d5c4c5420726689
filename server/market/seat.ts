/** One ticker in the market: its crowd, which settles when it is first needed, and whether it goes with the clock. */
import type { VenueFact } from '../venue/facts.js';
import type { CounterDoor, DoorCounts } from './counter-door.js';
import type { TickerCrowd } from './ticker-crowd.js';
import type { CrowdSpec, WorldInstrument } from './world.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { ceil } = Math;

/** So many events happen at most before the facts of them are delivered. */
export interface SeatParts {
  readonly venueId: string;
  readonly instrument: WorldInstrument;
  readonly spec: CrowdSpec;
  /** Rank in the world: of two things at one instant, the lower rank's happens first. */
  readonly rank: number;
  /** Makes the crowd and the door; called once. */
  readonly settle: (seat: Seat) => { readonly crowd: TickerCrowd; readonly door: CounterDoor };
  readonly publish: (venueId: string, facts: readonly VenueFact[]) => void;
  /** What only onlookers hear. */
  readonly show: (venueId: string, facts: readonly VenueFact[]) => void;
  /** Epoch milliseconds at the start of the world. */
  readonly startsAt: number;
}

export class Seat {
  /** Goes with the clock; else it is replayed when somebody asks. */
  isAwake = false;
  /** A client listens to its trades or its book. */
  isWatched = false;
  /** Somebody looks on who is no client. */
  isLookedAt = false;
  /** Until this instant, in microseconds, nobody asks again whether it is needed. */
  checkedUntil = 0;
  readonly #parts: SeatParts;
  #settled: { readonly crowd: TickerCrowd; readonly door: CounterDoor } | null = null;
  #isRunning = false;

  constructor(parts: SeatParts) {
    this.#parts = parts;
  }

  get venueId(): string {
    return this.#parts.venueId;
  }

  get ticker(): string {
    return this.#parts.instrument.ticker;
  }

  get instrument(): WorldInstrument {
    return this.#parts.instrument;
  }

  get spec(): CrowdSpec {
    return this.#parts.spec;
  }

  get rank(): number {
    return this.#parts.rank;
  }

  /** In the middle of an event of its own. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The crowd, which has settled by then. */
  get crowd(): TickerCrowd {
    return this.#open().crowd;
  }

  get counts(): DoorCounts | null {
    return this.#settled?.door.counts ?? null;
  }

  get nextAt(): number {
    return this.crowd.nextAt;
  }

  /** Lets the next thing happen, at its own instant. */
  runNext(): void {
    const { crowd, door } = this.#open();
    door.at = this.#instant(crowd.nextAt);
    this.#isRunning = true;
    crowd.runNext();
    this.#isRunning = false;
  }

  /** Lets everything happen up to an instant; over a longer gap than `gapUs` only what prices remember. */
  replay(us: number, gapUs: number): void {
    const { crowd, door } = this.#open();
    if (us - crowd.now > gapUs) {
      door.at = this.#instant(us);
      this.#isRunning = true;
      crowd.leap(us);
      this.#isRunning = false;
    }
    while (crowd.nextAt <= us) this.runNext();
  }

  /** Whether anybody wants to hear of trades and depth. */
  get wantsMarket(): boolean {
    return this.isWatched || this.isLookedAt;
  }

  /** Where facts of the crowd's own commands go. */
  hear(facts: readonly VenueFact[]): void {
    const { publish, show } = this.#parts;
    if (this.isWatched) {
      publish(this.venueId, facts);
      return;
    }
    const ofAccounts = facts.filter((fact) => 'account' in fact);
    if (ofAccounts.length > 0) publish(this.venueId, ofAccounts);
    if (this.isLookedAt) show(this.venueId, facts);
  }

  #open(): { readonly crowd: TickerCrowd; readonly door: CounterDoor } {
    if (this.#settled === null) {
      this.#isRunning = true;
      this.#settled = this.#parts.settle(this);
      this.#isRunning = false;
    }
    return this.#settled;
  }

  /** Epoch milliseconds: what happens within a millisecond is seen at its end. */
  #instant(us: number): number {
    return this.#parts.startsAt + ceil(us / 1000);
  }
}
