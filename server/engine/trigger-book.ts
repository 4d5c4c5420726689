/** Orders that wait for a price, keyed by it, and those that have met it and wait to be activated. */
import { Ladder, type Rung } from './ladder.js';
import type { OrderId, Owner, Side, Ticks, TriggerKind } from './types.js';

export interface TriggerOrder extends Rung {
  readonly owner: Owner;
  readonly side: Side;
  readonly trigger: TriggerKind;
  readonly offsetTicks: number;
  readonly reduceOnly: boolean;
}

export class TriggerBook {
  readonly #rising = new Ladder<TriggerOrder>('lowest');
  readonly #falling = new Ladder<TriggerOrder>('highest');
  readonly #waiting = new Map<OrderId, TriggerOrder>();
  readonly #elected = new Map<OrderId, TriggerOrder>();

  /** The triggered order whose turn it is. */
  get nextElected(): OrderId | undefined {
    return this.#elected.keys().next().value;
  }

  /** Orders in here, triggered ones included. */
  get size(): number {
    return this.#waiting.size + this.#elected.size;
  }

  add(order: TriggerOrder): void {
    this.#waiting.set(order.id, order);
    this.#ladderOf(order).add(order);
  }

  has(id: OrderId): boolean {
    return this.#waiting.has(id) || this.#elected.has(id);
  }

  /** Takes a triggered order out, to be activated. */
  takeElected(id: OrderId): TriggerOrder | undefined {
    const order = this.#elected.get(id);
    this.#elected.delete(id);
    return order;
  }

  /** Takes an order out, triggered or not. */
  take(id: OrderId): TriggerOrder | undefined {
    const order = this.#waiting.get(id);
    if (order === undefined) return this.takeElected(id);
    this.#waiting.delete(id);
    // The lots on the ladder become 0 by leaving; callers still want to know them.
    const { lots } = order;
    this.#ladderOf(order).remove(order);
    order.lots = lots;
    return order;
  }

  /** Elects what a trade at this price triggers, nearest first, and returns it. */
  elect(lastTicks: Ticks): readonly TriggerOrder[] {
    const due: TriggerOrder[] = [];
    for (const level of this.#rising.levels()) {
      if (level.priceTicks > lastTicks) break;
      due.push(...level.queue.values());
    }
    for (const level of this.#falling.levels()) {
      if (level.priceTicks < lastTicks) break;
      due.push(...level.queue.values());
    }
    for (const order of due) {
      this.take(order.id);
      this.#elected.set(order.id, order);
    }
    return due;
  }

  #ladderOf({ side, trigger }: TriggerOrder): Ladder<TriggerOrder> {
    const isRising = (side === 'buy') !== (trigger === 'takeProfit');
    return isRising ? this.#rising : this.#falling;
  }
}
