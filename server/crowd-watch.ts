/** Tells the market which tickers somebody needs: by a subscription, a look, an open order or a position. */
import type { Market } from './market/market.js';
import type { Session } from './session/session.js';
import {
  bookKey,
  type SubscriptionKey,
  Subscriptions,
  tradesKey,
} from './session/subscriptions.js';
import type { Terminal } from './terminal/terminal.js';
import { TradeTap } from './terminal/trade-tap.js';

/** `trades` or `orderbook`, connection, ticker; tickers may hold any character. */
const MARKET_KEY = /^(?:trades|orderbook):(\d+):(.+)$/s;

/**
 * Subscriptions and onlookers that wake a ticker before they hear of it; the market is connected to the hub, too.
 * What nobody but an onlooker hears never passes the hub: clients are told the same whoever looks on.
 */
export function watchMarket(
  terminal: Terminal,
  market: Market,
): { readonly subscriptions: Subscriptions<Session>; readonly trades: TradeTap } {
  const subscriptions = new WatchedSubscriptions((connectionId, ticker) => {
    const connection = terminal.connection(connectionId);
    if (connection !== undefined) market.watch(connection.venue.spec.id, ticker, 'client');
  });
  const trades = new TradeTap(terminal.hub, (venueId, ticker) =>
    market.watch(venueId, ticker, 'onlooker'),
  );
  const connectionsAt = (venueId: string) =>
    terminal.connections.filter(({ venue }) => venue.spec.id === venueId);
  market.connect({
    publish: (venueId, facts) => terminal.hub.publish(venueId, facts, null),
    drain: () => terminal.hub.drain(),
    isWatched: (venueId, ticker) =>
      connectionsAt(venueId).some(
        ({ id }) =>
          subscriptions.isWatched(tradesKey(id, ticker)) ||
          subscriptions.isWatched(bookKey(id, ticker)),
      ),
    isLookedAt: (venueId, ticker) => trades.isAt(venueId, ticker),
    show(venueId, facts) {
      for (const fact of facts) trades.hear(venueId, fact);
    },
    hasStake: (venueId, ticker) =>
      connectionsAt(venueId).some(
        ({ venue, account }) =>
          venue.openOrders(account, ticker).length > 0 ||
          venue.positions(account).some((position) => position.ticker === ticker),
      ),
  });
  return { subscriptions, trades };
}

class WatchedSubscriptions extends Subscriptions<Session> {
  readonly #wake: (connectionId: number, ticker: string) => void;

  constructor(wake: (connectionId: number, ticker: string) => void) {
    super();
    this.#wake = wake;
  }

  override add(session: Session, key: SubscriptionKey, since?: number): boolean {
    // First the subscription: what happens while the ticker catches up belongs to it already.
    const isNew = super.add(session, key, since);
    const [, connectionId, ticker] = MARKET_KEY.exec(key) ?? [];
    if (connectionId !== undefined && ticker !== undefined)
      this.#wake(Number(connectionId), ticker);
    return isNew;
  }
}
