/** The order book as a ladder: sizes as bars, the user's own orders marked. */
import type { Choice } from './choice.js';
import { byId, el, setText } from './dom.js';
import { fixed, short } from './format.js';
import type { Book, Level, Order } from './shapes.js';

const ROW_PX = 19;
const SPREAD_PX = 26;

/** What the ladder asks for; it shows as many as there is room for. */
export const LADDER_DEPTH = 30;

interface Row {
  readonly element: HTMLElement;
  readonly own: HTMLElement;
  readonly price: HTMLElement;
  readonly size: HTMLElement;
}

export class Ladder {
  readonly #host = byId('ladder');
  readonly #spread = byId('spread');
  readonly #asks: Row[] = [];
  readonly #bids: Row[] = [];
  readonly #asksHost = byId('asks');
  readonly #bidsHost = byId('bids');
  #choice: Choice | null = null;
  #book: Book | null = null;
  /** Remaining size of own open orders by side and price. */
  #own = new Map<string, number>();

  constructor() {
    new ResizeObserver(() => this.#draw()).observe(this.#host);
  }

  choose(choice: Choice): void {
    this.#choice = choice;
    this.#book = null;
    this.#own.clear();
    this.#draw();
  }

  show(book: Book): void {
    this.#book = book;
    this.#draw();
  }

  showOrders(orders: readonly Order[]): void {
    this.#own = new Map();
    for (const { side, price, remainingSize } of orders) {
      const key = `${side} ${price}`;
      this.#own.set(key, (this.#own.get(key) ?? 0) + remainingSize);
    }
    this.#draw();
  }

  #draw(): void {
    const book = this.#book;
    const { priceDecimals = 2 } = this.#choice ?? {};
    const room = Math.max(3, Math.floor((this.#host.clientHeight - SPREAD_PX) / 2 / ROW_PX));
    const asks = book?.asks.slice(0, room) ?? [];
    const bids = book?.bids.slice(0, room) ?? [];
    const most = Math.max(1e-12, ...[...asks, ...bids].map(([, size]) => size));
    this.#fill(this.#asks, this.#asksHost, [...asks].reverse(), 'Sell', most);
    this.#fill(this.#bids, this.#bidsHost, bids, 'Buy', most);
    setText(this.#spread, spreadOf(book, priceDecimals));
  }

  #fill(
    rows: Row[],
    host: HTMLElement,
    levels: readonly Level[],
    side: 'Buy' | 'Sell',
    most: number,
  ): void {
    while (rows.length < levels.length) rows.push(newRow(host));
    for (const row of rows.splice(levels.length)) row.element.remove();
    for (const [i, row] of rows.entries()) {
      const [price, size] = levels[i] ?? [0, 0];
      this.#fillRow(row, side, price, size, most);
    }
  }

  #fillRow(row: Row, side: 'Buy' | 'Sell', price: number, size: number, most: number): void {
    const { priceDecimals = 2, sizeDecimals = 3 } = this.#choice ?? {};
    const own = this.#own.get(`${side} ${price}`);
    row.element.classList.toggle('mine', own !== undefined);
    row.element.style.setProperty('--bar', `${((size / most) * 100).toFixed(1)}%`);
    row.element.title = own === undefined ? '' : `Your orders here: ${own} of ${size}`;
    setText(row.own, own === undefined ? '' : `●${short(own, sizeDecimals)}`);
    setText(row.price, fixed(price, priceDecimals));
    setText(row.size, short(size, sizeDecimals));
  }
}

function newRow(host: HTMLElement): Row {
  const own = el('span', { class: 'own' });
  const price = el('span', { class: 'price' });
  const size = el('span', { class: 'size' });
  const element = el('div', { class: 'level' }, own, price, size);
  host.append(element);
  return { element, own, price, size };
}

function spreadOf(book: Book | null, decimals: number): string {
  if (book === null) return 'reading the book …';
  const ask = book.asks[0]?.[0];
  const bid = book.bids[0]?.[0];
  if (ask === undefined && bid === undefined) return 'The book is empty';
  if (ask === undefined) return 'Nobody sells';
  if (bid === undefined) return 'Nobody buys';
  const middle = (ask + bid) / 2;
  const basisPoints = ((ask - bid) / middle) * 10_000;
  return `spread ${fixed(ask - bid, decimals)} · ${basisPoints.toFixed(2)} bp`;
}
