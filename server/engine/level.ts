/** One price of one side and the queue of its orders: joining and leaving cost the same anywhere in it. */
import type { Party } from './parties.js';
import type { BookSide, Lots, OrderId, Ticks } from './types.js';

/** A resting order, linked to those before and after it. */
export interface Resting {
  readonly id: OrderId;
  readonly party: Party;
  readonly level: Level;
  readonly reduceOnly: boolean;
  lots: Lots;
  next: Resting | null;
  previous: Resting | null;
}

export class Level {
  readonly side: BookSide;
  readonly priceTicks: Ticks;
  /** Lots of all orders together. */
  lots = 0 as Lots;
  /** The oldest order, whose turn it is. */
  first: Resting | null = null;
  last: Resting | null = null;

  constructor(side: BookSide, priceTicks: Ticks) {
    this.side = side;
    this.priceTicks = priceTicks;
  }

  /** Joins the end of the queue. */
  append(id: OrderId, party: Party, lots: Lots, reduceOnly: boolean): Resting {
    const previous = this.last;
    const order: Resting = { id, party, level: this, reduceOnly, lots, next: null, previous };
    if (previous === null) this.first = order;
    else previous.next = order;
    this.last = order;
    this.lots = (this.lots + lots) as Lots;
    return order;
  }

  /** Takes an order out of the queue with the lots that it still has. */
  leave(order: Resting): void {
    const { next, previous } = order;
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next === null) this.last = previous;
    else next.previous = previous;
    // An old order that is gone must not keep younger ones from being forgotten.
    order.next = null;
    order.previous = null;
    this.lots = (this.lots - order.lots) as Lots;
  }
}
