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
  /** Few at a time. */
  #waiting: Waiting[] = [];

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  handle({ venueId, fact, cause }: HubFact): void {
    if (fact.kind !== 'trade') return;
    const { ticker } = fact;
    for (const known of this.#waiting) {
      if (known.ticker !== ticker || known.venueId !== venueId) continue;
      known.trades.push(fact);
      return;
    }
    const waiting = { venueId, ticker, trades: [fact], cause };
    this.#waiting.push(waiting);
    const { clock, knobs } = this.terminal;
    if (knobs.tradeWindowMs > 0) {
      clock.at(clock.now() + knobs.tradeWindowMs, () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        this.#send(waiting);
      });
    }
  }

  /** Without a window, the prints of one command leave together when it is done. */
  drained(): void {
    if (this.terminal.knobs.tradeWindowMs > 0 || this.#waiting.length === 0) return;
    const all = this.#waiting;
    this.#waiting = [];
    for (const waiting of all) this.#send(waiting);
  }

  #send({ venueId, ticker, trades, cause }: Waiting): void {
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
