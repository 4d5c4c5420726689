/** The tape: trades as they happen, the newest on top. */
import type { Choice } from './choice.js';
import { byId, el, empty } from './dom.js';
import { fixed, short, timeOf } from './format.js';
import type { Trade } from './shapes.js';

const MAX_ROWS = 120;

/** As the server bounds a portion. */
const FULL_PORTION = 40;

const NOTHING =
  'No trades yet. The crowd trades in public while a client is subscribed to this ticker; fills of your orders always show.';

export class Tape {
  readonly #host = byId('tape');
  #choice: Choice | null = null;

  choose(choice: Choice): void {
    this.#choice = choice;
    this.clear();
  }

  clear(): void {
    this.#host.replaceChildren(empty(NOTHING));
  }

  add(trades: readonly Trade[]): void {
    if (trades.length === 0) return;
    if (this.#host.querySelector('.empty') !== null) this.#host.replaceChildren();
    const rows = trades.map((trade) => this.#row(trade)).reverse();
    if (trades.length >= FULL_PORTION)
      rows.push(el('div', { class: 'more' }, '… more than the tape shows'));
    this.#host.prepend(...rows);
    while (this.#host.childElementCount > MAX_ROWS) this.#host.lastElementChild?.remove();
  }

  #row({ at, side, price, size }: Trade): HTMLElement {
    const { priceDecimals = 2, sizeDecimals = 3 } = this.#choice ?? {};
    return el(
      'div',
      { class: `print ${side.toLowerCase()}`, title: `${side} at ${at}` },
      el('span', { class: 'time' }, timeOf(at).slice(0, 8)),
      el('span', { class: 'price' }, fixed(price, priceDecimals)),
      el('span', { class: 'size' }, short(size, sizeDecimals)),
    );
  }
}
