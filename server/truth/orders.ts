/** The orders as they really are, with who asked for them and what told of them. */
import { ORDER_STATUS_NAMES, ORDER_TYPE_NAMES, SIDE_NAMES } from '../terminal/enums.js';
import type { OrderOrigin } from '../terminal/hub.js';
import type { CloseReason } from '../venue/facts.js';
import type { Intent, Verdict } from './intents.js';
import type { LoggedOrder } from './order-log.js';
import type { Lost, Truth } from './truth.js';

export interface OrdersQuery {
  readonly connectionId?: number;
  readonly ticker?: string;
  readonly origin?: OrderOrigin;
}

/** Prices, sizes and money are numbers; ids are text. */
export interface TrueOrder {
  readonly orderId: string;
  readonly clientId: string;
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: string;
  readonly type: string;
  readonly price: number;
  readonly triggerPrice: number | null;
  readonly size: number;
  readonly filledSize: number;
  readonly filledPrice: number;
  readonly remainingSize: number;
  readonly reduceOnly: boolean;
  readonly status: string;
  /** Why it is closed; null while it is not. */
  readonly reason: CloseReason | null;
  readonly origin: OrderOrigin;
  /** Journal ids of the requests that placed it. */
  readonly requests: readonly number[];
  /** Journal ids of the delivered messages that showed it. */
  readonly told: readonly number[];
  readonly fee: number;
  readonly feeCurrency: string;
}

export interface OrdersTruth {
  readonly orders: readonly TrueOrder[];
  readonly intents: readonly Intent[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly lost: Lost | null;
}

/** Orders of the users' accounts, oldest first, open and closed. */
export function ordersTruth(truth: Truth, query: OrdersQuery = {}): OrdersTruth {
  const intents = truth.intents(query);
  const orders = [...truth.orders.all()].filter((order) => fits(order, query)).map(trueOrder);
  return { orders, ...intents };
}

function fits(order: LoggedOrder, { connectionId, ticker, origin }: OrdersQuery): boolean {
  return (
    (connectionId === undefined || order.connectionId === connectionId) &&
    (ticker === undefined || order.view.ticker === ticker) &&
    (origin === undefined || order.origin === origin)
  );
}

export function trueOrder(order: LoggedOrder): TrueOrder {
  const { orderId, connectionId, origin, request, told, view } = order;
  return {
    orderId,
    clientId: view.clientId,
    connectionId,
    ticker: view.ticker,
    side: SIDE_NAMES[view.side],
    type: ORDER_TYPE_NAMES[view.type],
    price: Number(view.price),
    triggerPrice: view.triggerPrice === null ? null : Number(view.triggerPrice),
    size: Number(view.size),
    filledSize: Number(view.filledSize),
    filledPrice: Number(view.filledPrice),
    remainingSize: Number(view.remainingSize),
    reduceOnly: view.reduceOnly,
    status: ORDER_STATUS_NAMES[view.status],
    reason: view.reason,
    origin,
    requests: request === null ? [] : [request],
    told: [...told],
    fee: Number(view.fee),
    feeCurrency: view.feeCurrency,
  };
}
