/** The changes of a book, merged per window: new totals of levels, and the best levels when the top moved. */
import type { Alarm } from '../../ambient/clock.js';
import type { Connection } from '../../terminal/connection.js';
import type { HubFact } from '../../terminal/hub.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { DepthView } from '../../venue/facts.js';
import type { Venue } from '../../venue/venue.js';
import type { Outlet } from '../outlet.js';
import type { Session } from '../session.js';
import { bookKey, type SubscriptionKey, type Subscriptions } from '../subscriptions.js';
import { type BookNews, WatchedBook } from './watched-book.js';

/** A connection that shows a book. */
interface View {
  readonly connection: Connection;
  readonly key: SubscriptionKey;
}

interface Followed {
  readonly book: WatchedBook;
  readonly views: readonly View[];
  /** The window is open. */
  isWaiting: boolean;
  cause: number | null;
  /** Ends the window. */
  readonly end: Alarm;
}

export class OrderBookFeed {
  /** By venue, then by ticker. */
  readonly #followed = new Map<string, Map<string, Followed>>();

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  /**
   * Remembers the book as the first subscriber is about to be shown it. Call right before it subscribes: another
   * look at the book would let the crowd move, and a book without subscribers is forgotten.
   */
  watch(venue: Venue, ticker: string, depth: DepthView): void {
    const { id } = venue.spec;
    const known = this.#find(id, ticker);
    if (known !== undefined && this.#isWatched(known)) return;
    const views = this.terminal.connections
      .filter((connection) => connection.venue.spec.id === id)
      .map((connection) => ({ connection, key: bookKey(connection.id, ticker) }));
    const end = this.terminal.clock.alarm(() => {
      followed.isWaiting = false;
      // Who came after everybody had left has a book of its own.
      if (this.#find(id, ticker) === followed) this.#flush(followed);
    });
    const book = new WatchedBook(venue, ticker, depth);
    const followed: Followed = { book, views, isWaiting: false, cause: null, end };
    const ofVenue = this.#followed.get(id) ?? new Map<string, Followed>();
    this.#followed.set(id, ofVenue.set(ticker, followed));
  }

  handle({ venueId, fact, cause }: HubFact): void {
    if (fact.kind !== 'depth') return;
    const followed = this.#find(venueId, fact.ticker);
    if (followed === undefined) return;
    // Looked at once a window: facts are many.
    if (!followed.isWaiting && !this.#isWatched(followed)) {
      this.#followed.get(venueId)?.delete(fact.ticker);
      return;
    }
    if (!followed.book.take(fact) || followed.isWaiting) return;
    followed.cause = cause;
    const { clock, knobs } = this.terminal;
    if (knobs.bookWindowMs === 0) {
      this.#flush(followed);
      return;
    }
    followed.isWaiting = true;
    followed.end.set(clock.now() + knobs.bookWindowMs);
  }

  /** Updates that an inactive connection did not pass on are made good by a new snapshot. */
  resume(connection: Connection, cause: number | null): void {
    const prefix = bookKey(connection.id, '');
    for (const key of this.subscriptions.keys().filter((each) => each.startsWith(prefix))) {
      for (const session of this.subscriptions.listOf(key)) {
        session.sendSnapshot(connection, key.slice(prefix.length), cause);
      }
    }
  }

  #find(venueId: string, ticker: string): Followed | undefined {
    return this.#followed.get(venueId)?.get(ticker);
  }

  #isWatched({ views }: Followed): boolean {
    for (const view of views) if (this.#shows(view)) return true;
    return false;
  }

  #shows({ connection, key }: View): boolean {
    return connection.active && this.subscriptions.isWatched(key);
  }

  #flush(followed: Followed): void {
    const news = followed.book.news();
    for (const view of followed.views) if (this.#shows(view)) this.#send(view, followed, news);
  }

  #send({ connection, key }: View, { book: { ticker }, cause }: Followed, news: BookNews): void {
    const send = (sessions: readonly Session[], since: number): void => {
      const updates = news.updates(since);
      if (updates.length === 0) return;
      const data = { connectionId: connection.id, ticker, updates };
      this.outlet.send(sessions, 'orderbook_update', data, cause);
    };
    const everybody = this.subscriptions.listOf(key);
    const late = this.#lateOnes(key, news.oldest);
    if (late.length === 0) {
      // The list that everybody shares costs the journal nothing.
      send(everybody, 0);
      return;
    }
    const known = new Set(late.flatMap(([, sessions]) => sessions));
    const others = everybody.filter((session) => !known.has(session));
    if (others.length > 0) send(others, 0);
    for (const [since, sessions] of late) send(sessions, since);
  }

  /** Sessions that came in the middle of the window get only what is newer than their snapshot. */
  #lateOnes(key: string, oldest: number): readonly (readonly [number, readonly Session[]])[] {
    const late = new Map<number, Session[]>();
    for (const [session, since] of this.subscriptions.subscribersOf(key)) {
      if (since >= oldest) late.set(since, [...(late.get(since) ?? []), session]);
    }
    return late.size === 0 ? NOBODY : [...late];
  }
}

const NOBODY: readonly never[] = [];
