/** Orders that wait for the mark price; those that wait for trades wait in the engine. */
import type { Ticks } from '../engine/types.js';
import type { Order } from './order.js';

export class MarkTriggers {
  readonly #waiting = new Map<number, Order>();

  get size(): number {
    return this.#waiting.size;
  }

  add(order: Order): void {
    this.#waiting.set(order.id, order);
  }

  has(order: Order): boolean {
    return this.#waiting.has(order.id);
  }

  remove(order: Order): void {
    this.#waiting.delete(order.id);
  }

  /** The order that the mark triggers first: rising triggers before falling ones, nearest first, then the oldest. */
  nextDue(markTicks: Ticks): Order | undefined {
    let first: Order | undefined;
    for (const order of this.#waiting.values())
      if (isDue(order, markTicks) && (first === undefined || precedes(order, first))) first = order;
    return first;
  }
}

const isRising = ({ side, type }: Order): boolean => (side === 'buy') !== (type === 'takeProfit');

function isDue(order: Order, markTicks: Ticks): boolean {
  const trigger = order.triggerTicks ?? 0;
  return isRising(order) ? markTicks >= trigger : markTicks <= trigger;
}

function precedes(order: Order, other: Order): boolean {
  if (isRising(order) !== isRising(other)) return isRising(order);
  const direction = isRising(order) ? 1 : -1;
  const distance = (order.triggerTicks ?? 0) - (other.triggerTicks ?? 0);
  return distance * direction < 0;
}
