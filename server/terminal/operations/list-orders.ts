/** The open orders of a ticker; filled and market orders are never among them. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { isGiven, usableConnection } from '../preconditions.js';
import { projectOrder } from '../projections/order.js';
import { tickerOn } from '../tickers.js';
import type { OperationContext } from './context.js';

export function listOrders(
  { path, query }: Incoming<'listOrders'>,
  { terminal }: OperationContext,
): Answer<'listOrders'> {
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  if (!isGiven(query.ticker)) return { refused: 'TICKER_QUERY_MISSING', parameters: {} };
  const ticker = tickerOn(terminal, connection, query.ticker);
  if (ticker === undefined && terminal.knobs.unknownTicker === 'error') {
    const parameters = { ticker: query.ticker, id: connection.id };
    return { refused: 'TICKER_NOT_ON_CONNECTION', parameters };
  }
  const open = ticker === undefined ? [] : connection.venue.openOrders(connection.account, ticker);
  const orders = open.map((order) => projectOrder(order, terminal.ids));
  const echoed = ticker ?? query.ticker;
  return { ok: { connectionId: connection.id, ticker: echoed, count: orders.length, orders } };
}
