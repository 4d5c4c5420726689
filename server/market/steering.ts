/**
 * Steers the market from outside: everything it does is done by real orders of the crowd, by the crowd's own
 * mood, or by rules for the orders of others. The control door and the steps of a scenario share it.
 */
import type { Cancel, Clock } from '../ambient/clock.js';
import type { Prng } from '../ambient/prng.js';
import type { Side, VenueFact } from '../venue/facts.js';
import type { Venue } from '../venue/venue.js';
import { ladder } from './crowd.js';
import { CrowdDesk, type CrowdTrade } from './crowd-desk.js';
import { compareDecimals, stepsIn, times } from './decimals.js';
import { SteeringError } from './steering-error.js';
import type { WorldVenue } from './world.js';

/** What may be changed about how the living crowd of an instrument trades. */
export interface CrowdChange {
  /** Drift of the fair price, in basis points per hour. */
  readonly driftBpPerHour?: number;
  /** A change of the fair price by so many basis points, spread over a time. */
  readonly shift?: { readonly bp: number; readonly overMs: number };
  readonly density?: number;
  readonly side?: 'both' | 'buy' | 'sell';
  readonly paused?: boolean;
}

/** What steering asks of the living crowd. */
export interface LivingCrowd {
  steer(venueId: string, ticker: string, change: CrowdChange): void;
  pause(venueId?: string, ticker?: string): void;
  resume(venueId?: string, ticker?: string): void;
  /** Brings an instrument that nobody watched up to now. */
  catchUp(venueId: string, ticker: string): void;
}

export interface SteeringParts {
  readonly venues: ReadonlyMap<string, { readonly venue: Venue; readonly spec: WorldVenue }>;
  readonly clock: Clock;
  readonly prng: Prng;
  readonly crowd: LivingCrowd;
  /** Account of the orders that rest at the start, once a book was opened. */
  readonly stillAccount: string;
  /** Tells facts of a venue at once. */
  readonly publish: (venueId: string, facts: readonly VenueFact[]) => void;
}

export interface Moved {
  readonly from: string;
  readonly to: string;
  /** Trades up to now; a move that takes its time has not begun. */
  readonly trades: number;
}

interface Liquidity {
  readonly desk: CrowdDesk;
  readonly number: number;
  readonly side: Side;
  readonly price: string;
}

/** How often a move that takes its time goes on. */
const PIECE_MS = 100;
const MOST_PIECES = 2000;

export class Steering {
  readonly #parts: SteeringParts;
  readonly #desks = new Map<string, CrowdDesk>();
  readonly #liquidity = new Map<string, Liquidity>();
  /** Orders that took the place of the still liquidity, by desk. */
  readonly #restocked = new Map<CrowdDesk, readonly number[]>();
  readonly #underWay = new Map<CrowdDesk, readonly Cancel[]>();
  #lastLiquidity = 0;
  #moves = 0;

  constructor(parts: SteeringParts) {
    this.#parts = parts;
  }

  /** @returns the id of the liquidity, `m1`, `m2` …; @throws SteeringError when the venue refuses the order */
  rest(venueId: string, ticker: string, side: Side, price: string, size: string): string {
    const desk = this.desk(venueId, ticker);
    desk.check('price', price);
    desk.check('size', size);
    const number = desk.rest(side, price, size);
    this.#lastLiquidity += 1;
    const id = `m${this.#lastLiquidity}`;
    this.#liquidity.set(id, { desk, number, side, price });
    return id;
  }

  /** Takes liquidity back, as far as it is still there. @throws SteeringError NOT_FOUND */
  remove(id: string): void {
    const { desk, number } = this.#known(id);
    this.#liquidity.delete(id);
    desk.remove(number);
  }

  /**
   * Takes from the book at the market, or up to a price.
   *
   * @throws SteeringError when the venue refuses the order
   */
  trade(
    venueId: string,
    ticker: string,
    side: Side,
    size: string,
    price: string | null = null,
  ): readonly CrowdTrade[] {
    const desk = this.desk(venueId, ticker);
    desk.check('size', size);
    if (price !== null) desk.check('price', price);
    return desk.take(side, size, price);
  }

  /** Takes everything up to a price. @throws SteeringError when the venue refuses the orders */
  sweep(venueId: string, ticker: string, side: Side, to: string): readonly CrowdTrade[] {
    const desk = this.desk(venueId, ticker);
    desk.check('to', to);
    return desk.takeUpTo(side, to);
  }

  /** Takes everything up to liquidity that rests, and that; in equal parts when it takes its time. */
  eat(id: string, overMs = 0): void {
    const { desk, number, side, price } = this.#known(id);
    const { clock } = this.#parts;
    const taking: Side = side === 'buy' ? 'sell' : 'buy';
    const count = Math.max(1, Math.min(20, Math.floor(overMs / PIECE_MS)));
    const startedAt = clock.now();
    const bite = (i: number): void => {
      const left = desk.left(number);
      if (left === '0') return;
      if (i === count) {
        desk.takeUpTo(taking, price);
        return;
      }
      const { sizeIncrement } = desk.instrument;
      const steps = (stepsIn(left, sizeIncrement) ?? 0n) / BigInt(count - i + 1);
      const part = times(sizeIncrement, `${steps}`);
      if (steps > 0n && compareDecimals(part, desk.instrument.minSize) >= 0)
        attempt(() => desk.take(taking, part, price));
    };
    if (count === 1) bite(1);
    else
      for (let i = 1; i <= count; i += 1)
        clock.at(startedAt + Math.floor((overMs * i) / count), () => attempt(() => bite(i)));
  }

  /**
   * Brings the price there by real orders of the crowd, which fill everything between; the crowd quotes around the
   * new price from then on. A move that takes its time replaces an earlier one that is still under way.
   *
   * @throws SteeringError when the venue refuses the orders
   */
  move(venueId: string, ticker: string, to: string, overMs = 0): Moved {
    const desk = this.desk(venueId, ticker);
    desk.check('to', to);
    for (const cancel of this.#underWay.get(desk) ?? []) cancel();
    this.#underWay.delete(desk);
    const from = desk.mid();
    if (overMs === 0) return { from, to, trades: this.#moveNow(desk, to) };
    const { clock } = this.#parts;
    const count = Math.max(1, Math.min(MOST_PIECES, Math.floor(overMs / PIECE_MS)));
    const startedAt = clock.now();
    const cancels = Array.from({ length: count }, (_, i) =>
      clock.at(startedAt + Math.floor((overMs * (i + 1)) / count), () => {
        const price = between(desk, from, to, i + 1, count);
        if (compareDecimals(price, desk.mid()) !== 0 || i + 1 === count)
          attempt(() => this.#moveNow(desk, price));
      }),
    );
    this.#underWay.set(desk, cancels);
    return { from, to, trades: 0 };
  }

  /** Changes how the crowd of an instrument trades; nothing where nobody trades by himself. */
  mood(venueId: string, ticker: string, change: CrowdChange): void {
    const desk = this.desk(venueId, ticker);
    if (desk.instrument.crowd !== null) this.#parts.crowd.steer(venueId, ticker, change);
  }

  pause(venueId?: string, ticker?: string): void {
    this.#parts.crowd.pause(venueId, ticker);
  }

  resume(venueId?: string, ticker?: string): void {
    this.#parts.crowd.resume(venueId, ticker);
  }

  /** The desk of an instrument, up to now. @throws SteeringError NOT_FOUND */
  desk(venueId: string, ticker: string): CrowdDesk {
    const key = `${venueId} ${ticker}`;
    let desk = this.#desks.get(key);
    if (desk === undefined) {
      desk = this.#open(venueId, ticker);
      this.#desks.set(key, desk);
    }
    if (desk.instrument.crowd !== null) this.#parts.crowd.catchUp(venueId, ticker);
    return desk;
  }

  #open(venueId: string, ticker: string): CrowdDesk {
    const { venues, clock, publish } = this.#parts;
    const known = venues.get(venueId);
    const instrument = known?.spec.instruments.find((each) => each.ticker === ticker);
    if (known === undefined || instrument === undefined)
      throw new SteeringError('NOT_FOUND', `No ticker '${ticker}' at ${venueId}`, '/ticker');
    const { venue } = known;
    return new CrowdDesk({
      venue,
      instrument,
      clock,
      publish: (facts) => publish(venueId, facts),
    });
  }

  #known(id: string): Liquidity {
    const known = this.#liquidity.get(id);
    if (known === undefined) throw new SteeringError('NOT_FOUND', `No liquidity '${id}'`);
    return known;
  }

  /** @returns how many trades it took */
  #moveNow(desk: CrowdDesk, to: string): number {
    const before = desk.mid();
    const side: Side = compareDecimals(to, before) < 0 ? 'sell' : 'buy';
    if (desk.instrument.crowd === null) return this.#moveStill(desk, side, to);
    const trades = desk.takeUpTo(side, to);
    const bp = (Number(to) / Number(before) - 1) * 10_000;
    this.mood(desk.venue.spec.id, desk.instrument.ticker, { shift: { bp, overMs: 0 } });
    return trades.length;
  }

  /** Moves still liquidity too, since nobody does it by himself: what lies ahead first, so that stops meet it. */
  #moveStill(desk: CrowdDesk, side: Side, to: string): number {
    const { clock, prng, publish, stillAccount } = this.#parts;
    const { venue, instrument } = desk;
    const { liquidity, ticker } = instrument;
    if (liquidity === null) return desk.takeUpTo(side, to).length;
    this.#moves += 1;
    const seed = prng.split(`move ${this.#moves}`);
    const orders = ladder({ ...instrument, referencePrice: to }, liquidity, seed);
    const rest = (isAhead: boolean): number[] =>
      orders
        .filter((order) => (order.side !== side) === isAhead)
        .map((order) => desk.rest(order.side, order.price, order.size));
    const ahead = rest(true);
    const trades = desk.takeUpTo(side, to);
    const { facts } = venue.cancelAll({ id: stillAccount }, ticker, clock.now());
    publish(venue.spec.id, facts);
    for (const number of this.#restocked.get(desk) ?? []) desk.remove(number);
    this.#restocked.set(desk, [...ahead, ...rest(false)]);
    return trades.length;
  }
}

/** The price after so many of all pieces of the way, on the grid. */
function between(desk: CrowdDesk, from: string, to: string, done: number, count: number): string {
  const { priceIncrement } = desk.instrument;
  const [start = 0n, end = 0n] = [from, to].map((price) => stepsIn(price, priceIncrement) ?? 0n);
  const ticks = start + ((end - start) * BigInt(done)) / BigInt(count);
  return times(priceIncrement, `${ticks}`);
}

/** Orders that a venue refuses in the middle of something are left out. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SteeringError)) throw error;
  }
}
