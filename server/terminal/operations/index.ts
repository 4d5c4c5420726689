/** One handler per endpoint row; a row without one does not compile. */
import type { EndpointHandlers } from '../../../schemas/index.js';
import { cancelAllOrders } from './cancel-all-orders.js';
import { cancelOrder } from './cancel-order.js';
import { changeTicker } from './change-ticker.js';
import { combo } from './combo.js';
import { getConnection, listConnections, listTickers, ping } from './connections.js';
import type { OperationContext } from './context.js';
import { getBalance, listPositions } from './holdings.js';
import { listOrders } from './list-orders.js';
import { placeOrder } from './place-order.js';

export const operations: EndpointHandlers<OperationContext> = {
  ping,
  changeTicker,
  combo,
  listConnections,
  getConnection,
  listTickers,
  listOrders,
  listPositions,
  getBalance,
  placeOrder,
  cancelOrder,
  cancelAllOrders,
};
