/** The truth of a mock: what really happened, whatever anybody was told. */
import { doorValue } from '../control/door-json.js';
import { ControlError } from '../control/errors.js';
import type { Connection } from '../terminal/connection.js';
import type { Belief } from '../truth/belief.js';
import { type BookTruth, bookTruth } from '../truth/book.js';
import { type Comparison, compare } from '../truth/compare.js';
import {
  balancesTruth,
  positionsTruth,
  type TrueBalance,
  type TruePosition,
} from '../truth/holdings.js';
import { type OrdersQuery, type OrdersTruth, ordersTruth } from '../truth/orders.js';
import type { Ground } from './ground.js';
import { loudly, onlyKeys } from './refusal.js';

export interface BookQuery {
  readonly connectionId: number;
  readonly ticker: string;
  /** Levels of each side; all when left out. */
  readonly depth?: number;
}

/** All connections when it names none. */
type ConnectionQuery = { readonly connectionId?: number };

/** Every method answers from the present moment and changes nothing. */
export function truthPart(ground: Ground) {
  const truth = () => ground.edge().truth;
  return {
    /**
     * Orders of the users' accounts with the intents of clients and their verdicts. The crowd places
     * too many to list them one by one: the book shows their sum.
     * @throws ControlError NOT_FOUND
     */
    orders(query: OrdersQuery = {}): OrdersTruth {
      onlyKeys(query, 'connectionId', 'ticker', 'origin');
      if (query.connectionId !== undefined) connectionOf(ground, query.connectionId);
      return ordersTruth(truth(), query);
    },
    /** @throws ControlError NOT_FOUND, BAD_REQUEST */
    book(query: BookQuery): BookTruth {
      onlyKeys(query, 'connectionId', 'ticker', 'depth');
      const { connectionId, ticker, depth } = query;
      const connection = connectionOf(ground, connectionId);
      if (!connection.venue.hasTicker(ticker))
        throw new ControlError('NOT_FOUND', `Connection ${connectionId} has no '${ticker}'`);
      if (depth !== undefined && depth < 1)
        throw new ControlError('BAD_REQUEST', "'depth' takes an integer from 1 up", '/depth');
      return bookTruth(truth(), connection, ticker, depth);
    },
    /** @throws ControlError NOT_FOUND */
    balances(query: ConnectionQuery = {}): { readonly balances: readonly TrueBalance[] } {
      onlyKeys(query, 'connectionId');
      const { connectionId } = query;
      if (connectionId !== undefined) connectionOf(ground, connectionId);
      return { balances: balancesTruth(truth(), connectionId) };
    },
    /** @throws ControlError NOT_FOUND */
    positions(query: ConnectionQuery = {}): { readonly positions: readonly TruePosition[] } {
      onlyKeys(query, 'connectionId');
      const { connectionId } = query;
      if (connectionId !== undefined) connectionOf(ground, connectionId);
      return { positions: positionsTruth(truth(), connectionId) };
    },
    /** Holds a belief against the truth; only the sections that it has. @throws ControlError BAD_REQUEST */
    compare(belief: Belief): Comparison {
      return loudly(() => compare(truth(), doorValue(null, belief) as Belief));
    },
  };
}

function connectionOf(ground: Ground, id: number): Connection {
  const connection = ground.edge().terminal.connection(id);
  if (connection === undefined) throw new ControlError('NOT_FOUND', `No connection ${id}`);
  return connection;
}
