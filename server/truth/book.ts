/** A book as the venue has it, and how much of it each session has been told. */
import type { Connection } from '../terminal/connection.js';
import type { BookLevel } from './book-log.js';
import type { Truth } from './truth.js';

export interface ToldBook {
  /** Sequence of the book that the session's last frame shows; null when that is too long ago. */
  readonly sequence: number | null;
  /** Journal id of that frame. */
  readonly frame: number;
  /** Frames since its snapshot that were sent and never arrived: with any, its book is not the truth. */
  readonly missed: number;
}

export interface BookTruth {
  readonly connectionId: number;
  readonly ticker: string;
  readonly sequence: number;
  /** From the highest price down. */
  readonly bids: readonly BookLevel[];
  /** From the lowest price up. */
  readonly asks: readonly BookLevel[];
  /** By session; those that watch the book by this connection. */
  readonly told: Readonly<Record<string, ToldBook>>;
}

/** @param depth levels of each side; all when left out */
export function bookTruth(
  truth: Truth,
  { id, venue }: Connection,
  ticker: string,
  depth = Number.POSITIVE_INFINITY,
): BookTruth {
  const testimony = truth.refresh();
  const { sequence, bids, asks } = venue.depth(ticker);
  const level = ({ price, size }: { price: string; size: string }): BookLevel => [
    Number(price),
    Number(size),
  ];
  const told = [...testimony.framesOf(id, ticker)].map(([session, { frame, missed }]) => {
    const shown = truth.books.sequenceAt(venue.spec.id, ticker, truth.momentOf(frame));
    return [session, { sequence: shown, frame, missed }] as const;
  });
  return {
    connectionId: id,
    ticker,
    sequence,
    bids: bids.slice(0, depth).map(level),
    asks: asks.slice(0, depth).map(level),
    told: Object.fromEntries(told),
  };
}
