/** An order as the contract shows it: with codes over REST, with names on the stream. */
import type { Order, OrderUpdateEvent } from '../../../schemas/index.js';
import type { OrderView } from '../../venue/facts.js';
import {
  ORDER_STATUS_CODES,
  ORDER_STATUS_NAMES,
  ORDER_TYPE_CODES,
  ORDER_TYPE_NAMES,
  SIDE_CODES,
  SIDE_NAMES,
} from '../enums.js';
import type { Ids } from '../ids.js';
import { instantOf } from '../instant.js';

export function projectOrder(order: OrderView, ids: Ids): Order {
  return {
    id: ids.toWire(order.number),
    ticker: order.ticker,
    clientId: order.clientId,
    side: SIDE_CODES[order.side],
    price: order.price,
    size: order.size,
    filledSize: order.filledSize,
    filledPrice: order.filledPrice,
    remainingSize: order.remainingSize,
    status: ORDER_STATUS_CODES[order.status],
    type: ORDER_TYPE_CODES[order.type],
    triggerPrice: order.triggerPrice,
    createDate: instantOf(order.createdAt),
  };
}

export function projectOrderUpdate(
  connectionId: number,
  order: OrderView,
  ids: Ids,
): OrderUpdateEvent {
  return {
    connectionId,
    orderId: ids.toWire(order.number),
    ticker: order.ticker,
    side: SIDE_NAMES[order.side],
    type: ORDER_TYPE_NAMES[order.type],
    price: order.price,
    filledPrice: order.filledPrice,
    size: order.size,
    filledSize: order.filledSize,
    fee: order.fee,
    feeCurrency: order.feeCurrency,
    status: ORDER_STATUS_NAMES[order.status],
    time: instantOf(order.createdAt),
  };
}
