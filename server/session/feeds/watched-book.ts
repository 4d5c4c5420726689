/** One book as its subscribers know it: all levels, what has changed since the last update, and the top. */
import type { OrderBookLevel } from '../../../schemas/index.js';
import type { BookGrid, DepthView, LevelSteps, VenueFact } from '../../venue/facts.js';
import type { Venue } from '../../venue/venue.js';

export type DepthFact = Extract<VenueFact, { kind: 'depth' }>;

type BookSide = LevelSteps['side'];

/** The newest that is known of a level. */
interface KnownLevel {
  readonly side: BookSide;
  readonly ticks: number;
  /** 0 when it is gone. */
  lots: number;
  /** Sequence of the book at which it got this total. */
  sequence: number;
  /** Not told yet. */
  isNews: boolean;
  /** As it is written; made when it is first told. */
  price: string | null;
}

/** The best of a side; 0 ticks for none. */
interface Best {
  readonly ticks: number;
  readonly lots: number;
}

const NOBODY: Best = { ticks: 0, lots: 0 };

/** What one window comes to. */
export class BookNews {
  constructor(
    readonly grid: BookGrid,
    /** Asks from the lowest up, then bids from the highest down, as in a snapshot. */
    readonly changes: readonly KnownLevel[],
    /** The best levels that moved. */
    readonly top: readonly OrderBookLevel[],
  ) {}

  /** Sequence of the oldest change; infinite when there is none. */
  get oldest(): number {
    let oldest = Number.POSITIVE_INFINITY;
    for (const { sequence } of this.changes) if (sequence < oldest) oldest = sequence;
    return oldest;
  }

  /** Updates for those who know the book up to a sequence; none when nothing is newer. */
  updates(since: number): readonly OrderBookLevel[] {
    const newer = this.oldest > since ? this.changes : this.changes.filter(isNewer(since));
    if (newer.length === 0) return [];
    // The journal keeps them: a list that grows step by step would be kept with room to spare.
    const updates = newer.map((level) => this.#shown(level));
    return this.top.length === 0 ? updates : updates.concat(this.top);
  }

  #shown(level: KnownLevel): OrderBookLevel {
    level.price ??= this.grid.priceText(level.ticks);
    const size = this.grid.sizeText(level.lots);
    return { price: level.price, size, type: level.side === 'ask' ? 'Ask' : 'Bid' };
  }
}

const isNewer =
  (since: number) =>
  ({ sequence }: KnownLevel): boolean =>
    sequence > since;

export class WatchedBook {
  /** Kept so that the top is known without asking for the whole book; bids under negative prices. */
  readonly #levels = new Map<number, KnownLevel>();
  #news: KnownLevel[] = [];
  #ask: Best = NOBODY;
  #bid: Best = NOBODY;
  readonly #grid: BookGrid;
  /** The book was first looked at with this sequence. */
  readonly #since: number;

  /** @param depth the book as the first subscriber is shown it */
  constructor(
    readonly venue: Venue,
    readonly ticker: string,
    { asks, bids, sequence }: DepthView,
  ) {
    this.#grid = venue.grid(ticker);
    this.#since = sequence;
    for (const { price, size } of asks) this.#know('ask', price, size, sequence);
    for (const { price, size } of bids) this.#know('bid', price, size, sequence);
    this.#ask = this.#best('ask', this.#grid.ticksOf(asks[0]?.price ?? ''));
    this.#bid = this.#best('bid', this.#grid.ticksOf(bids[0]?.price ?? ''));
  }

  /** @returns whether it tells anything new: facts may travel longer than a look at the book */
  take({ moves, sequence }: DepthFact): boolean {
    let isNews = false;
    for (const { side, priceTicks, lots } of moves) {
      const known = this.#levels.get(keyOf(side, priceTicks));
      if (sequence <= (known?.sequence ?? this.#since)) continue;
      isNews = true;
      const level = known ?? this.#add(side, priceTicks);
      level.lots = lots;
      level.sequence = sequence;
      if (level.isNews) continue;
      level.isNews = true;
      this.#news.push(level);
    }
    return isNews;
  }

  /** Ends the window. */
  news(): BookNews {
    // The look at the top first: it may let the crowd catch up, and what that changes belongs to this update too.
    const top = this.#movedTop();
    const changes = this.#news;
    this.#news = [];
    sort(changes);
    for (const level of changes) {
      level.isNews = false;
      if (level.lots === 0) this.#levels.delete(keyOf(level.side, level.ticks));
    }
    return new BookNews(this.#grid, changes, top);
  }

  #know(side: BookSide, price: string, size: string, sequence: number): void {
    const level = this.#add(side, this.#grid.ticksOf(price) ?? 0);
    level.lots = this.#grid.lotsOf(size) ?? 0;
    level.sequence = sequence;
  }

  #add(side: BookSide, ticks: number): KnownLevel {
    const level = { side, ticks, lots: 0, sequence: 0, isNews: false, price: null };
    this.#levels.set(keyOf(side, ticks), level);
    return level;
  }

  /** The new best of each side that moved; an empty side has none to tell. */
  #movedTop(): OrderBookLevel[] {
    const { ask, bid } = this.venue.bestTicks(this.ticker);
    const [lastAsk, lastBid] = [this.#ask, this.#bid];
    this.#ask = this.#best('ask', ask);
    this.#bid = this.#best('bid', bid);
    const top: OrderBookLevel[] = [];
    if (hasMoved(lastAsk, this.#ask)) top.push(this.#shown(this.#ask, 'BestAsk'));
    if (hasMoved(lastBid, this.#bid)) top.push(this.#shown(this.#bid, 'BestBid'));
    return top;
  }

  /** A level that has not been told yet is no best yet either. */
  #best(side: BookSide, ticks = 0): Best {
    const { lots = 0 } = this.#levels.get(keyOf(side, ticks)) ?? NOBODY;
    return lots === 0 ? NOBODY : { ticks, lots };
  }

  #shown({ ticks, lots }: Best, type: OrderBookLevel['type']): OrderBookLevel {
    return { price: this.#grid.priceText(ticks), size: this.#grid.sizeText(lots), type };
  }
}

const keyOf = (side: BookSide, ticks: number): number => (side === 'bid' ? -ticks : ticks);

const hasMoved = (before: Best, after: Best): boolean =>
  after.lots > 0 && (before.ticks !== after.ticks || before.lots !== after.lots);

/** Most windows change a handful of levels, which are put in their places sooner than a sort begins. */
const A_HANDFUL = 24;

function sort(levels: KnownLevel[]): void {
  if (levels.length > A_HANDFUL) {
    levels.sort(inBookOrder);
    return;
  }
  for (let i = 1; i < levels.length; i += 1) {
    const level = levels[i] as KnownLevel;
    let at = i;
    for (; at > 0 && inBookOrder(levels[at - 1] as KnownLevel, level) > 0; at -= 1)
      levels[at] = levels[at - 1] as KnownLevel;
    levels[at] = level;
  }
}

/** Asks from the lowest up, then bids from the highest down, as in a snapshot. */
function inBookOrder(a: KnownLevel, b: KnownLevel): number {
  if (a.side !== b.side) return a.side === 'ask' ? -1 : 1;
  return a.side === 'ask' ? a.ticks - b.ticks : b.ticks - a.ticks;
}
