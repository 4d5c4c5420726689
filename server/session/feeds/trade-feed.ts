/** The public prints of a ticker, one message per command or per window. */
import type { HubFact } from '../../terminal/hub.js';
import { projectTrades, type TradeFact } from '../../terminal/projections/market-data.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Venue } from '../../venue/venue.js';
import type { Outlet } from '../outlet.js';
import type { Session } from '../session.js';
import { type Subscriptions, tradesKey } from '../subscriptions.js';

interface Waiting {
  readonly venueId: string;
  readonly ticker: string;
  readonly trades: TradeFact[];
  readonly cause: number | null;
}

export class TradeFeed {
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  handle({ venueId, fact, cause }: HubFact): void {
    if (fact.kind !== 'trade') return;
    const key = `${venueId} ${fact.ticker}`;
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) {
      waiting.trades.push(fact);
      return;
    }
    this.#waiting.set(key, { venueId, ticker: fact.ticker, trades: [fact], cause });
    const { clock, knobs } = this.terminal;
    if (knobs.tradeWindowMs > 0) {
      clock.at(clock.now() + knobs.tradeWindowMs, () => this.#flush(key));
    }
  }

  /** Without a window, the prints of one command leave together when it is done. */
  drained(): void {
    if (this.terminal.knobs.tradeWindowMs > 0 || this.#waiting.size === 0) return;
    for (const key of [...this.#waiting.keys()]) this.#flush(key);
  }

  #flush(key: string): void {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return;
    this.#waiting.delete(key);
    const { venueId, ticker, trades, cause } = waiting;
    for (const connection of this.terminal.connections) {
      if (!connection.active || !shows(connection.venue, venueId)) continue;
      const receivers = this.subscriptions.listOf(tradesKey(connection.id, ticker));
      if (receivers.length === 0) continue;
      const update = projectTrades(connection.id, ticker, trades);
      this.outlet.send(receivers, 'trade_update', update, cause);
    }
  }
}

const shows = (venue: Venue, venueId: string): boolean => venue.spec.id === venueId;
