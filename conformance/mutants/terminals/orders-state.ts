/** Terminals that lose, invent or mix up orders. */
import type { Mutant } from '../mutant.js';
import {
  answersOf,
  bodiesOf,
  dataOf,
  type Json,
  listOf,
  replied,
  speaking,
  stateful,
} from './state.js';

const PLACE = ['endpoint:placeOrder', 'endpoint:listOrders', 'message:order_update'] as const;
const CANCEL = ['endpoint:cancelOrder', 'endpoint:listOrders', 'message:order_update'] as const;
const ALL = ['endpoint:cancelAllOrders', 'endpoint:listOrders'] as const;
const MARKET = 4;

const withOrders = (json: Json, orders: readonly Json[]): Json => ({
  ...json,
  count: orders.length,
  orders,
});

/** Orders in their place, changed on the way in; market orders pass. */
const misplaced = (name: string, change: (body: Json) => Json): Mutant =>
  stateful(name, PLACE, () => ({
    request: bodiesOf('placeOrder', (body) =>
      body.type === MARKET || typeof body.size !== 'number' || body.size <= 0 ? body : change(body),
    ),
  }));

const misread = (name: string, change: (orders: readonly Json[]) => readonly Json[]): Mutant =>
  stateful(name, ['endpoint:listOrders', 'endpoint:placeOrder'], () => ({
    answer: answersOf('listOrders', (json) => withOrders(json, change(listOf(json, 'orders')))),
  }));

export const orderStateMutants: readonly Mutant[] = [
  misplaced('a limit order is placed with twice its size', (body) => ({
    ...body,
    size: Number(body.size) * 2,
  })),
  misplaced('a limit order is placed one unit dearer', (body) => ({
    ...body,
    price: Number(body.price) + 1,
  })),
  misplaced('a conditional order is placed as a limit order', ({ type: _, ...body }) => body),
  misread('the newest order is not listed yet', (orders) => orders.slice(0, -1)),
  misread('only the newest order is listed', (orders) => orders.slice(-1)),
  misread('every order is listed twice', (orders) =>
    orders.flatMap((order) => [order, { ...order, id: Number(order.id) + 1_000_000 }]),
  ),
  stateful('an order is accepted and forgotten', PLACE, () => {
    let n = 0;
    return {
      request: (request) => {
        const isOrder = request.endpoint === 'placeOrder' && /"price"/.test(request.body);
        if (!isOrder || !/"size":0*\.?0*[1-9]/.test(request.body)) return request;
        n += 1;
        return replied({ status: 'ok', clientId: `forgotten-${n}`, executionTimeMs: 1 });
      },
    };
  }),
  stateful('every order has the client id of the first', PLACE, () => {
    let first: unknown;
    return {
      answer: answersOf('placeOrder', (json) => {
        first ??= json.clientId;
        return { ...json, clientId: first };
      }),
    };
  }),
  stateful('a reduce-only order may open a position', ['endpoint:placeOrder'], () => ({
    request: bodiesOf('placeOrder', ({ reduceOnly: _, ...body }) => body),
  })),
  stateful('a cancelled order stays in the list', CANCEL, () => {
    let seen: readonly Json[] = [];
    return {
      answer: answersOf('listOrders', (json) => {
        const now = listOf(json, 'orders');
        const gone = seen.filter((old) => now.every(({ id }) => id !== old.id));
        seen = now;
        return gone.length === 0 ? json : withOrders(json, [...now, ...gone]);
      }),
    };
  }),
  stateful('a cancel is accepted and ignored', CANCEL, () => ({
    request: (request) =>
      request.endpoint === 'cancelOrder' && /"orderId":\d{4,8}\b/.test(request.body)
        ? replied({ status: 'ok' })
        : request,
  })),
  stateful('a cancel takes back another open order', CANCEL, () => {
    let ids: readonly unknown[] = [];
    return {
      answer: answersOf('listOrders', (json) => {
        ids = listOf(json, 'orders').map(({ id }) => id);
        return json;
      }),
      request: bodiesOf('cancelOrder', (body) => {
        const other = ids.find((id) => id !== body.orderId);
        return ids.includes(body.orderId) && other !== undefined
          ? { ...body, orderId: other }
          : body;
      }),
    };
  }),
  stateful('cancel all counts none and takes back none', ALL, () => ({
    request: (request) =>
      request.endpoint === 'cancelAllOrders' && /"ticker":"\w/.test(request.body)
        ? replied({ status: 'ok', cancelledCount: 0 })
        : request,
  })),
  stateful('cancel all means the ticker of the last order', ALL, () => {
    let ticker: unknown;
    const order = bodiesOf('placeOrder', (body) => {
      ticker = body.ticker;
      return body;
    });
    const all = bodiesOf('cancelAllOrders', (body) =>
      typeof body.ticker === 'string' && ticker !== undefined ? { ...body, ticker } : body,
    );
    return { request: (request) => all(order(request)) };
  }),
  stateful('cancel all counts what it has ever taken back', ALL, () => {
    let total = 0;
    return {
      answer: answersOf('cancelAllOrders', (json) => {
        total += Number(json.cancelledCount);
        return { ...json, cancelledCount: total };
      }),
    };
  }),
  stateful(
    'lists of orders echo the first ticker that was asked for',
    ['endpoint:listOrders'],
    () => {
      let first: unknown;
      return {
        answer: answersOf('listOrders', (json) => {
          first ??= json.ticker;
          return { ...json, ticker: first };
        }),
      };
    },
  ),
  stateful(
    'orders of the last ticker are listed under every ticker',
    ['endpoint:listOrders'],
    () => {
      let last: readonly Json[] = [];
      return {
        answer: answersOf('listOrders', (json) => {
          const own = listOf(json, 'orders');
          if (own.length > 0) last = own;
          return own.length > 0 ? json : withOrders(json, last);
        }),
      };
    },
  ),
  stateful('Open is told before New', ['message:order_update'], () => ({
    socket: () => {
      let held: string | null = null;
      return {
        received: (text) => {
          const isNew = /"order_update"/.test(text) && /"status":"New"/.test(text);
          if (isNew) {
            held = text;
            return [];
          }
          const out = held === null ? [text] : [text, held];
          held = null;
          return out;
        },
      };
    },
  })),
  ...(['New', 'Open', 'Closed'] as const).map((status) =>
    stateful(
      `${status} of an order is never told`,
      ['message:order_update', 'endpoint:cancelOrder'],
      () => ({
        socket: speaking((message) =>
          message.type === 'order_update' && message.data.status === status ? null : message,
        ),
      }),
    ),
  ),
  stateful(
    'a cancelled order is told as filled',
    ['message:order_update', 'endpoint:cancelOrder'],
    () => ({
      socket: dataOf('order_update', (data) =>
        data.status === 'Closed' && data.filledSize === 0
          ? { ...data, filledSize: data.size, filledPrice: data.price }
          : data,
      ),
    }),
  ),
  stateful(
    'a filled order is told as cancelled',
    ['message:order_update', 'message:position_update'],
    () => ({
      socket: dataOf('order_update', (data) =>
        data.status === 'Closed' && data.filledSize === data.size
          ? { ...data, filledSize: 0, filledPrice: 0 }
          : data,
      ),
    }),
  ),
  stateful('the last update of an order has its own time', ['message:order_update'], () => ({
    socket: dataOf('order_update', (data) => {
      if (data.status !== 'Closed' || data.type !== 'Limit') return data;
      const later = new Date(Date.parse(String(data.time)) + 2000).toISOString();
      return { ...data, time: `${later.slice(0, 19)}+00:00` };
    }),
  })),
];
