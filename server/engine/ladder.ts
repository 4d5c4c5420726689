/** Prices in order of nearness, at each a queue in order of arrival; for book sides and for triggers. */
import { assert } from './assert.js';
import type { LevelTotal, Lots, OrderId, Ticks } from './types.js';

export interface Rung {
  readonly id: OrderId;
  readonly priceTicks: Ticks;
  /** What is left of it. */
  lots: Lots;
}

export interface Level<Item extends Rung> extends LevelTotal {
  readonly queue: ReadonlyMap<OrderId, Item>;
}

interface OpenLevel<Item extends Rung> {
  readonly priceTicks: Ticks;
  lots: Lots;
  readonly queue: Map<OrderId, Item>;
}

export class Ladder<Item extends Rung> {
  /** The nearest price stands last, so that taking it away is cheap. */
  readonly #prices: Ticks[] = [];
  readonly #levels = new Map<Ticks, OpenLevel<Item>>();

  constructor(readonly nearest: 'lowest' | 'highest') {}

  get best(): Level<Item> | undefined {
    const price = this.#prices.at(-1);
    return price === undefined ? undefined : this.#levels.get(price);
  }

  /** From the nearest price outwards. */
  *levels(): Generator<Level<Item>> {
    for (let i = this.#prices.length - 1; i >= 0; i -= 1) {
      const price = this.#prices[i];
      const level = price === undefined ? undefined : this.#levels.get(price);
      if (level !== undefined) yield level;
    }
  }

  lotsAt(priceTicks: Ticks): Lots {
    return this.#levels.get(priceTicks)?.lots ?? (0 as Lots);
  }

  /** Appends to the queue of its price. */
  add(item: Item): void {
    let level = this.#levels.get(item.priceTicks);
    if (level === undefined) {
      level = { priceTicks: item.priceTicks, lots: 0 as Lots, queue: new Map() };
      this.#levels.set(item.priceTicks, level);
      this.#prices.splice(this.#indexOf(item.priceTicks), 0, item.priceTicks);
    }
    level.queue.set(item.id, item);
    level.lots = (level.lots + item.lots) as Lots;
  }

  /** Takes lots off an item, which keeps its place; an item without lots leaves. */
  reduce(item: Item, lots: Lots): void {
    const level = this.#levels.get(item.priceTicks);
    assert(level?.queue.get(item.id) === item, `Order ${item.id} is not on the ladder`);
    assert(lots <= item.lots, `Order ${item.id} has less than ${lots} lots`);
    item.lots = (item.lots - lots) as Lots;
    level.lots = (level.lots - lots) as Lots;
    if (item.lots > 0) return;
    level.queue.delete(item.id);
    if (level.queue.size > 0) return;
    this.#levels.delete(item.priceTicks);
    this.#prices.splice(this.#indexOf(item.priceTicks), 1);
  }

  remove(item: Item): void {
    this.reduce(item, item.lots);
  }

  /** Where the price stands or would stand. */
  #indexOf(priceTicks: Ticks): number {
    let low = 0;
    let high = this.#prices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isFarther(this.#prices[middle], priceTicks)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isFarther(one: Ticks | undefined, other: Ticks): boolean {
    if (one === undefined) return false;
    return this.nearest === 'lowest' ? one > other : one < other;
  }
}
