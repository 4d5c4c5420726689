/** The market: lets the crowd of every ticker live that somebody needs, from event to event and in their order. */
import type { Alarm, Clock } from '../ambient/clock.js';
import type { Prng } from '../ambient/prng.js';
import type { VenueFact } from '../venue/facts.js';
import type { Venue } from '../venue/venue.js';
import { parametersOf } from './agents/parameters.js';
import { CounterDoor } from './counter-door.js';
import { Seat } from './seat.js';
import { Stall } from './stall.js';
import { type CrowdChange, type LeaderValue, TickerCrowd } from './ticker-crowd.js';
import type { WorldVenue } from './world.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { ceil, floor, max } = Math;
const NEVER = Number.POSITIVE_INFINITY;

export interface MarketParts {
  readonly clock: Clock;
  readonly prng: Prng;
  /** The clock cannot be told to wait, so the crowd wakes up less often and never works for long. */
  readonly isReal: boolean;
}

/** Who hears what the crowd does, and who needs which ticker. */
export interface MarketListeners {
  publish(venueId: string, facts: readonly VenueFact[]): void;
  drain(): void;
  /** What clients are not told, for those who look on. */
  show(venueId: string, facts: readonly VenueFact[]): void;
  /** A client is subscribed to trades or the book. */
  isWatched(venueId: string, ticker: string): boolean;
  /** Somebody looks on who is no client. */
  isLookedAt(venueId: string, ticker: string): boolean;
  /** Somebody has an open order or a position there. */
  hasStake(venueId: string, ticker: string): boolean;
}

const HOUR_US = 3_600_000_000;
/** Longer unwatched times are not replayed. */
const GAP_US = 6 * HOUR_US;
const REAL_GAP_US = HOUR_US / 12;
/** Under the real clock the crowd wakes up no sooner than after so long. */
const REAL_WAKE_MS = 15;
/** So many events in a row at most, then others have their turn. */
const REAL_BURST = 2_000;
const NO_LIMIT = Number.POSITIVE_INFINITY;
/** So often, in microseconds, the market asks whether a ticker is still needed. */
const CHECK_US = 1_000_000;

const NOBODY: MarketListeners = {
  publish: () => {},
  drain: () => {},
  show: () => {},
  isWatched: () => false,
  isLookedAt: () => false,
  hasStake: () => false,
};

export class Market {
  readonly #parts: MarketParts;
  readonly #startsAt: number;
  readonly #stalls = new Map<string, Stall>();
  readonly #seats = new Map<string, Seat>();
  readonly #leaders = new Set<string>();
  /** By rank. */
  #awake: readonly Seat[] = [];
  #listeners = NOBODY;
  #isBusy = false;
  #hasNews = false;
  #timerAt = NEVER;
  readonly #timer: Alarm;

  constructor(parts: MarketParts) {
    this.#parts = parts;
    this.#startsAt = parts.clock.now();
    this.#timer = parts.clock.alarm(() => this.#onTimer());
  }

  /** Takes in a venue; nothing settles there before it is needed. */
  enter(spec: WorldVenue, venue: Venue): void {
    this.#stalls.set(spec.id, new Stall(spec, venue));
    for (const instrument of spec.instruments) {
      const { ticker, crowd, isTradingAllowed } = instrument;
      if (crowd === null || !isTradingAllowed) continue;
      if (crowd.follows !== null)
        this.#leaders.add(keyOf(crowd.follows.venue, crowd.follows.ticker));
      const seat = new Seat({
        venueId: spec.id,
        instrument,
        spec: crowd,
        rank: this.#seats.size,
        settle: (own) => this.#settleCrowd(own),
        publish: (venueId, facts) => {
          this.#hasNews = true;
          this.#listeners.publish(venueId, facts);
        },
        show: (venueId, facts) => this.#listeners.show(venueId, facts),
        startsAt: this.#startsAt,
      });
      this.#seats.set(keyOf(spec.id, ticker), seat);
    }
  }

  /** From now on these hear what happens. */
  connect(listeners: MarketListeners): void {
    this.#listeners = listeners;
  }

  /** To be called before anybody looks at a book or sends a command to it. */
  touch(venueId: string, ticker: string, how: 'look' | 'command'): void {
    if (this.#isBusy) return;
    const seat = this.#seats.get(keyOf(venueId, ticker));
    if (seat === undefined) return;
    this.#wake(seat);
    if (how === 'look') return;
    seat.crowd.disturb(this.#nowUs());
    this.#schedule();
  }

  /** Somebody is about to listen to this ticker. */
  watch(venueId: string, ticker: string, who: 'client' | 'onlooker'): void {
    const seat = this.#seats.get(keyOf(venueId, ticker));
    if (seat === undefined) return;
    this.touch(venueId, ticker, 'look');
    if (who === 'client') seat.isWatched = true;
    else seat.isLookedAt = true;
  }

  /** Brings a ticker to the clock's now. Nothing happens where no crowd lives. */
  catchUp(venueId: string, ticker: string): void {
    this.touch(venueId, ticker, 'look');
  }

  /**
   * Changes how the crowd of a ticker behaves from now on; nothing happens where none lives.
   *
   * @param change drift in basis points per hour; a shift of the fair value in basis points within a time in
   *   milliseconds; density where 1 is usual; the side on which the crowd offers; whether it rests
   */
  steer(venueId: string, ticker: string, change: CrowdChange): void {
    const seat = this.#seats.get(keyOf(venueId, ticker));
    if (seat === undefined) return;
    this.touch(venueId, ticker, 'look');
    seat.crowd.steer(change, this.#nowUs());
    this.#schedule();
  }

  /** Stops the crowd of a ticker, of a venue, or all of it; its orders stay. */
  pause(venueId?: string, ticker?: string): void {
    this.#steerAll({ paused: true }, venueId, ticker);
  }

  resume(venueId?: string, ticker?: string): void {
    this.#steerAll({ paused: false }, venueId, ticker);
  }

  /** What the crowd of a ticker has done so far; null before it has settled. */
  counts(venueId: string, ticker: string): Seat['counts'] {
    return this.#seats.get(keyOf(venueId, ticker))?.counts ?? null;
  }

  #steerAll(change: CrowdChange, venueId?: string, ticker?: string): void {
    for (const seat of this.#seats.values()) {
      const isMeant =
        (venueId === undefined || seat.venueId === venueId) &&
        (ticker === undefined || seat.ticker === ticker);
      if (isMeant) this.steer(seat.venueId, seat.ticker, change);
    }
  }

  /** Brings everything that goes with the clock to its now, and this ticker too, which goes with it from here on. */
  #wake(seat: Seat): void {
    const us = this.#nowUs();
    this.#run(us, NO_LIMIT);
    if (seat.isAwake) return;
    this.#isBusy = true;
    seat.replay(us, this.#gapUs);
    this.#isBusy = false;
    seat.isAwake = true;
    seat.checkedUntil = us + CHECK_US;
    this.#awake = [...this.#awake, seat].sort((a, b) => a.rank - b.rank);
    this.#schedule();
  }

  /** Lets everything happen that is due, in the order of instant and rank; at most so many events. */
  #run(us: number, most: number): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let left = most; left > 0; left -= 1) {
      const seat = this.#earliest();
      if (seat === undefined) break;
      const { nextAt } = seat;
      if (nextAt > us) break;
      if (nextAt > seat.checkedUntil && !this.#isNeeded(seat)) continue;
      if (us - seat.crowd.now > this.#gapUs) seat.replay(us, this.#gapUs);
      else seat.runNext();
    }
    if (this.#hasNews) this.#listeners.drain();
    this.#hasNews = false;
    this.#isBusy = false;
  }

  #earliest(): Seat | undefined {
    // Mostly there is one.
    if (this.#awake.length === 1) return this.#awake[0];
    let earliest: Seat | undefined;
    let least = NEVER;
    for (const seat of this.#awake) {
      const { nextAt } = seat;
      if (nextAt >= least) continue;
      least = nextAt;
      earliest = seat;
    }
    return earliest;
  }

  /** Puts to sleep what nobody needs any more. */
  #isNeeded(seat: Seat): boolean {
    const { venueId, ticker, nextAt } = seat;
    seat.isWatched = this.#listeners.isWatched(venueId, ticker);
    seat.isLookedAt = this.#listeners.isLookedAt(venueId, ticker);
    if (seat.wantsMarket || this.#listeners.hasStake(venueId, ticker)) {
      seat.checkedUntil = nextAt + CHECK_US;
      return true;
    }
    seat.isAwake = false;
    this.#awake = this.#awake.filter((each) => each !== seat);
    return false;
  }

  #schedule(): void {
    const next = this.#earliest()?.nextAt ?? NEVER;
    if (next === NEVER) return;
    const { clock, isReal } = this.#parts;
    const due = this.#startsAt + ceil(next / 1000);
    const at = isReal ? max(due, clock.now() + REAL_WAKE_MS) : due;
    // An earlier timer finds nothing to do and sets the next one.
    if (this.#timerAt <= at) return;
    this.#timerAt = at;
    this.#timer.set(at);
  }

  #onTimer(): void {
    this.#timerAt = NEVER;
    this.#run(this.#nowUs(), this.#parts.isReal ? REAL_BURST : NO_LIMIT);
    this.#schedule();
  }

  #settleCrowd(seat: Seat): { readonly crowd: TickerCrowd; readonly door: CounterDoor } {
    const { venueId, ticker, instrument, spec } = seat;
    const stall = this.#stallOf(venueId);
    const door = new CounterDoor(stall.venue.counter(ticker), stall.account);
    door.at = this.#startsAt;
    const crowd = new TickerCrowd({
      spec,
      parameters: parametersOf(instrument, spec),
      prng: this.#parts.prng.split(`crowd:${venueId}:${ticker}`),
      door,
      leader: this.#leaderOf(seat),
      isLeader: this.#leaders.has(keyOf(venueId, ticker)),
    });
    door.listen(seat, {
      makerGone: (number) => crowd.pool.remove(number),
      takenByOthers: (lots) => crowd.takenByOthers(lots),
    });
    return { crowd, door };
  }

  #leaderOf({ spec: { follows }, instrument }: Seat): LeaderValue | null {
    if (follows === null) return null;
    const leader = this.#seats.get(keyOf(follows.venue, follows.ticker));
    if (leader === undefined) return null;
    const own = parametersOf(instrument, { preset: 'major' }).referenceTicks;
    const theirs = parametersOf(leader.instrument, { preset: 'major' }).referenceTicks;
    return (us) => {
      const then = max(0, us - follows.lagMs * 1000);
      if (!leader.isRunning && leader.nextAt <= then) leader.replay(then, this.#gapUs);
      return floor((leader.crowd.historyAt(then) * own) / theirs);
    };
  }

  get #gapUs(): number {
    return this.#parts.isReal ? REAL_GAP_US : GAP_US;
  }

  #nowUs(): number {
    return (this.#parts.clock.now() - this.#startsAt) * 1000;
  }

  #stallOf(venueId: string): Stall {
    const stall = this.#stalls.get(venueId);
    if (stall === undefined) throw new Error(`The market has no venue '${venueId}'`);
    return stall;
  }
}

const keyOf = (venueId: string, ticker: string): string => `${venueId} ${ticker}`;
