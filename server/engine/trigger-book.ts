/** Orders that wait for a price, keyed by it, and those that have met it and wait to be activated. */
import { assert } from './assert.js';
import { Ladder } from './ladder.js';
import type { OrderId, PlaceTrigger, Ticks } from './types.js';

interface TriggerLevel {
  readonly priceTicks: Ticks;
  readonly orders: Map<OrderId, PlaceTrigger>;
}

export class TriggerBook {
  readonly #rising = new Ladder<TriggerLevel>('lowest');
  readonly #falling = new Ladder<TriggerLevel>('highest');
  readonly #waiting = new Map<OrderId, PlaceTrigger>();
  readonly #elected = new Map<OrderId, PlaceTrigger>();

  /** The triggered order whose turn it is. */
  get nextElected(): OrderId | undefined {
    return this.#elected.keys().next().value;
  }

  /** Orders in here, triggered ones included. */
  get size(): number {
    return this.#waiting.size + this.#elected.size;
  }

  get waiting(): Iterable<PlaceTrigger> {
    return this.#waiting.values();
  }

  get elected(): Iterable<PlaceTrigger> {
    return this.#elected.values();
  }

  add(order: PlaceTrigger): void {
    this.#waiting.set(order.id, order);
    const ladder = this.#ladderOf(order);
    let level = ladder.find(order.triggerTicks);
    if (level === undefined) {
      level = { priceTicks: order.triggerTicks, orders: new Map() };
      ladder.add(level);
    }
    level.orders.set(order.id, order);
  }

  has(id: OrderId): boolean {
    return this.#waiting.has(id) || this.#elected.has(id);
  }

  /** Takes a triggered order out, to be activated. */
  takeElected(id: OrderId): PlaceTrigger | undefined {
    const order = this.#elected.get(id);
    this.#elected.delete(id);
    return order;
  }

  /** Takes an order out, triggered or not. */
  take(id: OrderId): PlaceTrigger | undefined {
    const order = this.#waiting.get(id);
    if (order === undefined) return this.takeElected(id);
    this.#waiting.delete(id);
    const ladder = this.#ladderOf(order);
    const level = ladder.find(order.triggerTicks);
    assert(level !== undefined, 'A waiting order has a level');
    level.orders.delete(id);
    if (level.orders.size === 0) ladder.remove(level);
    return order;
  }

  /** Elects what a trade at this price triggers, nearest first, and returns it. */
  elect(lastTicks: Ticks): readonly PlaceTrigger[] {
    const due: PlaceTrigger[] = [];
    for (const ladder of [this.#rising, this.#falling])
      for (let level = ladder.best; level !== undefined; level = ladder.best) {
        const ahead = level.priceTicks - lastTicks;
        if (ladder === this.#rising ? ahead > 0 : ahead < 0) break;
        for (const order of level.orders.values()) due.push(order);
        ladder.remove(level);
      }
    for (const order of due) {
      this.#waiting.delete(order.id);
      this.#elected.set(order.id, order);
    }
    return due;
  }

  #ladderOf({ side, trigger }: PlaceTrigger): Ladder<TriggerLevel> {
    const isRising = (side === 'buy') !== (trigger === 'takeProfit');
    return isRising ? this.#rising : this.#falling;
  }
}
