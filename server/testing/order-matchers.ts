/** What clients did with orders, held against what really happened. */
import { didYouMean } from '../../schemas/index.js';
import type { DoorEntry, Mock } from '../index.js';
import { compileFields } from '../journal/fields.js';
import type { TrueOrder } from '../truth/orders.js';
import type { Judgement } from './matcher.js';
import { fateWords, orderWords } from './order-words.js';

/** Fields of an order; a value may be an object of operators, such as `{ gt: 0 }`; enums by name or code. */
export type OrderPattern = { readonly [Name in keyof TrueOrder]?: unknown };

export interface TimesOption {
  /** Exactly so many; at least one when left out. */
  readonly times?: number;
}

/** All that an order has, so that a slip is an error and not a vain search. */
const FIELDS = {
  ...{ orderId: 0, clientId: 0, connectionId: 0, ticker: 0, side: 0, type: 0, price: 0 },
  ...{ triggerPrice: 0, size: 0, filledSize: 0, filledPrice: 0, remainingSize: 0, reduceOnly: 0 },
  ...{ status: 0, reason: 0, origin: 0, requests: 0, told: 0, fee: 0, feeCurrency: 0 },
} satisfies Record<keyof TrueOrder, 0>;

const MOST_SHOWN = 3;

/** An order of a client is known to the venue, whatever became of it since. */
export function placedOrder(mock: Mock, pattern: OrderPattern, options: TimesOption): Judgement {
  const orders = mock.truth.orders().orders.filter(({ origin }) => origin === 'client');
  return judgeOrders(mock, orders, pattern, { ...options, did: 'placed' });
}

/** An order is cancelled, and a client asked for that. */
export function cancelledOrder(mock: Mock, pattern: OrderPattern, options: TimesOption): Judgement {
  const asked = requestsNamed(mock, { in: ['cancelOrder', 'cancelAllOrders'] });
  const orders = mock.truth
    .orders()
    .orders.filter(
      (order) => order.reason === 'cancelled' && asked.some((each) => isFor(each, order)),
    );
  return judgeOrders(mock, orders, pattern, { ...options, did: 'cancelled' });
}

function isFor({ name, data, connectionId }: DoorEntry, order: TrueOrder): boolean {
  const { orderId, ticker } = (data ?? {}) as { orderId?: unknown; ticker?: unknown };
  if (connectionId !== order.connectionId || ticker !== order.ticker) return false;
  return name === 'cancelAllOrders' || String(orderId) === order.orderId;
}

const requestsNamed = (mock: Mock, name: unknown): readonly DoorEntry[] =>
  mock.journal.find({ channel: 'rest', dir: 'in', name }, { limit: Number.MAX_SAFE_INTEGER })
    .entries;

function judgeOrders(
  mock: Mock,
  orders: readonly TrueOrder[],
  pattern: OrderPattern,
  { times, did }: TimesOption & { readonly did: 'placed' | 'cancelled' },
): Judgement {
  for (const key of Object.keys(pattern)) {
    const [field = ''] = key.split('/');
    if (Object.hasOwn(FIELDS, field)) continue;
    throw new Error(`An order has no '${key}': ${didYouMean(field, Object.keys(FIELDS))}`);
  }
  const test = compileFields(pattern, '');
  const found = orders.filter(test.test);
  const like = Object.keys(pattern).length === 0 ? '' : ` like ${JSON.stringify(pattern)}`;
  const many = times === undefined ? 'an order' : `exactly ${times} order${times === 1 ? '' : 's'}`;
  return {
    pass: times === undefined ? found.length > 0 : found.length === times,
    expected: {
      is: `The client should have ${did} ${many}${like}; it ${did} ${found.length === 0 ? 'none' : `${found.length}`}.`,
      not: `The client should not have ${did} ${many}${like}; it ${did} ${found.length}.`,
    },
    found: () => [
      ...found.map((order) => `${lineOf(order)}`),
      ...(found.length === 0 ? nearest(orders, test, did) : []),
      ...(did === 'placed' ? refusals(mock) : cancelRefusals(mock)),
    ],
  };
}

const lineOf = (order: TrueOrder): string =>
  `order ${order.orderId}: ${orderWords(order)}; ${fateWords(order)}`;

function nearest(
  orders: readonly TrueOrder[],
  test: ReturnType<typeof compileFields>,
  did: string,
): readonly string[] {
  if (orders.length === 0) return [`No order was ${did} at all.`];
  const byNearness = [...orders].sort((a, b) => test.agreements(b) - test.agreements(a));
  const lines = byNearness
    .slice(0, MOST_SHOWN)
    .flatMap((order) => [
      lineOf(order),
      ...test.differences(order, '').map((each) => `    ${each}`),
    ]);
  return [orders.length === 1 ? 'The only one:' : 'Nearest:', ...lines];
}

const refusals = (mock: Mock): readonly string[] => refused(mock, 'placeOrder');
const cancelRefusals = (mock: Mock): readonly string[] => [
  ...refused(mock, 'cancelOrder'),
  ...refused(mock, 'cancelAllOrders'),
];

/** Requests that were answered with an error: the usual reason why nothing is there. */
function refused(mock: Mock, name: string): readonly string[] {
  const { entries } = mock.journal.find(
    { channel: 'rest', dir: 'out', name, status: { gte: 400 } },
    { limit: Number.MAX_SAFE_INTEGER },
  );
  return entries
    .slice(-MOST_SHOWN)
    .map(
      ({ cause, status, text }) =>
        `request #${cause ?? '?'} ${name} was answered ${status} ${text}`,
    );
}
