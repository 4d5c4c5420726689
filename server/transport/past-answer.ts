/** The lists of an account as they would have been answered some time ago. */
import { encode, endpoints } from '../../schemas/index.js';
import { projectBalance, projectPosition } from '../terminal/projections/holdings.js';
import { projectOrder } from '../terminal/projections/order.js';
import { tickerOn } from '../terminal/tickers.js';
import type { Edge } from './edge.js';
import type { Asked } from './rest-request.js';

/** @returns nothing for requests that are not about the state of an account */
export function pastAnswer(edge: Edge, { note, known }: Asked, ms: number): Buffer | undefined {
  const { terminal, past, dialect } = edge;
  const connection = terminal.connection(Number(note.connectionId));
  if (connection === undefined || known === null) return undefined;
  const at = terminal.clock.now() - ms;
  const connectionId = connection.id;
  const schema = endpoints.rows[known.id].responses['200'];
  const answer = (value: object): Buffer =>
    Buffer.from(encode(schema, { connectionId, ...value } as never, dialect));
  if (known.id === 'listOrders') {
    const asked = note.ticker ?? '';
    const ticker = tickerOn(terminal, connection, asked) ?? asked;
    const open = past.orders(connection, at).filter((order) => order.ticker === ticker);
    const orders = open.map((order) => projectOrder(order, terminal.ids));
    return answer({ ticker, count: orders.length, orders });
  }
  if (known.id === 'listPositions') {
    const all = past.positions(connection, at);
    const positions = all.map((position) => projectPosition(position, terminal.ids));
    return answer({ count: positions.length, positions });
  }
  if (known.id !== 'getBalance') return undefined;
  const balances = past.balances(connection, at).map(projectBalance);
  return answer({ count: balances.length, balances });
}
