/** One book as its subscribers know it: all levels, what has changed since the last update, and the top. */
import type { OrderBookLevel } from '../../../schemas/index.js';
import { projectLevel } from '../../terminal/projections/market-data.js';
import type { DepthView, Level, LevelChange, VenueFact } from '../../venue/facts.js';
import type { Venue } from '../../venue/venue.js';

export type DepthFact = Extract<VenueFact, { kind: 'depth' }>;

interface Change extends LevelChange {
  /** Sequence of the book at which the level got this total. */
  readonly sequence: number;
}

interface Best {
  readonly ask: Level | undefined;
  readonly bid: Level | undefined;
}

/** What one window comes to. */
export interface BookNews {
  /** In no order; who has seen a sequence needs the greater ones. */
  readonly changes: readonly Change[];
  /** The best levels that moved. */
  readonly top: readonly OrderBookLevel[];
}

export class WatchedBook {
  /** Whether the window is open. */
  isWaiting = false;
  cause: number | null = null;
  /** Newest total of each level; kept so that the top is known without asking for the whole book. */
  readonly #levels = new Map<string, Change>();
  #changed = new Map<string, Change>();
  #best: Best;
  /** The book was first looked at with this sequence. */
  readonly #since: number;

  /** @param depth the book as the first subscriber is shown it */
  constructor(
    readonly venue: Venue,
    readonly ticker: string,
    { asks, bids, sequence }: DepthView,
  ) {
    for (const level of asks)
      this.#levels.set(`ask ${level.price}`, { ...level, side: 'ask', sequence });
    for (const level of bids)
      this.#levels.set(`bid ${level.price}`, { ...level, side: 'bid', sequence });
    this.#best = { ask: asks[0], bid: bids[0] };
    this.#since = sequence;
  }

  /** @returns whether it tells anything new: facts may travel longer than a look at the book */
  take({ changes, sequence }: DepthFact): boolean {
    let isNews = false;
    for (const { side, price, size } of changes) {
      const key = `${side} ${price}`;
      if (sequence <= (this.#levels.get(key)?.sequence ?? this.#since)) continue;
      const change = { side, price, size, sequence };
      this.#levels.set(key, change);
      this.#changed.delete(key);
      this.#changed.set(key, change);
      isNews = true;
    }
    return isNews;
  }

  /** Ends the window. */
  news(): BookNews {
    // The look at the top first: it may let the crowd catch up, and what that changes belongs to this update too.
    const top = this.#movedTop();
    const changes = [...this.#changed.values()];
    this.#changed = new Map();
    for (const { side, price, size } of changes) {
      if (size === '0') this.#levels.delete(`${side} ${price}`);
    }
    return { changes, top };
  }

  /** The new best of each side that moved; an empty side has none to tell. */
  #movedTop(): OrderBookLevel[] {
    const before = this.#best;
    const { ask, bid } = this.venue.best(this.ticker);
    this.#best = { ask: this.#level('ask', ask), bid: this.#level('bid', bid) };
    return [
      ...moved(before.ask, this.#best.ask).map((level) => projectLevel(level, 'BestAsk')),
      ...moved(before.bid, this.#best.bid).map((level) => projectLevel(level, 'BestBid')),
    ];
  }

  /** A level that has not been told yet is no best yet either. */
  #level(side: 'ask' | 'bid', price: string | null): Level | undefined {
    const level = price === null ? undefined : this.#levels.get(`${side} ${price}`);
    return level === undefined || level.size === '0' ? undefined : level;
  }
}

const moved = (before: Level | undefined, after: Level | undefined): Level[] =>
  after === undefined || (before?.price === after.price && before.size === after.size)
    ? []
    : [after];

/** Asks from the lowest up, then bids from the highest down, as in a snapshot. */
export function inBookOrder(changes: readonly Change[]): OrderBookLevel[] {
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
