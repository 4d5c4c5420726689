/** What a client believes of orders, held against the orders as they are. */
import { InputError } from '../journal/input-error.js';
import {
  ORDER_STATUS_CODES,
  ORDER_STATUS_NAMES,
  ORDER_TYPE_CODES,
  ORDER_TYPE_NAMES,
  SIDE_CODES,
  SIDE_NAMES,
} from '../terminal/enums.js';
import type { OrderView } from '../venue/facts.js';
import { type Belief, type Item, scopeOf } from './belief.js';
import {
  agree,
  checkKeys,
  type Difference,
  type FieldKind,
  readValue,
  sinceText,
  wordsOf,
} from './difference.js';
import type { LoggedOrder } from './order-log.js';
import { type TrueOrder, trueOrder } from './orders.js';
import type { Truth } from './truth.js';

const SIDES = wordsOf(SIDE_NAMES, SIDE_CODES);

/** Fields that are compared, where the belief has them. */
const FIELDS = {
  ticker: 'text',
  side: SIDES,
  type: wordsOf(ORDER_TYPE_NAMES, ORDER_TYPE_CODES),
  price: 'number',
  triggerPrice: 'number',
  size: 'number',
  filledSize: 'number',
  filledPrice: 'number',
  remainingSize: 'number',
  status: wordsOf(ORDER_STATUS_NAMES, ORDER_STATUS_CODES),
} as const satisfies Record<string, FieldKind>;
type Field = keyof typeof FIELDS;

/** Fields that the API or `GET /truth/orders` shows too, and that are not compared. */
const ALLOWED = ['id', 'orderId', 'clientId', 'connectionId', 'createDate', 'time', 'reduceOnly'];
const MORE = ['fee', 'feeCurrency', 'reason', 'origin', 'requests', 'told'];
const KEYS = [...Object.keys(FIELDS), ...ALLOWED, ...MORE];

/** Open orders that the belief lacks are missing; closed ones need not be believed. */
export function compareOrders(truth: Truth, belief: Belief, tolerance: number): Difference[] {
  const { orders = [] } = belief;
  const found = new Set<string>();
  const named = new Set<number>();
  const differences = orders.flatMap((item, index) => {
    const pointer = `/orders/${index}`;
    checkKeys(item, KEYS, pointer);
    const order = findOrder(truth, item, pointer);
    if (item.connectionId !== undefined) named.add(Number(item.connectionId));
    if (order === undefined) return [unknownOrder(item, pointer)];
    named.add(order.connectionId);
    found.add(order.orderId);
    return compareOrder(order, item, pointer, tolerance);
  });
  const isMeant = scopeOf(belief, named);
  for (const order of truth.orders.all()) {
    const { view, connectionId, orderId } = order;
    if (view.status === 'closed' || found.has(orderId) || !isMeant(connectionId)) continue;
    if (belief.ticker !== undefined && view.ticker !== belief.ticker) continue;
    differences.push(missingOrder(order));
  }
  return differences;
}

function findOrder(truth: Truth, item: Item, pointer: string): LoggedOrder | undefined {
  const id = item.orderId ?? item.id;
  if (id !== undefined && id !== null) return truth.orders.find(String(id));
  const { clientId } = item;
  if (typeof clientId !== 'string')
    throw new InputError("'orderId' or 'clientId' is required", `${pointer}/orderId`);
  for (const order of truth.orders.all()) if (order.view.clientId === clientId) return order;
  return undefined;
}

function compareOrder(
  order: LoggedOrder,
  item: Item,
  pointer: string,
  tolerance: number,
): Difference[] {
  const shown = trueOrder(order);
  if (item.status === undefined && shown.status === 'Closed')
    return [closedOrder(order, item, pointer)];
  return (Object.keys(FIELDS) as Field[]).flatMap((field) => {
    if (item[field] === undefined) return [];
    const at = `${pointer}/${field}`;
    const belief = readValue(FIELDS[field], item[field], at);
    if (agree(belief, shown[field], tolerance)) return [];
    const since = order.history.since((view) =>
      agree(belief, fieldOf(order, view, field), tolerance),
    );
    const sentence = `Order ${order.orderId}: you believe ${field} ${belief}, it is ${shown[field]}${sinceText(since)}.`;
    return [{ pointer: at, belief, truth: shown[field], kind: 'wrong', since, sentence } as const];
  });
}

const fieldOf = (order: LoggedOrder, view: OrderView, field: Field): TrueOrder[Field] =>
  trueOrder({ ...order, view })[field];

function unknownOrder(item: Item, pointer: string): Difference {
  const id = item.orderId ?? item.id ?? item.clientId;
  const sentence = `You believe in order ${id}; no such order was ever accepted.`;
  return { pointer, belief: item, truth: null, kind: 'extra', since: null, sentence };
}

function closedOrder(order: LoggedOrder, item: Item, pointer: string): Difference {
  const { orderId, view, history } = order;
  const since = history.since(({ status }) => status !== 'closed');
  const sentence = `You believe that order ${orderId} is open; it is closed (${view.reason})${sinceText(since)}.`;
  return { pointer, belief: item, truth: null, kind: 'extra', since, sentence };
}

function missingOrder(order: LoggedOrder): Difference {
  const shown = trueOrder(order);
  const since = order.history.first(() => true);
  const told = order.told.length === 0 ? ' and nobody was told' : '';
  const sentence = `Order ${shown.orderId} (${shown.side} ${shown.size} ${shown.ticker} at ${shown.price}, connection ${shown.connectionId}) is ${shown.status}${sinceText(since)}${told}; you do not know it.`;
  return { pointer: '/orders/-', belief: null, truth: shown, kind: 'missing', since, sentence };
}
