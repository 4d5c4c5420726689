/** Several updates of one book as one: the newest total of each level, and the best levels that still hold. */
import type { OrderBookLevel } from '../../schemas/index.js';

type Side = Map<string, OrderBookLevel>;

export class BookDigest {
  readonly #asks: Side = new Map();
  readonly #bids: Side = new Map();
  #bestAsk: OrderBookLevel | undefined;
  #bestBid: OrderBookLevel | undefined;

  /** How many levels it tells of. */
  get size(): number {
    return this.#asks.size + this.#bids.size + 2;
  }

  /** Takes in a newer update; totals are absolute, so the last one counts. */
  add(updates: readonly OrderBookLevel[]): void {
    for (const level of updates) {
      if (level.type === 'Ask') this.#asks.set(String(level.price), level);
      else if (level.type === 'Bid') this.#bids.set(String(level.price), level);
      else if (level.type === 'BestAsk') this.#bestAsk = level;
      else this.#bestBid = level;
    }
  }

  /** Asks from the lowest up, bids from the highest down, then the best levels, as in any update. */
  updates(): OrderBookLevel[] {
    return [
      ...[...this.#asks.values()].sort(byPrice),
      ...[...this.#bids.values()].sort((a, b) => byPrice(b, a)),
      ...standing(this.#bestAsk, this.#asks),
      ...standing(this.#bestBid, this.#bids),
    ];
  }
}

const byPrice = (a: OrderBookLevel, b: OrderBookLevel): number => Number(a.price) - Number(b.price);

/** A best level that vanished later left an empty side, and an empty side has no best to tell. */
function standing(best: OrderBookLevel | undefined, side: Side): OrderBookLevel[] {
  if (best === undefined) return [];
  const level = side.get(String(best.price));
  return level === undefined || level.size === best.size ? [best] : [];
}
