/** What a client believes, in the form in which it can be held against the truth. */
import type { Decimal } from '../schemas/index.js';
import type { Holdings } from './holdings.js';
import type { KeptBook } from './kept-book.js';
import type { TrackedOrder } from './order-tracker.js';

export interface BeliefQuery {
  /** Some of `orders`, `positions`, `balances`, `books`. */
  readonly sections: readonly string[];
  readonly connectionId: number;
  readonly ticker?: string | undefined;
}

export interface Belief {
  readonly connectionId: number;
  readonly ticker?: string;
  /** Open ones. */
  readonly orders?: readonly object[];
  readonly positions?: readonly object[];
  readonly balances?: readonly object[];
  /** Those that can be trusted; levels are pairs of price and size, best first. */
  readonly books?: readonly object[];
}

export interface BeliefSources {
  readonly orders: readonly TrackedOrder[];
  readonly holdings: Holdings;
  readonly books: readonly KeptBook[];
}

export function beliefOf(
  { orders, holdings, books }: BeliefSources,
  { sections, connectionId, ticker }: BeliefQuery,
): Belief {
  const isMine = (each: { readonly connectionId: number; readonly ticker?: string }): boolean =>
    each.connectionId === connectionId &&
    (ticker === undefined || each.ticker === undefined || each.ticker === ticker);
  const all = {
    orders: orders
      .filter((each) => isMine(each) && each.status !== 'Closed')
      .map(({ clientId, ...rest }) => (clientId === null ? rest : { ...rest, clientId })),
    positions: holdings.positions.filter(isMine),
    balances: holdings.balances.filter(isMine),
    books: books
      .filter((book) => isMine(book) && book.mirror.state === 'live')
      .map(({ mirror, ticker: name }) => {
        const { bids, asks } = mirror.levels();
        return { connectionId, ticker: name, bids: bids.map(pairOf), asks: asks.map(pairOf) };
      }),
  };
  const wanted = Object.entries(all).filter(([name]) => sections.includes(name));
  return { connectionId, ...(ticker && { ticker }), ...Object.fromEntries(wanted) };
}

const pairOf = ({ price, size }: { readonly price: Decimal; readonly size: Decimal }) => [
  price,
  size,
];
