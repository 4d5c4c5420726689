/** Orders of the chosen connection: the open ones, then those that were closed last. */
import type { Choice } from './choice.js';
import { byId, setText } from './dom.js';
import { average, fixed, plain } from './format.js';
import type { Order, Orders } from './shapes.js';
import { Table } from './table.js';

/** Of the verdicts, those that a bot should never see. */
const BAD_VERDICTS = ['duplicated', 'orphaned', 'phantom', 'unresolved'];

export class OrdersPanel {
  #choice: Choice | null = null;
  readonly #count = byId('orders-count');
  readonly #verdicts = byId('verdicts');
  readonly #table = new Table<Order>(
    byId('orders'),
    [
      { name: 'Ticker', cell: ({ ticker }) => ticker },
      { name: 'Side', cell: ({ side }) => side, className: ({ side }) => side.toLowerCase() },
      { name: 'Type', cell: ({ type }) => type },
      {
        name: 'Price',
        isNumber: true,
        cell: (order) => this.#priceOf(order),
        title: ({ triggerPrice }) => (triggerPrice === null ? '' : 'The price that sets it off'),
      },
      { name: 'Filled / size', isNumber: true, cell: filledOf },
      {
        name: 'Average',
        isNumber: true,
        cell: ({ filledPrice }) => (filledPrice === 0 ? '–' : average(filledPrice)),
      },
      { name: 'State', cell: stateOf },
      {
        name: 'Origin',
        cell: ({ origin }) => origin,
        title: ({ requests }) =>
          requests.length > 0 ? `Placed by journal entry ${requests.join(', ')}` : '',
      },
      { name: 'Order id', isNumber: true, cell: ({ orderId }) => orderId },
    ],
    'No orders yet. What a bot places on this connection appears here, with who placed it and what became of it.',
    ({ status }) => (isOpen(status) ? 'open' : 'closed'),
  );

  show({ orders, open, verdicts }: Orders, choice: Choice): void {
    this.#choice = choice;
    const others = orders.filter((order) => isOpen(order.status) && order.ticker !== choice.ticker);
    const elsewhere = others.length > 0 ? `, ${others.length} of other tickers` : '';
    setText(this.#count, orders.length > 0 ? `${open} open${elsewhere}` : '');
    this.#table.show(orders, [orders, choice]);
    const bad = BAD_VERDICTS.filter((name) => (verdicts?.[name] ?? 0) > 0);
    setText(this.#verdicts, bad.map((name) => `${verdicts?.[name]} ${name}`).join(', '));
  }

  #priceOf({ type, price, triggerPrice, ticker }: Order): string {
    const shown = triggerPrice ?? price;
    if (triggerPrice === null && type === 'Market') return 'market';
    if (shown === 0) return '–';
    return ticker === this.#choice?.ticker
      ? fixed(shown, this.#choice.priceDecimals)
      : plain(shown);
  }

  clear(): void {
    this.#table.show([]);
    setText(this.#count, '');
    setText(this.#verdicts, '');
  }
}

export const isOpen = (status: string): boolean => status !== 'Closed';

const filledOf = ({ filledSize, size }: Order): string => `${plain(filledSize)} / ${plain(size)}`;

const stateOf = ({ status, reason }: Order): string => reason ?? status.toLowerCase();
