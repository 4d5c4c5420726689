/**
 * The resting orders of one account and instrument as margin sees them: what of them would open or add to a
 * position. The orders of a side count in the sequence in which the book fills them: the first ones reduce the
 * position while there is any, the rest opens. Sums are kept, so that asking does not look at every order.
 */
import { type Atoms, minus, plus } from '../account/atoms.js';
import type { Lots, Side, Ticks } from '../engine/types.js';

/** An order, or what of it is still there, and the others at its price. */
export class RestingPart {
  /** Numbers grow with age: of two orders at one price the older counts first. */
  readonly number: number;
  readonly side: Side;
  readonly priceTicks: Ticks;
  readonly reduceOnly: boolean;
  /** What of it rests. */
  lots = 0;
  level: OpeningLevel | null = null;
  next: RestingPart | null = null;
  previous: RestingPart | null = null;

  constructor(number: number, side: Side, priceTicks: Ticks, reduceOnly: boolean) {
    this.number = number;
    this.side = side;
    this.priceTicks = priceTicks;
    this.reduceOnly = reduceOnly;
  }
}

/** The orders at one price, in no particular sequence. */
export class OpeningLevel {
  readonly priceTicks: Ticks;
  /** Lots of all orders, and of those that may open. */
  lots = 0;
  openLots = 0;
  /** Worth of the lots that may open. */
  worth: Atoms = 0;
  first: RestingPart | null = null;

  constructor(priceTicks: Ticks) {
    this.priceTicks = priceTicks;
  }

  join(part: RestingPart): void {
    part.level = this;
    part.next = this.first;
    if (this.first !== null) this.first.previous = part;
    this.first = part;
  }

  leave(part: RestingPart): void {
    const { next, previous } = part;
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next !== null) next.previous = previous;
    part.level = null;
    part.next = null;
    part.previous = null;
  }

  /** How many lots that may open are among the first so many lots. */
  opensAmong(count: number): number {
    if (this.openLots === this.lots) return count;
    const parts: RestingPart[] = [];
    for (let part = this.first; part !== null; part = part.next) parts.push(part);
    let left = count;
    let opening = 0;
    for (const { lots, reduceOnly } of parts.sort((a, b) => a.number - b.number)) {
      const taken = Math.min(left, lots);
      if (!reduceOnly) opening += taken;
      left -= taken;
      if (left === 0) break;
    }
    return opening;
  }
}

type Worth = (priceTicks: Ticks, lots: Lots) => Atoms;

export class OpeningBook {
  readonly #worth: Worth;
  readonly #buys: OpeningSide;
  readonly #sells: OpeningSide;

  constructor(worth: Worth) {
    this.#worth = worth;
    this.#buys = new OpeningSide(-1, worth);
    this.#sells = new OpeningSide(1, worth);
  }

  /** Changes how much of the order rests. */
  change(order: RestingPart, lots: number): void {
    if (lots !== 0) this.#sideOf(order.side).change(order, lots);
  }

  /** Worth of the opening parts, both sides together, for an account with these net lots. */
  opening(netLots: number): Atoms {
    return plus(this.#buys.opening(-netLots), this.#sells.opening(netLots));
  }

  /** As `opening`, if a further order of so many lots rested too, the youngest at its price; nothing changes. */
  openingWith(netLots: number, side: Side, priceTicks: Ticks, lots: Lots): Atoms {
    const isOpposing = side === 'buy' ? netLots < 0 : netLots > 0;
    const isAlone = !isOpposing && !this.#sideOf(side).has(priceTicks);
    if (isAlone) return plus(this.opening(netLots), this.#worth(priceTicks, lots));
    const further = new RestingPart(Number.MAX_SAFE_INTEGER, side, priceTicks, false);
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
  /** 1 when the lowest price is nearest, -1 when the highest is. */
  readonly #direction: 1 | -1;
  readonly #worth: Worth;
  /** Nearest first. */
  readonly #levels: OpeningLevel[] = [];
  #total: Atoms = 0;

  constructor(direction: 1 | -1, worth: Worth) {
    this.#direction = direction;
    this.#worth = worth;
  }

  has(priceTicks: Ticks): boolean {
    return this.#levels[this.#indexOf(priceTicks)]?.priceTicks === priceTicks;
  }

  change(order: RestingPart, lots: number): void {
    const level = order.level ?? this.#join(order);
    order.lots += lots;
    level.lots += lots;
    if (!order.reduceOnly) {
      level.openLots += lots;
      const worth = this.#worth(level.priceTicks, level.openLots as Lots);
      this.#total = plus(this.#total, minus(worth, level.worth));
      level.worth = worth;
    }
    if (order.lots === 0) level.leave(order);
    if (level.lots === 0) this.#levels.splice(this.#indexOf(level.priceTicks), 1);
  }

  opening(reducibleLots: number): Atoms {
    if (reducibleLots <= 0) return this.#total;
    let left = reducibleLots;
    let reducing: Atoms = 0;
    for (const level of this.#levels) {
      if (level.lots > left) {
        const kept = (level.openLots - level.opensAmong(left)) as Lots;
        const opening = minus(minus(this.#total, reducing), level.worth);
        return plus(opening, this.#worth(level.priceTicks, kept));
      }
      left -= level.lots;
      reducing = plus(reducing, level.worth);
    }
    return 0;
  }

  #join(order: RestingPart): OpeningLevel {
    const { priceTicks } = order;
    const index = this.#indexOf(priceTicks);
    let level = this.#levels[index];
    if (level?.priceTicks !== priceTicks) {
      level = new OpeningLevel(priceTicks);
      this.#levels.splice(index, 0, level);
    }
    level.join(order);
    return level;
  }

  /** Where the price stands, or would stand, among the levels. */
  #indexOf(priceTicks: Ticks): number {
    const levels = this.#levels;
    let from = 0;
    let to = levels.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const at = (levels[middle] as OpeningLevel).priceTicks;
      if ((at - priceTicks) * this.#direction < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
