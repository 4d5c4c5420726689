/** One price of one side and the queue of its orders: joining and leaving cost the same anywhere in it. */
import type { BookOrder } from './book-order.js';
import type { BookSide, Lots, Ticks } from './types.js';

export class Level {
  readonly side: BookSide;
  readonly priceTicks: Ticks;
  /** Lots of all orders together. */
  lots = 0 as Lots;
  /** The oldest order, whose turn it is. */
  first: BookOrder | null = null;
  last: BookOrder | null = null;

  constructor(side: BookSide, priceTicks: Ticks) {
    this.side = side;
    this.priceTicks = priceTicks;
  }

  /** Puts an order at the end of the queue. */
  append(order: BookOrder): void {
    const { last } = this;
    order.level = this;
    order.previous = last;
    if (last === null) this.first = order;
    else last.next = order;
    this.last = order;
    this.lots = (this.lots + order.leftLots) as Lots;
  }

  /** Takes an order out of the queue with the lots that it still has. */
  leave(order: BookOrder): void {
    const { next, previous } = order;
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next === null) this.last = previous;
    else next.previous = previous;
    // An old order that is gone must not keep younger ones from being forgotten.
    order.next = null;
    order.previous = null;
    order.level = null;
    this.lots = (this.lots - order.leftLots) as Lots;
  }
}
