/**
 * The resting orders of one account and instrument as margin sees them: what of them would open or add to a
 * position. The orders of a side count in the sequence in which the book fills them: the first ones reduce the
 * position while there is any, the rest opens. Sums are kept, so that asking does not look at every order.
 */
import type { Lots, Side, Ticks } from '../engine/types.js';

export interface RestingPart {
  /** Numbers grow with age: of two orders at one price the older counts first. */
  readonly number: number;
  readonly side: Side;
  readonly priceTicks: Ticks;
  readonly reduceOnly: boolean;
}

interface Level {
  readonly priceTicks: Ticks;
  /** Lots of all orders, and of those that may open. */
  lots: number;
  openLots: number;
  /** Worth of the lots that may open. */
  worth: bigint;
  readonly orders: Map<RestingPart, number>;
}

type Worth = (priceTicks: Ticks, lots: Lots) => bigint;

export class OpeningBook {
  readonly #worth: Worth;
  readonly #sides: Readonly<Record<Side, OpeningSide>>;

  constructor(worth: Worth) {
    this.#worth = worth;
    this.#sides = { buy: new OpeningSide(-1, worth), sell: new OpeningSide(1, worth) };
  }

  /** Changes how much of the order rests. */
  change(order: RestingPart, lots: number): void {
    if (lots !== 0) this.#sides[order.side].change(order, lots);
  }

  /** Worth of the opening parts, both sides together, for an account with these net lots. */
  opening(netLots: bigint): bigint {
    const net = Number(netLots);
    return this.#sides.buy.opening(-net) + this.#sides.sell.opening(net);
  }

  /** As `opening`, if so many lots of a further order rested too; nothing changes. */
  openingWith(netLots: bigint, order: RestingPart, lots: Lots): bigint {
    const isOpposing = order.side === 'buy' ? netLots < 0n : netLots > 0n;
    const isAlone = !isOpposing && !this.#sides[order.side].has(order.priceTicks);
    if (isAlone) return this.opening(netLots) + this.#worth(order.priceTicks, lots);
    this.change(order, lots);
    const sum = this.opening(netLots);
    this.change(order, -lots);
    return sum;
  }
}

class OpeningSide {
  /** 1 when the lowest price is nearest, -1 when the highest is. */
  readonly #direction: 1 | -1;
  readonly #worth: Worth;
  /** Nearest first. */
  readonly #levels: Level[] = [];
  #total = 0n;

  constructor(direction: 1 | -1, worth: Worth) {
    this.#direction = direction;
    this.#worth = worth;
  }

  has(priceTicks: Ticks): boolean {
    return this.#levels[this.#indexOf(priceTicks)]?.priceTicks === priceTicks;
  }

  change(order: RestingPart, lots: number): void {
    const { priceTicks } = order;
    const index = this.#indexOf(priceTicks);
    let level = this.#levels[index];
    if (level?.priceTicks !== priceTicks) {
      level = { priceTicks, lots: 0, openLots: 0, worth: 0n, orders: new Map() };
      this.#levels.splice(index, 0, level);
    }
    const left = (level.orders.get(order) ?? 0) + lots;
    if (left === 0) level.orders.delete(order);
    else level.orders.set(order, left);
    level.lots += lots;
    if (!order.reduceOnly) {
      level.openLots += lots;
      const worth = this.#worth(priceTicks, level.openLots as Lots);
      this.#total += worth - level.worth;
      level.worth = worth;
    }
    if (level.lots === 0) this.#levels.splice(index, 1);
  }

  opening(reducibleLots: number): bigint {
    if (reducibleLots <= 0) return this.#total;
    let left = reducibleLots;
    let reducing = 0n;
    for (const level of this.#levels) {
      if (level.lots > left) {
        const kept = (level.openLots - firstOpening(level, left)) as Lots;
        return this.#total - reducing - level.worth + this.#worth(level.priceTicks, kept);
      }
      left -= level.lots;
      reducing += level.worth;
    }
    return 0n;
  }

  /** Where the price stands, or would stand, among the levels. */
  #indexOf(priceTicks: Ticks): number {
    let from = 0;
    let to = this.#levels.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const at = this.#levels[middle]?.priceTicks ?? priceTicks;
      if ((at - priceTicks) * this.#direction < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** How many lots that may open are among the first so many lots of a level. */
function firstOpening({ lots, openLots, orders }: Level, count: number): number {
  if (openLots === lots) return count;
  let left = count;
  let opening = 0;
  for (const [order, size] of [...orders].sort(([a], [b]) => a.number - b.number)) {
    const taken = Math.min(left, size);
    if (!order.reduceOnly) opening += taken;
    left -= taken;
    if (left === 0) break;
  }
  return opening;
}
