/** Books that somebody watches, with enough of their past to show one as it was at a journal entry. */
import type { DepthView, LevelChange, VenueFact } from '../venue/facts.js';

type DepthFact = Extract<VenueFact, { kind: 'depth' }>;

/** Price and size, as numbers. */
export type BookLevel = readonly [price: number, size: number];

export interface BookState {
  readonly sequence: number;
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** A moment of a book: up to a sequence, or what the terminal had heard when `after` was the last entry. */
export type Moment = { readonly sequence: number } | { readonly after: number };

interface Change {
  readonly fact: DepthFact;
  /** The last journal entry when the terminal heard of it; infinite until then. */
  after: number;
  /** Journal id of what led to it. */
  readonly entry: number;
}

interface LoggedBook {
  /** Levels at `sequence`, by side and price. */
  readonly base: Map<string, LevelChange>;
  sequence: number;
  /** Sequence after the last change. */
  latest: number;
  /** Sequence after the last change that the terminal has heard of. */
  heard: number;
  /** The book is known from this entry on. */
  after: number;
  changes: Change[];
}

/** Changes of a book that are kept one by one; older ones are folded into its base, many at a time. */
const MAX_CHANGES = 4096;
const FOLDED_AT_ONCE = 1024;

export class BookLog {
  readonly #books = new Map<string, Map<string, LoggedBook>>();

  /** Follows the book from now on, when it looks like this. */
  watch(venueId: string, ticker: string, depth: DepthView, after: number): void {
    const ofVenue = this.#books.get(venueId) ?? new Map<string, LoggedBook>();
    this.#books.set(venueId, ofVenue);
    const { sequence, bids, asks } = depth;
    // A crowd that nobody watches tells nothing of its trades: what was known then is out of date.
    if (ofVenue.get(ticker)?.latest === sequence) return;
    const base = new Map<string, LevelChange>();
    for (const level of bids) put(base, { ...level, side: 'bid' });
    for (const level of asks) put(base, { ...level, side: 'ask' });
    ofVenue.set(ticker, { base, sequence, latest: sequence, heard: sequence, after, changes: [] });
  }

  /** @param entry journal id of what led to it */
  happened(venueId: string, fact: DepthFact, entry: number): void {
    const book = this.#books.get(venueId)?.get(fact.ticker);
    if (book === undefined) return;
    if (fact.sequence !== book.latest + 1) {
      this.#books.get(venueId)?.delete(fact.ticker);
      return;
    }
    book.latest = fact.sequence;
    book.changes.push({ fact, after: Number.POSITIVE_INFINITY, entry });
    if (book.changes.length > MAX_CHANGES) fold(book);
  }

  /** The terminal hears of a change, and may tell it from now on. */
  heard(venueId: string, fact: DepthFact, after: number): void {
    const book = this.#books.get(venueId)?.get(fact.ticker);
    const change = book?.changes[fact.sequence - (book.changes[0]?.fact.sequence ?? 0)];
    if (book === undefined || change?.fact !== fact) return;
    change.after = after;
    book.heard = fact.sequence;
  }

  /** Sequence up to which the terminal has heard of the book; 0 when nobody watches it. */
  heardSequence(venueId: string, ticker: string): number {
    return this.#books.get(venueId)?.get(ticker)?.heard ?? 0;
  }

  /** The book at a moment; nothing when that is too long ago. */
  asOf(venueId: string, ticker: string, moment: Moment): BookState | undefined {
    const book = this.#books.get(venueId)?.get(ticker);
    if (book === undefined || isBefore(moment, book)) return undefined;
    const levels = new Map(book.base);
    let { sequence } = book;
    for (const change of book.changes) {
      if (isBefore(moment, change)) break;
      for (const level of change.fact.changes) put(levels, level);
      sequence = change.fact.sequence;
    }
    return stateOf(sequence, levels.values());
  }

  /** Sequence of the book at a moment; null when that is too long ago. */
  sequenceAt(venueId: string, ticker: string, moment: Moment): number | null {
    const book = this.#books.get(venueId)?.get(ticker);
    if (book === undefined || isBefore(moment, book)) return null;
    let { sequence } = book;
    for (const change of book.changes) {
      if (isBefore(moment, change)) break;
      sequence = change.fact.sequence;
    }
    return sequence;
  }

  /** Journal id of what last changed a level by then, as far as that is known. */
  changedAt(
    venueId: string,
    ticker: string,
    level: { readonly side: 'bid' | 'ask'; readonly price: number },
    moment: Moment,
  ): number | null {
    const changes = this.#books.get(venueId)?.get(ticker)?.changes ?? [];
    for (let i = changes.length - 1; i >= 0; i -= 1) {
      const change = changes[i];
      if (change === undefined || isBefore(moment, change)) continue;
      const isIt = change.fact.changes.some(
        ({ side, price }) => side === level.side && Number(price) === level.price,
      );
      if (isIt) return change.entry;
    }
    return null;
  }
}

/** Whether a moment lies before a change, or before what is known of a book. */
function isBefore(moment: Moment, what: Change | LoggedBook): boolean {
  if ('after' in moment) return moment.after < what.after;
  return moment.sequence < ('fact' in what ? what.fact.sequence : what.sequence);
}

function put(levels: Map<string, LevelChange>, level: LevelChange): void {
  const key = `${level.side} ${level.price}`;
  if (Number(level.size) === 0) levels.delete(key);
  else levels.set(key, level);
}

function fold(book: LoggedBook): void {
  for (const { fact, after } of book.changes.slice(0, FOLDED_AT_ONCE)) {
    for (const level of fact.changes) put(book.base, level);
    book.sequence = fact.sequence;
    book.after = Math.max(book.after, Number.isFinite(after) ? after : 0);
  }
  book.changes = book.changes.slice(FOLDED_AT_ONCE);
}

function stateOf(sequence: number, levels: Iterable<LevelChange>): BookState {
  const bids: BookLevel[] = [];
  const asks: BookLevel[] = [];
  for (const { side, price, size } of levels) {
    (side === 'bid' ? bids : asks).push([Number(price), Number(size)]);
  }
  bids.sort(([a], [b]) => b - a);
  asks.sort(([a], [b]) => a - b);
  return { sequence, bids, asks };
}
