/**
 * Orders of the crowd on one instrument, on demand. Two accounts place them, one that rests and one that takes,
 * so that they may trade with each other whatever the venue thinks of self-trades.
 */
import type { Clock } from '../ambient/clock.js';
import type { PlaceResult, Side, VenueFact } from '../venue/facts.js';
import type { Venue } from '../venue/venue.js';
import { compareDecimals, neighbours, plus, stepsIn, times, wholeRatio } from './decimals.js';
import { shown } from './scenario-error.js';
import { SteeringError } from './steering-error.js';
import type { WorldInstrument, WorldVenue } from './world.js';

export const MAKER = 'crowd:maker';
export const TAKER = 'crowd:taker';
/** What each of them owns of every asset: more than anybody could ask for. */
const FUNDS = '1000000000000000';

/** Opens the accounts by which a venue is steered. */
export function openCrowdAccounts(venue: Venue, { instruments }: WorldVenue): void {
  const assets = instruments.flatMap(({ baseAsset, quoteAsset }) => [baseAsset, quoteAsset]);
  const funds = Object.fromEntries(assets.map((asset) => [asset, FUNDS]));
  for (const id of [MAKER, TAKER]) venue.openAccount(id, funds);
}

export interface CrowdTrade {
  readonly price: string;
  readonly size: string;
}

export interface CrowdDeskParts {
  readonly venue: Venue;
  readonly instrument: WorldInstrument;
  readonly clock: Clock;
  readonly publish: (facts: readonly VenueFact[]) => void;
}

export class CrowdDesk {
  readonly venue: Venue;
  readonly instrument: WorldInstrument;
  readonly #parts: CrowdDeskParts;

  constructor(parts: CrowdDeskParts) {
    this.venue = parts.venue;
    this.instrument = parts.instrument;
    this.#parts = parts;
  }

  /**
   * Lets an order rest, as far as it meets nobody.
   *
   * @returns its number
   * @throws SteeringError when the venue refuses it
   */
  rest(side: Side, price: string, size: string): number {
    const result = this.#place(MAKER, side, price, size);
    this.#parts.publish(result.facts);
    return result.order.number;
  }

  /** Takes back what is left of an order; false when nothing was. */
  remove(number: number): boolean {
    const { ticker } = this.instrument;
    const result = this.venue.cancel({ id: MAKER }, ticker, number, this.#parts.clock.now());
    this.#parts.publish(result.facts);
    return !('refused' in result);
  }

  /** What is left of an order of the maker; `0` when it is closed. */
  left(number: number): string {
    const order = this.venue.orderByNumber(number);
    return order === undefined || order.status === 'closed' ? '0' : order.remainingSize;
  }

  /**
   * Takes so much of the book, up to a price if there is one; what is left over is not kept.
   *
   * @throws SteeringError when the venue refuses it
   */
  take(side: Side, size: string, price: string | null): readonly CrowdTrade[] {
    const trades: CrowdTrade[] = [];
    const { ticker } = this.instrument;
    for (const part of this.#portions(size)) {
      const result = this.#place(TAKER, side, price, part);
      const facts = [...result.facts];
      const { number, status } = result.order;
      if (status !== 'closed')
        facts.push(...this.venue.cancel({ id: TAKER }, ticker, number, this.#now()).facts);
      this.#parts.publish(facts);
      for (const fact of facts)
        if (fact.kind === 'trade') trades.push({ price: fact.price, size: fact.size });
    }
    return trades;
  }

  /** Takes everything up to a price, where it lets the last trade happen even if nobody offers there. */
  takeUpTo(side: Side, price: string): readonly CrowdTrade[] {
    const smallest = this.#smallestAt(price);
    const offers = this.#offers(side, price);
    const isOffered = offers.some((offer) => compareDecimals(offer.price, price) === 0);
    if (!isOffered) this.rest(side === 'buy' ? 'sell' : 'buy', price, smallest);
    const total = this.#offers(side, price)
      .map(({ size }) => size)
      .reduce(plus, '0');
    return this.take(side, compareDecimals(total, smallest) < 0 ? smallest : total, price);
  }

  /** Midway between the best prices, on the grid; the best one of a lonely side, else the reference price. */
  mid(): string {
    const { bid, ask } = this.venue.best(this.instrument.ticker);
    const { referencePrice } = this.instrument;
    if (bid === null || ask === null) return bid ?? ask ?? referencePrice;
    return this.onGrid(times(plus(bid, ask), '0.5'));
  }

  /** The best price of the orders of a side, else the price midway. */
  best(side: Side): string {
    const { bid, ask } = this.venue.best(this.instrument.ticker);
    return (side === 'buy' ? bid : ask) ?? this.mid();
  }

  allowTrading(isAllowed: boolean): void {
    this.venue.setTradingAllowed(this.instrument.ticker, isAllowed);
  }

  /** Sets the mark price; null lets it follow the trades again. */
  mark(price: string | null): void {
    if (price !== null) this.check('price', price);
    this.#parts.publish(this.venue.setMark(this.instrument.ticker, price, this.#now()).facts);
  }

  /** The price at or just below; the smallest one there is when that would be zero. */
  onGrid(price: string): string {
    const { priceIncrement } = this.instrument;
    const [below, above] = neighbours(price, priceIncrement);
    return below === '0' ? above : below;
  }

  /** @throws SteeringError when the text is no price or size of the instrument */
  check(key: 'price' | 'size' | 'to', value: string): void {
    const { priceIncrement, sizeIncrement } = this.instrument;
    const step = key === 'size' ? sizeIncrement : priceIncrement;
    const steps = stepsIn(value, step);
    if (steps !== null && steps > 0n) return;
    const [below, above] = neighbours(value, step);
    const hint =
      below === '0' ? `the smallest is ${above}` : `the nearest are ${below} and ${above}`;
    const message = `'${key}' takes a multiple of ${step} above zero, not ${shown(value)}`;
    throw new SteeringError('BAD_REQUEST', message, `/${key}`, hint);
  }

  /** Levels that an order of this side meets up to a price. */
  #offers(side: Side, price: string): readonly CrowdTrade[] {
    const { bids, asks } = this.venue.depth(this.instrument.ticker);
    const isWithin = (offer: CrowdTrade): boolean => {
      const beyond = compareDecimals(offer.price, price);
      return side === 'buy' ? beyond <= 0 : beyond >= 0;
    };
    return (side === 'buy' ? asks : bids).filter(isWithin);
  }

  /** The size in parts that the venue accepts one by one. */
  #portions(size: string): readonly string[] {
    const { maxSize, sizeIncrement } = this.instrument;
    const most = maxSize === null ? null : stepsIn(maxSize, sizeIncrement);
    const steps = stepsIn(size, sizeIncrement);
    if (most === null || steps === null || steps <= most) return [size];
    const portions = (steps + most - 1n) / most;
    // Nearly equal ones, so that the last is not too small.
    return Array.from({ length: Number(portions) }, (_, i) => {
      const from = (steps * BigInt(i)) / portions;
      const to = (steps * BigInt(i + 1)) / portions;
      return times(sizeIncrement, `${to - from}`);
    });
  }

  /** The smallest size that the venue takes at a price. */
  #smallestAt(price: string): string {
    const { minSize, minNotional, sizeIncrement, contractSize = '1' } = this.instrument;
    const { settleAsset, baseAsset } = this.instrument;
    const worth = settleAsset === baseAsset ? contractSize : times(price, contractSize);
    const steps = minNotional === null ? '1' : wholeRatio(minNotional, times(worth, sizeIncrement));
    const least = times(sizeIncrement, steps);
    return compareDecimals(least, minSize) < 0 ? minSize : least;
  }

  #now(): number {
    return this.#parts.clock.now();
  }

  #place(
    id: string,
    side: Side,
    price: string | null,
    size: string,
  ): Extract<PlaceResult, { readonly order: unknown }> {
    const { ticker } = this.instrument;
    const type = price === null ? 'market' : 'limit';
    const intent = { ticker, side, type, price, size, reduceOnly: false, clientId: '' } as const;
    const result = this.venue.place({ id }, intent, this.#now());
    if ('order' in result) return result;
    throw new SteeringError('BAD_REQUEST', `The venue refuses the order: ${result.refused}`);
  }
}
