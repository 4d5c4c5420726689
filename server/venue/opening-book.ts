/**
 * The resting orders of one account and instrument as margin sees them: what of them would open or add to a
 * position. The orders of a side count in the sequence in which the book fills them: the first ones reduce the
 * position while there is any, the rest opens. Sums are kept, so that asking does not look at every order.
 *
 * Most accounts never have orders on the side that would reduce what they hold, and then all of them open: prices
 * are only told apart from the first time on that it matters, or where sums of rounded worths do.
 */
import { type Atoms, minus, plus } from '../account/atoms.js';
import { Ladder } from '../engine/ladder.js';
import type { Lots, Side, Ticks } from '../engine/types.js';

/** An order as far as it counts as resting. */
export interface CountedOrder {
  readonly side: Side;
  readonly limitTicks: Ticks | null;
  readonly reduceOnly: boolean;
  /** How many lots of it count. */
  countedLots: number;
  /** While it counts and prices are told apart: where. */
  openingLevel: OpeningLevel | null;
}

/** The orders at one price. */
export interface OpeningLevel {
  readonly priceTicks: Ticks;
  /** Lots of all orders, and of those that may open. */
  lots: number;
  openLots: number;
  /** Worth of the lots that may open. */
  worth: Atoms;
}

/** What the book has to know of its instrument. */
export interface OpeningTerms {
  notional(priceTicks: Ticks, lots: Lots): Atoms;
  /** Notionals of inverse contracts are rounded, so those of lots at one price do not add up. */
  readonly isInverse: boolean;
}

export class OpeningBook {
  readonly #terms: OpeningTerms;
  readonly #buys: OpeningSide;
  readonly #sells: OpeningSide;
  #most: Atoms = 0;

  /** @param orders all orders that may count, oldest first */
  constructor(terms: OpeningTerms, orders: () => Iterable<CountedOrder>) {
    this.#terms = terms;
    this.#buys = new OpeningSide('buy', terms, orders);
    this.#sells = new OpeningSide('sell', terms, orders);
  }

  /** Worth of all parts that may open, both sides together, as if there were no position. */
  get most(): Atoms {
    return this.#most;
  }

  /** Changes how much of the order rests. */
  change(order: CountedOrder, lots: number): void {
    if (lots === 0) return;
    const side = this.#sideOf(order.side);
    side.lots += lots;
    order.countedLots += lots;
    if (side.levels !== null) this.#most = plus(this.#most, side.changeLevel(order, lots));
    else if (!order.reduceOnly) {
      const worth = this.#terms.notional(order.limitTicks as Ticks, lots as Lots);
      this.#most = plus(this.#most, worth);
    }
  }

  /** Worth of the opening parts, both sides together, for an account with these net lots. */
  opening(netLots: number): Atoms {
    const reduced = netLots < 0 ? this.#buys : this.#sells;
    // Most accounts have no orders on the side that would reduce what they hold.
    if (netLots === 0 || reduced.lots === 0) return this.#most;
    return minus(this.#most, reduced.reducing(Math.abs(netLots)));
  }

  /** As `opening`, if a further order of so many lots rested too, the youngest at its price; nothing changes. */
  openingWith(netLots: number, side: Side, limitTicks: Ticks, lots: Lots): Atoms {
    const isOpposing = side === 'buy' ? netLots < 0 : netLots > 0;
    const own = this.#sideOf(side);
    if (!isOpposing) return plus(this.opening(netLots), own.worthOfMore(limitTicks, lots));
    own.arrange();
    const further = { side, limitTicks, reduceOnly: false, countedLots: 0, openingLevel: null };
    this.change(further, lots);
    const sum = this.opening(netLots);
    this.change(further, -lots);
    return sum;
  }

  #sideOf(side: Side): OpeningSide {
    return side === 'buy' ? this.#buys : this.#sells;
  }
}

class OpeningSide {
  readonly #side: Side;
  readonly #terms: OpeningTerms;
  readonly #orders: () => Iterable<CountedOrder>;
  /** Lots of all its orders. */
  lots = 0;
  /** Once prices are told apart. */
  levels: Ladder<OpeningLevel> | null = null;

  constructor(side: Side, terms: OpeningTerms, orders: () => Iterable<CountedOrder>) {
    this.#side = side;
    this.#terms = terms;
    this.#orders = orders;
    if (terms.isInverse) this.arrange();
  }

  /** Tells the prices of its orders apart from now on. */
  arrange(): Ladder<OpeningLevel> {
    if (this.levels !== null) return this.levels;
    this.levels = new Ladder(this.#side === 'buy' ? 'highest' : 'lowest');
    for (const order of this.#orders())
      if (order.side === this.#side && order.countedLots > 0)
        this.changeLevel(order, order.countedLots);
    return this.levels;
  }

  /** @returns by how much the worth of what may open changes */
  changeLevel(order: CountedOrder, lots: number): Atoms {
    const levels = this.arrange();
    const level = order.openingLevel ?? joined(levels, order);
    if (order.countedLots === 0) order.openingLevel = null;
    level.lots += lots;
    if (level.lots === 0) levels.remove(level);
    if (order.reduceOnly) return 0;
    level.openLots += lots;
    const before = level.worth;
    level.worth = this.#terms.notional(level.priceTicks, level.openLots as Lots);
    return minus(level.worth, before);
  }

  /** What so many lots more at a price are worth if all of them open. */
  worthOfMore(priceTicks: Ticks, lots: Lots): Atoms {
    const level = this.levels?.find(priceTicks);
    if (level === undefined) return this.#terms.notional(priceTicks, lots);
    return minus(this.#terms.notional(priceTicks, (level.openLots + lots) as Lots), level.worth);
  }

  /** Worth of what does not open while there are so many lots to reduce. */
  reducing(reducibleLots: number): Atoms {
    let left = reducibleLots;
    let reducing: Atoms = 0;
    this.arrange().walk((level) => {
      reducing = plus(reducing, level.worth);
      if (level.lots > left) {
        const kept = (level.openLots - this.#opensAmong(level, left)) as Lots;
        reducing = minus(reducing, this.#terms.notional(level.priceTicks, kept));
        return false;
      }
      left -= level.lots;
      return true;
    });
    return reducing;
  }

  /** How many lots that may open are among the first so many lots of a level. */
  #opensAmong(level: OpeningLevel, count: number): number {
    if (level.openLots === level.lots) return count;
    let left = count;
    let opening = 0;
    for (const { openingLevel, countedLots, reduceOnly } of this.#orders()) {
      if (openingLevel !== level) continue;
      const taken = Math.min(left, countedLots);
      if (!reduceOnly) opening += taken;
      left -= taken;
    }
    // Lots beyond these are of an order that is only foreseen, the youngest, and it may open.
    return opening + left;
  }
}

/** The level of an order that begins to count. */
function joined(levels: Ladder<OpeningLevel>, order: CountedOrder): OpeningLevel {
  const priceTicks = order.limitTicks as Ticks;
  let level = levels.find(priceTicks);
  if (level === undefined) {
    level = { priceTicks, lots: 0, openLots: 0, worth: 0 };
    levels.add(level);
  }
  order.openingLevel = level;
  return level;
}
