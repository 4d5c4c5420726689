/**
 * The resting orders of one account and instrument as margin sees them: what of them would open or add to a
 * position. The orders of a side count in the sequence in which the book fills them: the first ones reduce the
 * position while there is any, the rest opens. Sums are kept, so that asking does not look at every order.
 */
import { type Atoms, minus, plus } from '../account/atoms.js';
import { Ladder } from '../engine/ladder.js';
import type { Lots, Side, Ticks } from '../engine/types.js';

/** An order as far as it counts as resting. */
export interface CountedOrder {
  readonly side: Side;
  readonly limitTicks: Ticks | null;
  readonly reduceOnly: boolean;
  countedLots: number;
  /** While it counts: where. */
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
  /** All orders that may count, oldest first. */
  orders(): Iterable<CountedOrder>;
}

export class OpeningBook {
  readonly #buys: OpeningSide;
  readonly #sells: OpeningSide;

  constructor(terms: OpeningTerms) {
    this.#buys = new OpeningSide('highest', terms);
    this.#sells = new OpeningSide('lowest', terms);
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
  readonly #terms: OpeningTerms;
  readonly #levels: Ladder<OpeningLevel>;
  #total: Atoms = 0;

  constructor(nearest: 'lowest' | 'highest', terms: OpeningTerms) {
    this.#terms = terms;
    this.#levels = new Ladder(nearest);
  }

  change(order: CountedOrder, lots: number): void {
    const level = order.openingLevel ?? this.#join(order);
    order.countedLots += lots;
    level.lots += lots;
    if (!order.reduceOnly) {
      level.openLots += lots;
      const worth = this.#terms.worth(level.priceTicks, level.openLots as Lots);
      this.#total = plus(this.#total, minus(worth, level.worth));
      level.worth = worth;
    }
    if (order.countedLots === 0) order.openingLevel = null;
    if (level.lots === 0) this.#levels.remove(level);
  }

  /** What so many lots more at a price are worth if all of them open. */
  worthOfMore(priceTicks: Ticks, lots: Lots): Atoms {
    const level = this.#levels.find(priceTicks);
    if (level === undefined) return this.#terms.worth(priceTicks, lots);
    return minus(this.#terms.worth(priceTicks, (level.openLots + lots) as Lots), level.worth);
  }

  opening(reducibleLots: number): Atoms {
    // Most accounts have no orders on the side that would reduce what they hold.
    if (reducibleLots <= 0 || this.#levels.best === undefined) return this.#total;
    let left = reducibleLots;
    let opening = this.#total;
    this.#levels.walk((level) => {
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

  #join(order: CountedOrder): OpeningLevel {
    const priceTicks = order.limitTicks as Ticks;
    let level = this.#levels.find(priceTicks);
    if (level === undefined) {
      level = { priceTicks, lots: 0, openLots: 0, worth: 0 };
      this.#levels.add(level);
    }
    order.openingLevel = level;
    return level;
  }
}
