/**
 * The orders of a venue, New → Open → Closed: all open ones, and the latest closed ones of each account that
 * somebody watches.
 */
import type { Account } from '../account/account.js';
import { Directory } from '../engine/directory.js';
import type { Desk } from './desk.js';
import type { Order } from './order.js';
import { Standing } from './standing.js';

/** Older closed orders are forgotten: cancelling one finds it unknown instead of closed. */
const MAX_CLOSED_PER_ACCOUNT = 1_000;

/** What is kept of one account. */
interface Shelf {
  readonly standings: Standing[];
  /** When it is full the oldest closed order, at the place of the next, makes room. */
  readonly closed: Order[];
  /** Their numbers. */
  readonly numbers: number[];
  next: number;
}

export class OrderStore {
  readonly #orders = new Directory<Order>();
  /** By the number by which the engines know the account. */
  readonly #shelves: Shelf[] = [];

  /** Where the account stands at the desk, which becomes known there. */
  standingOf(account: Account, desk: Desk): Standing {
    let standing = desk.standings[account.owner];
    if (standing === undefined) {
      standing = new Standing(account, desk);
      desk.standings[account.owner] = standing;
      this.#shelf(account).standings.push(standing);
    }
    return standing;
  }

  /** Takes an order in and gives it its number. */
  take(order: Order, number: number, at: number): void {
    order.id = number;
    order.createdAt = at;
    order.standing.open(order);
    this.#orders.add(order);
  }

  find(number: number): Order | undefined {
    return this.#orders.get(number);
  }

  /** Open orders of the account, oldest first. */
  open(account: Account, ticker?: string): readonly Order[] {
    const found: Order[] = [];
    let lists = 0;
    for (const { instrument, oldest } of this.#shelf(account).standings) {
      if (ticker !== undefined && instrument.ticker !== ticker) continue;
      if (oldest !== null) lists += 1;
      for (let order = oldest; order !== null; order = order.younger) found.push(order);
    }
    // Numbers of an account grow with age.
    return lists > 1 ? found.sort((a, b) => a.id - b.id) : found;
  }

  /** Files an order that has become closed; nobody asks for one of an account that is not watched. */
  file(order: Order): void {
    const { standing } = order;
    standing.close(order);
    if (!standing.account.isWatched) {
      this.#orders.delete(order);
      return;
    }
    const shelf = this.#shelf(standing.account);
    const forgotten = shelf.closed[shelf.next];
    if (forgotten !== undefined) this.#orders.delete(forgotten, shelf.numbers[shelf.next]);
    shelf.closed[shelf.next] = order;
    shelf.numbers[shelf.next] = order.id;
    shelf.next += 1;
    if (shelf.next === MAX_CLOSED_PER_ACCOUNT) shelf.next = 0;
  }

  #shelf({ owner }: Account): Shelf {
    let shelf = this.#shelves[owner];
    if (shelf === undefined) {
      shelf = { standings: [], closed: [], numbers: [], next: 0 };
      this.#shelves[owner] = shelf;
    }
    return shelf;
  }
}
