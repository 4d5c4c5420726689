/** Books that somebody watches, with enough of their past to show one as it was at a journal entry. */
import type { BookGrid, DepthView, LevelSteps, VenueFact } from '../venue/facts.js';

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

/** Changes of a book that are kept one by one; older ones are folded into its base, many at a time. */
const MAX_CHANGES = 4096;
const FOLDED_AT_ONCE = 1024;

/** For the entry after which a change was heard, while it is underway. */
const UNHEARD = -1;

export class BookLog {
  readonly #books = new Map<string, Map<string, LoggedBook>>();

  /** Follows the book from now on, when it looks like this. */
  watch(venueId: string, ticker: string, grid: BookGrid, depth: DepthView, after: number): void {
    const ofVenue = this.#books.get(venueId) ?? new Map<string, LoggedBook>();
    this.#books.set(venueId, ofVenue);
    // A crowd that nobody watches tells nothing of its trades: what was known then is out of date.
    if (ofVenue.get(ticker)?.latest === depth.sequence) return;
    ofVenue.set(ticker, new LoggedBook(grid, depth, after));
  }

  /** @param entry journal id of what led to it */
  happened(venueId: string, fact: DepthFact, entry: number): void {
    const book = this.#find(venueId, fact.ticker);
    if (book === undefined) return;
    if (fact.sequence === book.latest + 1) book.add(fact.moves, entry);
    else this.#books.get(venueId)?.delete(fact.ticker);
  }

  /** The terminal hears of a change, and may tell it from now on. */
  heard(venueId: string, { ticker, sequence }: DepthFact, after: number): void {
    this.#find(venueId, ticker)?.hear(sequence, after);
  }

  /** Sequence up to which the terminal has heard of the book; 0 when nobody watches it. */
  heardSequence(venueId: string, ticker: string): number {
    return this.#find(venueId, ticker)?.heard ?? 0;
  }

  /** The book at a moment; nothing when that is too long ago. */
  asOf(venueId: string, ticker: string, moment: Moment): BookState | undefined {
    return this.#find(venueId, ticker)?.asOf(moment);
  }

  /** Sequence of the book at a moment; null when that is too long ago. */
  sequenceAt(venueId: string, ticker: string, moment: Moment): number | null {
    return this.#find(venueId, ticker)?.sequenceAt(moment) ?? null;
  }

  /** Journal id of what last changed a level by then, as far as that is known. */
  changedAt(
    venueId: string,
    ticker: string,
    level: { readonly side: 'bid' | 'ask'; readonly price: number },
    moment: Moment,
  ): number | null {
    return this.#find(venueId, ticker)?.changedAt(level, moment) ?? null;
  }

  #find(venueId: string, ticker: string): LoggedBook | undefined {
    return this.#books.get(venueId)?.get(ticker);
  }
}

/** A lively book changes a hundred times a second: its past is kept in columns of numbers, not in objects. */
class LoggedBook {
  readonly #grid: BookGrid;
  /** Lots of each level at `#sequence`; bids under negative prices. */
  readonly #base = new Map<number, number>();
  #sequence: number;
  /** The book is known from this entry on. */
  #after: number;
  /** Of each change, the first of which makes sequence `#sequence` + 1: the last entry when it was heard. */
  readonly #afters: number[] = [];
  /** Journal ids of what led to them. */
  readonly #entries: number[] = [];
  /** How many levels each of them changed. */
  readonly #counts: number[] = [];
  /** Key and lots of all those levels, in turns. */
  readonly #levels: number[] = [];
  /** Sequence after the last change that the terminal has heard of. */
  heard: number;

  constructor(grid: BookGrid, { sequence, bids, asks }: DepthView, after: number) {
    this.#grid = grid;
    this.#sequence = sequence;
    this.#after = after;
    this.heard = sequence;
    for (const { price, size } of bids) this.#know('bid', price, size);
    for (const { price, size } of asks) this.#know('ask', price, size);
  }

  /** Sequence after the last change. */
  get latest(): number {
    return this.#sequence + this.#counts.length;
  }

  add(moves: readonly LevelSteps[], entry: number): void {
    this.#afters.push(UNHEARD);
    this.#entries.push(entry);
    this.#counts.push(moves.length);
    for (const { side, priceTicks, lots } of moves)
      this.#levels.push(keyOf(side, priceTicks), lots);
    if (this.#counts.length > MAX_CHANGES) this.#fold();
  }

  hear(sequence: number, after: number): void {
    const place = sequence - this.#sequence - 1;
    if (this.#afters[place] !== UNHEARD) return;
    this.#afters[place] = after;
    this.heard = sequence;
  }

  asOf(moment: Moment): BookState | undefined {
    const count = this.#changesBy(moment);
    if (count === null) return undefined;
    const levels = new Map(this.#base);
    this.#apply(levels, count);
    return this.#stateOf(this.#sequence + count, levels);
  }

  sequenceAt(moment: Moment): number | null {
    const count = this.#changesBy(moment);
    return count === null ? null : this.#sequence + count;
  }

  changedAt(level: { readonly side: 'bid' | 'ask'; readonly price: number }, moment: Moment) {
    const ticks = this.#grid.ticksOf(`${level.price}`);
    if (ticks === undefined) return null;
    const key = keyOf(level.side, ticks);
    let place = this.#levels.length;
    for (let i = this.#counts.length - 1; i >= 0; i -= 1) {
      const end = place;
      place -= 2 * (this.#counts[i] ?? 0);
      if (this.#isAfter(moment, i)) continue;
      for (let at = place; at < end; at += 2)
        if (this.#levels[at] === key) return this.#entries[i] ?? null;
    }
    return null;
  }

  /** How many of the kept changes had happened at a moment; null when it is before what is known. */
  #changesBy(moment: Moment): number | null {
    const isKnown =
      'after' in moment ? moment.after >= this.#after : moment.sequence >= this.#sequence;
    if (!isKnown) return null;
    let count = 0;
    while (count < this.#counts.length && !this.#isAfter(moment, count)) count += 1;
    return count;
  }

  /** Whether a change came after a moment. */
  #isAfter(moment: Moment, change: number): boolean {
    const after = this.#afters[change] ?? UNHEARD;
    if ('after' in moment) return after === UNHEARD || moment.after < after;
    return moment.sequence < this.#sequence + change + 1;
  }

  /** Applies the first so many changes. @returns how much of the column of levels they take */
  #apply(levels: Map<number, number>, changes: number): number {
    let end = 0;
    for (let i = 0; i < changes; i += 1) end += 2 * (this.#counts[i] ?? 0);
    for (let at = 0; at < end; at += 2) {
      const key = this.#levels[at] ?? 0;
      const lots = this.#levels[at + 1] ?? 0;
      if (lots === 0) levels.delete(key);
      else levels.set(key, lots);
    }
    return end;
  }

  #fold(): void {
    this.#levels.splice(0, this.#apply(this.#base, FOLDED_AT_ONCE));
    for (const after of this.#afters.splice(0, FOLDED_AT_ONCE))
      if (after > this.#after) this.#after = after;
    this.#entries.splice(0, FOLDED_AT_ONCE);
    this.#counts.splice(0, FOLDED_AT_ONCE);
    this.#sequence += FOLDED_AT_ONCE;
  }

  #know(side: 'bid' | 'ask', price: string, size: string): void {
    this.#base.set(keyOf(side, this.#grid.ticksOf(price) ?? 0), this.#grid.lotsOf(size) ?? 0);
  }

  #stateOf(sequence: number, levels: ReadonlyMap<number, number>): BookState {
    const bids: BookLevel[] = [];
    const asks: BookLevel[] = [];
    for (const [key, lots] of levels) {
      const price = Number(this.#grid.priceText(Math.abs(key)));
      (key < 0 ? bids : asks).push([price, Number(this.#grid.sizeText(lots))]);
    }
    bids.sort(([a], [b]) => b - a);
    asks.sort(([a], [b]) => a - b);
    return { sequence, bids, asks };
  }
}

const keyOf = (side: 'bid' | 'ask', ticks: number): number => (side === 'bid' ? -ticks : ticks);
