/** The orders of a venue, New → Open → Closed: all open ones, and the latest closed ones of each account. */
import type { Account } from '../account/account.js';
import { Order, type OrderRequest } from './order.js';

/** Older closed orders are forgotten: cancelling one finds it unknown instead of closed. */
const MAX_CLOSED_PER_ACCOUNT = 10_000;

interface Shelf {
  /** Open orders, oldest first. */
  readonly open: Map<number, Order>;
  readonly openByTicker: Map<string, Map<number, Order>>;
  readonly closed: Set<number>;
}

export class OrderStore {
  readonly #orders = new Map<number, Order>();
  readonly #shelves = new Map<Account, Shelf>();

  create(number: number, request: OrderRequest, at: number): Order {
    const order = new Order(number, request, at);
    this.#orders.set(number, order);
    const shelf = this.#shelf(order.account);
    shelf.open.set(number, order);
    this.#ticker(shelf, order.instrument.ticker).set(number, order);
    return order;
  }

  find(number: number): Order | undefined {
    return this.#orders.get(number);
  }

  /** Open orders of the account, oldest first. */
  open(account: Account, ticker?: string): Iterable<Order> {
    const shelf = this.#shelf(account);
    return (ticker === undefined ? shelf.open : this.#ticker(shelf, ticker)).values();
  }

  /** Files an order that has become closed. */
  file(order: Order): void {
    const shelf = this.#shelf(order.account);
    shelf.open.delete(order.number);
    this.#ticker(shelf, order.instrument.ticker).delete(order.number);
    shelf.closed.add(order.number);
    if (shelf.closed.size <= MAX_CLOSED_PER_ACCOUNT) return;
    for (const oldest of shelf.closed) {
      shelf.closed.delete(oldest);
      this.#orders.delete(oldest);
      break;
    }
  }

  #shelf(account: Account): Shelf {
    let shelf = this.#shelves.get(account);
    if (shelf === undefined) {
      shelf = { open: new Map(), openByTicker: new Map(), closed: new Set() };
      this.#shelves.set(account, shelf);
    }
    return shelf;
  }

  #ticker(shelf: Shelf, ticker: string): Map<number, Order> {
    let orders = shelf.openByTicker.get(ticker);
    if (orders === undefined) {
      orders = new Map();
      shelf.openByTicker.set(ticker, orders);
    }
    return orders;
  }
}
