/** Tells the market which tickers somebody needs: by a subscription, an open order or a position. */
import type { Market } from './market/market.js';
import type { Session } from './session/session.js';
import {
  bookKey,
  type SubscriptionKey,
  Subscriptions,
  tradesKey,
} from './session/subscriptions.js';
import type { Terminal } from './terminal/terminal.js';

/** `trades` or `orderbook`, connection, ticker; tickers may hold any character. */
const MARKET_KEY = /^(?:trades|orderbook):(\d+):(.+)$/s;

/** Subscriptions that wake a ticker before its first message; the market is connected to the hub, too. */
export function watchedSubscriptions(terminal: Terminal, market: Market): Subscriptions<Session> {
  const subscriptions = new WatchedSubscriptions((connectionId, ticker) => {
    const connection = terminal.connection(connectionId);
    if (connection !== undefined) market.watch(connection.venue.spec.id, ticker);
  });
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
    hasStake: (venueId, ticker) =>
      connectionsAt(venueId).some(
        ({ venue, account }) =>
          venue.openOrders(account, ticker).length > 0 ||
          venue.positions(account).some((position) => position.ticker === ticker),
      ),
  });
  return subscriptions;
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
