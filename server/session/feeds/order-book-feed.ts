/** The changes of a book, merged per window: new totals of levels, and the best levels when the top moved. */
import type { Connection } from '../../terminal/connection.js';
import type { HubFact } from '../../terminal/hub.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { DepthView } from '../../venue/facts.js';
import type { Venue } from '../../venue/venue.js';
import type { Outlet } from '../outlet.js';
import type { Session } from '../session.js';
import { bookKey, type Subscriptions } from '../subscriptions.js';
import { type BookNews, WatchedBook } from './watched-book.js';

export class OrderBookFeed {
  /** By venue, then by ticker. */
  readonly #watched = new Map<string, Map<string, WatchedBook>>();

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
    if (this.#find(id, ticker) !== undefined && this.#watchers(id, ticker).length > 0) return;
    const books = this.#watched.get(id) ?? new Map<string, WatchedBook>();
    this.#watched.set(id, books.set(ticker, new WatchedBook(venue, ticker, depth)));
  }

  handle({ venueId, fact, cause }: HubFact): void {
    if (fact.kind !== 'depth') return;
    const book = this.#find(venueId, fact.ticker);
    if (book === undefined) return;
    // Looked at once a window: facts are many.
    if (!book.isWaiting && this.#watchers(venueId, fact.ticker).length === 0) {
      this.#watched.get(venueId)?.delete(fact.ticker);
      return;
    }
    if (!book.take(fact) || book.isWaiting) return;
    book.cause = cause;
    const { clock, knobs } = this.terminal;
    if (knobs.bookWindowMs === 0) {
      this.#flush(book);
      return;
    }
    book.isWaiting = true;
    clock.at(clock.now() + knobs.bookWindowMs, () => {
      book.isWaiting = false;
      // Who came after everybody had left has a book of its own.
      if (this.#find(venueId, fact.ticker) === book) this.#flush(book);
    });
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

  #find(venueId: string, ticker: string): WatchedBook | undefined {
    return this.#watched.get(venueId)?.get(ticker);
  }

  #watchers(venueId: string, ticker: string): readonly Connection[] {
    return this.terminal.connections.filter(
      ({ active, venue, id }) =>
        active && venue.spec.id === venueId && this.subscriptions.isWatched(bookKey(id, ticker)),
    );
  }

  #flush(book: WatchedBook): void {
    const news = book.news();
    for (const connection of this.#watchers(book.venue.spec.id, book.ticker)) {
      this.#send(connection, book, news);
    }
  }

  #send(connection: Connection, { ticker, cause }: WatchedBook, news: BookNews): void {
    const key = bookKey(connection.id, ticker);
    const send = (sessions: readonly Session[], since: number): void => {
      const updates = news.updates(since);
      if (updates.length === 0) return;
      const data = { connectionId: connection.id, ticker, updates };
      this.outlet.send(sessions, 'orderbook_update', data, cause);
    };
    const late = this.#lateOnes(key, news.oldest);
    const everybody = this.subscriptions.listOf(key);
    // The list that everybody shares costs the journal nothing.
    const known = late.flatMap(([, sessions]) => sessions);
    const most = late.length === 0 ? everybody : everybody.filter((one) => !known.includes(one));
    if (most.length > 0) send(most, 0);
    for (const [since, sessions] of late) send(sessions, since);
  }

  /** Sessions that came in the middle of the window get only what is newer than their snapshot. */
  #lateOnes(key: string, oldest: number): readonly (readonly [number, readonly Session[]])[] {
    const late = new Map<number, Session[]>();
    for (const [session, since] of this.subscriptions.subscribersOf(key)) {
      if (since >= oldest) late.set(since, [...(late.get(since) ?? []), session]);
    }
    return [...late];
  }
}
