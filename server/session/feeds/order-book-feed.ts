/** The changes of a book, merged per window: new totals of levels, and the best levels when the top moved. */
import type { OrderBookLevel } from '../../../schemas/index.js';
import type { Connection } from '../../terminal/connection.js';
import type { HubFact } from '../../terminal/hub.js';
import { projectLevel } from '../../terminal/projections/market-data.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Level, LevelChange, VenueFact } from '../../venue/facts.js';
import type { Venue } from '../../venue/venue.js';
import type { Outlet } from '../outlet.js';
import type { Session } from '../session.js';
import { bookKey, type Subscriptions } from '../subscriptions.js';

type DepthFact = Extract<VenueFact, { kind: 'depth' }>;

interface Change extends LevelChange {
  /** Sequence of the book at which the level got this total. */
  readonly sequence: number;
}

interface Best {
  readonly ask: Level | undefined;
  readonly bid: Level | undefined;
}

/** What is going on at one ticker of one venue while somebody watches it. */
interface Watched {
  readonly venue: Venue;
  readonly ticker: string;
  readonly changes: Map<string, Change>;
  /** The top as subscribers know it. */
  best: Best;
  isWaiting: boolean;
  cause: number | null;
}

export class OrderBookFeed {
  readonly #watched = new Map<string, Watched>();

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  /** Remembers the top that the first subscriber is about to be shown; call before it subscribes. */
  watch(venue: Venue, ticker: string): void {
    if (this.#watchers(venue.spec.id, ticker).length > 0) return;
    this.#watched.set(`${venue.spec.id} ${ticker}`, begin(venue, ticker));
  }

  handle({ venueId, fact, cause }: HubFact): void {
    if (fact.kind !== 'depth') return;
    const key = `${venueId} ${fact.ticker}`;
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    if (this.#watchers(venueId, fact.ticker).length === 0) {
      this.#watched.delete(key);
      return;
    }
    collect(watched, fact);
    if (watched.isWaiting) return;
    watched.cause = cause;
    const { clock, knobs } = this.terminal;
    if (knobs.bookWindowMs === 0) {
      this.#flush(watched);
      return;
    }
    watched.isWaiting = true;
    clock.at(clock.now() + knobs.bookWindowMs, () => {
      watched.isWaiting = false;
      this.#flush(watched);
    });
  }

  #watchers(venueId: string, ticker: string): readonly Connection[] {
    return this.terminal.connections.filter(
      ({ active, venue, id }) =>
        active && venue.spec.id === venueId && this.subscriptions.isWatched(bookKey(id, ticker)),
    );
  }

  #flush(watched: Watched): void {
    const { venue, ticker, changes } = watched;
    const merged = [...changes.values()];
    changes.clear();
    const best = bestOf(venue, ticker);
    const top = bestEntries(watched.best, best);
    watched.best = best;
    for (const connection of this.#watchers(venue.spec.id, ticker)) {
      this.#send(connection, watched, merged, top);
    }
  }

  /** Sessions that know more than the start of the window get only what is newer. */
  #send(
    connection: Connection,
    { ticker, cause }: Watched,
    merged: readonly Change[],
    top: readonly OrderBookLevel[],
  ): void {
    const groups = new Map<number, Session[]>();
    const subscribers = this.subscriptions.subscribersOf(bookKey(connection.id, ticker));
    for (const [session, since] of subscribers) {
      const news = merged.filter((change) => change.sequence > since).length;
      groups.set(news, [...(groups.get(news) ?? []), session]);
    }
    for (const [news, sessions] of groups) {
      const newest = [...merged]
        .sort((a, b) => a.sequence - b.sequence)
        .slice(merged.length - news);
      const updates = [...inBookOrder(newest), ...top];
      if (updates.length === 0) continue;
      const data = { connectionId: connection.id, ticker, updates };
      this.outlet.send(sessions, 'orderbook_update', data, cause);
    }
  }
}

function begin(venue: Venue, ticker: string): Watched {
  const best = bestOf(venue, ticker);
  return { venue, ticker, changes: new Map(), best, isWaiting: false, cause: null };
}

function bestOf(venue: Venue, ticker: string): Best {
  const { asks, bids } = venue.depth(ticker);
  return { ask: asks[0], bid: bids[0] };
}

function collect({ changes }: Watched, { changes: news, sequence }: DepthFact): void {
  for (const change of news) {
    changes.set(`${change.side} ${change.price}`, { ...change, sequence });
  }
}

/** Asks from the lowest up, then bids from the highest down, as in a snapshot. */
function inBookOrder(changes: readonly Change[]): OrderBookLevel[] {
  const of = (side: 'ask' | 'bid'): Change[] => changes.filter((change) => change.side === side);
  const byPrice = (a: Change, b: Change): number => Number(a.price) - Number(b.price);
  return [
    ...of('ask')
      .sort(byPrice)
      .map((level) => projectLevel(level, 'Ask')),
    ...of('bid')
      .sort((a, b) => byPrice(b, a))
      .map((level) => projectLevel(level, 'Bid')),
  ];
}

const isSame = (a: Level | undefined, b: Level | undefined): boolean =>
  a?.price === b?.price && a?.size === b?.size;

/** The new best of each side that moved; an empty side has none to tell. */
function bestEntries(before: Best, after: Best): OrderBookLevel[] {
  const { ask, bid } = after;
  return [
    ...(ask && !isSame(before.ask, ask) ? [projectLevel(ask, 'BestAsk')] : []),
    ...(bid && !isSame(before.bid, bid) ? [projectLevel(bid, 'BestBid')] : []),
  ];
}
