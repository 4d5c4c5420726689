/** Orders that wait for a price, keyed by it, and those that have met it and wait to be activated. */
import { assert } from './assert.js';
import type { BookOrder } from './book-order.js';
import { Ladder } from './ladder.js';
import type { PlaceTrigger, Ticks } from './types.js';

/** What an order waits for. */
export type TriggerTerms = Pick<PlaceTrigger, 'trigger' | 'triggerTicks' | 'offsetTicks'>;
type Waiting = Map<BookOrder, TriggerTerms>;

interface TriggerLevel {
  readonly priceTicks: Ticks;
  readonly orders: Waiting;
}

export class TriggerBook {
  readonly #rising = new Ladder<TriggerLevel>('lowest');
  readonly #falling = new Ladder<TriggerLevel>('highest');
  readonly #waiting: Waiting = new Map();
  readonly #elected: Waiting = new Map();

  /** The triggered order whose turn it is. */
  get nextElected(): BookOrder | undefined {
    return this.#elected.keys().next().value;
  }

  /** Orders in here, triggered ones included. */
  get size(): number {
    return this.#waiting.size + this.#elected.size;
  }

  get waiting(): Iterable<PlaceTrigger> {
    return placements(this.#waiting);
  }

  get elected(): Iterable<PlaceTrigger> {
    return placements(this.#elected);
  }

  add(order: BookOrder, terms: TriggerTerms): void {
    this.#waiting.set(order, terms);
    const ladder = this.#ladderOf(order, terms);
    let level = ladder.find(terms.triggerTicks);
    if (level === undefined) {
      level = { priceTicks: terms.triggerTicks, orders: new Map() };
      ladder.add(level);
    }
    level.orders.set(order, terms);
  }

  isElected(order: BookOrder): boolean {
    return this.#elected.has(order);
  }

  /** Takes a triggered order out, to be activated. */
  takeElected(order: BookOrder): TriggerTerms {
    const terms = this.#elected.get(order);
    assert(terms !== undefined, 'An order that is activated must be triggered');
    this.#elected.delete(order);
    return terms;
  }

  /** Takes an order out, triggered or not. */
  take(order: BookOrder): void {
    const terms = this.#waiting.get(order);
    if (terms === undefined) {
      this.takeElected(order);
      return;
    }
    this.#waiting.delete(order);
    const ladder = this.#ladderOf(order, terms);
    const level = ladder.find(terms.triggerTicks);
    assert(level !== undefined, 'A waiting order has a level');
    level.orders.delete(order);
    if (level.orders.size === 0) ladder.remove(level);
  }

  /** Elects what a trade at this price triggers, nearest first, and returns it. */
  elect(lastTicks: Ticks): readonly BookOrder[] {
    const due: BookOrder[] = [];
    for (const ladder of [this.#rising, this.#falling])
      for (let level = ladder.best; level !== undefined; level = ladder.best) {
        const ahead = level.priceTicks - lastTicks;
        if (ladder === this.#rising ? ahead > 0 : ahead < 0) break;
        for (const [order, terms] of level.orders) {
          due.push(order);
          this.#waiting.delete(order);
          this.#elected.set(order, terms);
        }
        ladder.remove(level);
      }
    return due;
  }

  #ladderOf({ side }: BookOrder, { trigger }: TriggerTerms): Ladder<TriggerLevel> {
    const isRising = (side === 'buy') !== (trigger === 'takeProfit');
    return isRising ? this.#rising : this.#falling;
  }
}

function* placements(orders: Waiting): Generator<PlaceTrigger> {
  for (const [{ id, party, side, leftLots, isGuarded }, terms] of orders)
    yield {
      kind: 'place',
      type: 'trigger',
      id,
      owner: party.owner,
      side,
      lots: leftLots,
      reduceOnly: isGuarded,
      ...terms,
    };
}
