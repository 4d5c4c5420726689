/** Which connection and ticker the page looks at; kept in the address, so that a link shows the same. */

import { byId, el } from './dom.js';
import { query, read } from './door.js';
import { decimalsOf } from './format.js';
import type { Connection, Shown, Ticker } from './shapes.js';

export interface Choice {
  readonly connectionId: number;
  readonly ticker: string;
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
}

export class Chooser {
  readonly #connections = byId<HTMLSelectElement>('connection');
  readonly #tickers = byId<HTMLSelectElement>('ticker');
  #known: readonly Ticker[] = [];
  #listed = '';
  #isLoading = false;

  constructor(readonly chosen: (choice: Choice) => void) {
    this.#connections.addEventListener('change', () => {
      void this.#load(this.#connections.value, this.#tickers.value);
    });
    this.#tickers.addEventListener('change', () => this.#choose());
  }

  /** The list of connections may change while the page is open. */
  list(connections: readonly Connection[]): void {
    const listed = JSON.stringify(connections);
    if (listed === this.#listed) return;
    this.#listed = listed;
    const { value } = this.#connections;
    this.#connections.replaceChildren(
      ...connections.map((each) =>
        el('option', { attributes: { value: `${each.id}` } }, labelOf(each)),
      ),
    );
    if (value !== '') this.#connections.value = value;
  }

  /** The first choice: what the address says, else what the window shows. */
  async begin(active: Shown): Promise<void> {
    const asked = new URLSearchParams(location.hash.slice(1));
    const connection = asked.get('connection') ?? `${active.connectionId}`;
    await this.#load(connection, asked.get('ticker') ?? active.ticker);
  }

  async #load(connection: string, ticker: string): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const options = [...this.#connections.options].map(({ value }) => value);
    const id = options.includes(connection) ? connection : (options[0] ?? '');
    try {
      const body = await read(`/page/tickers?${query({ connectionId: id })}`);
      this.#known = (body as { tickers: readonly Ticker[] }).tickers;
      this.#connections.value = id;
      this.#tickers.replaceChildren(
        ...this.#known.map((each) =>
          el('option', { attributes: { value: each.ticker } }, each.ticker),
        ),
      );
      const isKnown = this.#known.some((each) => each.ticker === ticker);
      this.#tickers.value = isKnown ? ticker : (this.#known[0]?.ticker ?? '');
      this.#choose();
    } finally {
      this.#isLoading = false;
    }
  }

  #choose(): void {
    const ticker = this.#known.find((each) => each.ticker === this.#tickers.value);
    if (ticker === undefined) return;
    const connectionId = Number(this.#connections.value);
    history.replaceState(
      null,
      '',
      `#${query({ connection: connectionId, ticker: ticker.ticker })}`,
    );
    this.chosen({
      connectionId,
      ticker: ticker.ticker,
      priceDecimals: decimalsOf(ticker.priceIncrement),
      sizeDecimals: decimalsOf(ticker.sizeIncrement),
    });
  }
}

/** `1 · Binance USDT Futures · Emerald Binance (demo)` */
function labelOf({ id, exchange, market, active, viewMode, demoMode }: Connection): string {
  const flags = [
    active ? '' : 'inactive',
    viewMode ? 'view only' : '',
    demoMode ? 'demo' : '',
  ].filter((flag) => flag !== '');
  return `${id} · ${exchange} ${market}${flags.length > 0 ? ` (${flags.join(', ')})` : ''}`;
}
