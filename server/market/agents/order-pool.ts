/** The resting orders of one crowd in one book: which they are, by chance or by age. */
import type { Side } from '../../venue/facts.js';

/** Accounts of the crowd. */
export type Role = 'makers' | 'takers' | 'noise';

export interface PoolOrder {
  readonly number: number;
  readonly role: Role;
  readonly side: Side;
  readonly ticks: number;
  /** Place in the list from which orders are drawn. */
  index: number;
  older: PoolOrder | null;
  newer: PoolOrder | null;
  /** The same among those of its side and price. */
  olderThere: PoolOrder | null;
  newerThere: PoolOrder | null;
}

export class OrderPool {
  readonly #byNumber = new Map<number, PoolOrder>();
  /** In no particular order, so that any can be drawn and dropped at once. */
  readonly #list: PoolOrder[] = [];
  /** The newest of each side and price; bids under negative prices. */
  readonly #levels = new Map<number, PoolOrder>();
  #newest: PoolOrder | null = null;
  #bids = 0;

  get size(): number {
    return this.#list.length;
  }

  count(side: Side): number {
    return side === 'buy' ? this.#bids : this.#list.length - this.#bids;
  }

  add(number: number, role: Role, side: Side, ticks: number): void {
    const newest = this.#newest;
    const index = this.#list.length;
    const key = levelKey(side, ticks);
    const there = this.#levels.get(key) ?? null;
    const order: PoolOrder = {
      number,
      role,
      side,
      ticks,
      index,
      older: newest,
      newer: null,
      olderThere: there,
      newerThere: null,
    };
    if (there !== null) there.newerThere = order;
    this.#levels.set(key, order);
    if (newest !== null) newest.newer = order;
    this.#newest = order;
    this.#list.push(order);
    this.#byNumber.set(number, order);
    if (side === 'buy') this.#bids += 1;
  }

  /** Forgets an order; false when it is none of the crowd's. */
  remove(number: number): boolean {
    const order = this.#byNumber.get(number);
    if (order === undefined) return false;
    this.#byNumber.delete(number);
    if (order.newer === null) this.#newest = order.older;
    else order.newer.older = order.older;
    if (order.older !== null) order.older.newer = order.newer;
    const last = this.#list.pop();
    if (last !== undefined && last !== order) {
      last.index = order.index;
      this.#list[order.index] = last;
    }
    if (order.side === 'buy') this.#bids -= 1;
    this.#leaveLevel(order);
    return true;
  }

  at(index: number): PoolOrder | undefined {
    return this.#list[index];
  }

  /** The order that came so many orders before the newest. */
  recent(back: number): PoolOrder | null {
    let order = this.#newest;
    for (let i = 0; i < back && order !== null; i += 1) order = order.older;
    return order;
  }

  /** The newest order of the crowd at a price. */
  newestAt(side: Side, ticks: number): PoolOrder | undefined {
    return this.#levels.get(levelKey(side, ticks));
  }

  /** All of them, oldest first. */
  all(): readonly PoolOrder[] {
    return [...this.#list].sort((a, b) => a.number - b.number);
  }

  #leaveLevel({ side, ticks, olderThere, newerThere }: PoolOrder): void {
    if (olderThere !== null) olderThere.newerThere = newerThere;
    if (newerThere !== null) newerThere.olderThere = olderThere;
    else if (olderThere !== null) this.#levels.set(levelKey(side, ticks), olderThere);
    else this.#levels.delete(levelKey(side, ticks));
  }
}

const levelKey = (side: Side, ticks: number): number => (side === 'buy' ? -ticks : ticks);
