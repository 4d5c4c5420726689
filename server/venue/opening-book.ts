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

/** What the book has to know of its instrument and of its account. */
export interface OpeningTerms {
  worth(priceTicks: Ticks, lots: Lots): Atoms;
  /** Whether worths of lots at a price add up, because none is rounded. */
  readonly addsUp: boolean;
  /** All orders that may count, oldest first. */
  orders(): Iterable<CountedOrder>;
}

export class OpeningBook {
  readonly #buys: OpeningSide;
  readonly #sells: OpeningSide;

  constructor(terms: OpeningTerms) {
    this.#buys = new OpeningSide('buy', terms);
    this.#sells = new OpeningSide('sell', terms);
  }

  /** Worth of all parts that may open, as if there were no position. */
  get most(): Atoms {
    return plus(this.#buys.most, this.#sells.most);
  }

  /** Changes how much of the order rests. */
  change(order: CountedOrder, lots: number): void {
    if (lots !== 0) this.#sideOf(order.side).change(order, lots);
  }

  /** Worth of the opening parts, both sides together, for an account with these net lots. */
  opening(netLots: number): Atoms {
    return plus(this.#buys.opening(-netLots), this.#sells.opening(netLots));
  }

  /** As `opening`, if a further order of so many lots rested too, the youngest at its price; nothing changes. */
  openingWith(netLots: number, side: Side, limitTicks: Ticks, lots: Lots): Atoms {
    const isOpposing = side === 'buy' ? netLots < 0 : netLots > 0;
    if (!isOpposing)
      return plus(this.opening(netLots), this.#sideOf(side).worthOfMore(limitTicks, lots));
    const own = this.#sideOf(side);
    own.arrange();
    const further = { side, limitTicks, reduceOnly: false, countedLots: 0, openingLevel: null };
    own.change(further, lots);
    const sum = this.opening(netLots);
    own.change(further, -lots);
    return sum;
  }

  #sideOf(side: Side): OpeningSide {
    return side === 'buy' ? this.#buys : this.#sells;
  }
}

class OpeningSide {
  readonly #side: Side;
  readonly #terms: OpeningTerms;
  /** Once prices are told apart. */
  #levels: Ladder<OpeningLevel> | null = null;
  #most: Atoms = 0;

  constructor(side: Side, terms: OpeningTerms) {
    this.#side = side;
    this.#terms = terms;
    if (!terms.addsUp) this.arrange();
  }

  get most(): Atoms {
    return this.#most;
  }

  change(order: CountedOrder, lots: number): void {
    if (this.#levels !== null) this.#changeLevel(this.#levels, order, lots);
    else if (!order.reduceOnly)
      this.#most = plus(this.#most, this.#terms.worth(order.limitTicks as Ticks, lots as Lots));
    order.countedLots += lots;
    if (order.countedLots === 0) order.openingLevel = null;
  }

  /** What so many lots more at a price are worth if all of them open. */
  worthOfMore(priceTicks: Ticks, lots: Lots): Atoms {
    const level = this.#levels?.find(priceTicks);
    if (level === undefined) return this.#terms.worth(priceTicks, lots);
    return minus(this.#terms.worth(priceTicks, (level.openLots + lots) as Lots), level.worth);
  }

  opening(reducibleLots: number): Atoms {
    if (reducibleLots <= 0 || this.#most === 0) return this.#most;
    let left = reducibleLots;
    let opening = this.#most;
    this.arrange().walk((level) => {
      opening = minus(opening, level.worth);
      if (level.lots > left) {
        const kept = (level.openLots - this.#opensAmong(level, left)) as Lots;
        opening = plus(opening, this.#terms.worth(level.priceTicks, kept));
        return false;
      }
      left -= level.lots;
      return true;
    });
    return opening;
  }

  /** Tells the prices of its orders apart from now on. */
  arrange(): Ladder<OpeningLevel> {
    if (this.#levels !== null) return this.#levels;
    const levels = new Ladder<OpeningLevel>(this.#side === 'buy' ? 'highest' : 'lowest');
    this.#levels = levels;
    this.#most = 0;
    for (const order of this.#terms.orders())
      if (order.side === this.#side && order.countedLots > 0)
        this.#changeLevel(levels, order, order.countedLots);
    return levels;
  }

  #changeLevel(levels: Ladder<OpeningLevel>, order: CountedOrder, lots: number): void {
    const level = order.openingLevel ?? joined(levels, order);
    level.lots += lots;
    if (!order.reduceOnly) {
      level.openLots += lots;
      const worth = this.#terms.worth(level.priceTicks, level.openLots as Lots);
      this.#most = plus(this.#most, minus(worth, level.worth));
      level.worth = worth;
    }
    if (level.lots === 0) levels.remove(level);
  }

  /** How many lots that may open are among the first so many lots of a level. */
  #opensAmong(level: OpeningLevel, count: number): number {
    if (level.openLots === level.lots) return count;
    let left = count;
    let opening = 0;
    for (const { openingLevel, countedLots, reduceOnly } of this.#terms.orders()) {
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
