/** Routes of the connections: all of them, and what may be changed about one from outside. */
import { ControlError } from './errors.js';
import type { Route } from './route.js';

export interface ConnectionsPort {
  readonly connections: {
    list(): object;
    set(id: number, change: object): object;
    place(id: number, order: never): Promise<object>;
    cancel(id: number, request: never): Promise<object>;
  };
}

/** What the method behind the route takes, too. */
export const STATE_FIELDS = {
  state: 'json?',
  active: 'boolean?',
  viewMode: 'boolean?',
  isTradingAllowed: 'object?',
} as const;

const HAND_ORDER = { ticker: 'BTCUSDT', side: 'Buy', price: 60_000, size: 0.01 } as const;

export const connectionRoutes = ({ connections }: ConnectionsPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/connections',
    summary: 'All connections, inactive ones included',
    example: {},
    run: () => ({ body: connections.list() }),
  },
  {
    method: 'POST',
    path: '/connections/{id}/state',
    summary: 'Change the state of a connection',
    body: STATE_FIELDS,
    example: {
      path: { id: '1' },
      body: { state: 'Reconnecting', viewMode: false, isTradingAllowed: { BTCUSDT: false } },
    },
    errors: [
      { code: 'NOT_FOUND', path: { id: '99' }, body: { state: 1 } },
      { code: 'BAD_REQUEST', path: { id: '1' }, body: { state: 'Conected' } },
      { code: 'BAD_REQUEST', path: { id: '1' }, body: { isTradingAllowed: { BTCUSD: false } } },
    ],
    run: ({ path, body }) => ({ body: connections.set(connectionId(path.id), body) }),
  },
  {
    method: 'POST',
    path: '/connections/{id}/orders',
    summary: "An order by the user's own hand, under the checks of the API",
    body: {
      ticker: 'string?',
      side: 'json?',
      type: 'json?',
      price: 'json?',
      size: 'json?',
      reduceOnly: 'json?',
    },
    example: { path: { id: '1' }, body: HAND_ORDER },
    errors: [
      { code: 'NOT_FOUND', path: { id: '99' }, body: HAND_ORDER },
      { code: 'BAD_REQUEST', path: { id: '1' }, body: { ...HAND_ORDER, size: 0 } },
    ],
    run: async ({ path, body }) => ({
      body: await connections.place(connectionId(path.id), body as never),
    }),
  },
  {
    method: 'POST',
    path: '/connections/{id}/orders/cancel',
    summary: "A cancellation by the user's own hand",
    body: { ticker: 'string?', orderId: 'json?', type: 'json?' },
    example: {
      path: { id: '1' },
      before: [{ method: 'POST', path: '/connections/1/orders', body: HAND_ORDER }],
      body: { ticker: 'BTCUSDT', orderId: '98765', type: 'Limit' },
    },
    errors: [
      { code: 'NOT_FOUND', path: { id: '99' }, body: { ticker: 'BTCUSDT', orderId: '98765' } },
      { code: 'BAD_REQUEST', path: { id: '1' }, body: { ticker: 'BTCUSDT', orderId: '1' } },
    ],
    run: async ({ path, body }) => ({
      body: await connections.cancel(connectionId(path.id), body as never),
    }),
  },
];

/** @throws ControlError NOT_FOUND */
export function connectionId(text: string | undefined): number {
  const id = Number(text);
  if (Number.isSafeInteger(id)) return id;
  throw new ControlError('NOT_FOUND', `No connection '${text}'`);
}
