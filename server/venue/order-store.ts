/**
 * The orders of a venue, New → Open → Closed: all open ones, and the latest closed ones of each account that
 * somebody watches.
 */
import type { Account } from '../account/account.js';
import { Directory } from '../engine/directory.js';
import type { Instrument } from './instrument.js';
import { Order, type OrderRequest } from './order.js';

/** Older closed orders are forgotten: cancelling one finds it unknown instead of closed. */
const MAX_CLOSED_PER_ACCOUNT = 1_000;

/** The open orders of one account and instrument, oldest first. */
export interface OpenOrders {
  first: Order | null;
  last: Order | null;
}

/** The orders of one account. */
export interface Shelf {
  readonly open: Map<Instrument, OpenOrders>;
  /** Where the account was active last: usually where it will be next. */
  lastInstrument: Instrument | null;
  lastOpen: OpenOrders;
  /** Numbers of closed orders; when it is full the oldest, at the place of the next, makes room. */
  readonly closed: number[];
  next: number;
}

export class OrderStore {
  readonly #orders = new Directory<Order>();
  /** By the number by which the engines know the account. */
  readonly #shelves: Shelf[] = [];

  create(number: number, request: OrderRequest, at: number): Order {
    const open = openOn(this.#shelf(request.account), request.instrument);
    const order = new Order(number, request, at, open.last);
    if (open.last === null) open.first = order;
    else open.last.younger = order;
    open.last = order;
    this.#orders.add(number, order);
    return order;
  }

  find(number: number): Order | undefined {
    return this.#orders.get(number);
  }

  /** Open orders of the account, oldest first. */
  open(account: Account, ticker?: string): readonly Order[] {
    const found: Order[] = [];
    let lists = 0;
    for (const [instrument, { first }] of this.#shelf(account).open) {
      if (ticker !== undefined && instrument.ticker !== ticker) continue;
      if (first !== null) lists += 1;
      for (let order = first; order !== null; order = order.younger) found.push(order);
    }
    // Numbers of an account grow with age.
    return lists > 1 ? found.sort((a, b) => a.number - b.number) : found;
  }

  /** Files an order that has become closed; nobody asks for one of an account that is not watched. */
  file(order: Order): void {
    const { account, instrument } = order.request;
    const shelf = this.#shelf(account);
    take(openOn(shelf, instrument), order);
    if (!account.isWatched) {
      this.#orders.delete(order.number);
      return;
    }
    const forgotten = shelf.closed[shelf.next];
    if (forgotten !== undefined) this.#orders.delete(forgotten);
    shelf.closed[shelf.next] = order.number;
    shelf.next += 1;
    if (shelf.next === MAX_CLOSED_PER_ACCOUNT) shelf.next = 0;
  }

  #shelf({ owner }: Account): Shelf {
    let shelf = this.#shelves[owner];
    if (shelf === undefined) {
      const lastOpen = { first: null, last: null };
      shelf = { open: new Map(), lastInstrument: null, lastOpen, closed: [], next: 0 };
      this.#shelves[owner] = shelf;
    }
    return shelf;
  }
}

function openOn(shelf: Shelf, instrument: Instrument): OpenOrders {
  if (shelf.lastInstrument === instrument) return shelf.lastOpen;
  let open = shelf.open.get(instrument);
  if (open === undefined) {
    open = { first: null, last: null };
    shelf.open.set(instrument, open);
  }
  shelf.lastInstrument = instrument;
  shelf.lastOpen = open;
  return open;
}

function take(open: OpenOrders, order: Order): void {
  const { older, younger } = order;
  if (older === null) open.first = younger;
  else older.younger = younger;
  if (younger === null) open.last = older;
  else younger.older = older;
  order.older = null;
  order.younger = null;
}
