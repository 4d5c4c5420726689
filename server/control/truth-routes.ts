/** Routes of the truth: what really happened, and how a belief differs from it. */
import type { Route } from './route.js';

export interface TruthPort {
  readonly truth: {
    orders(query: object): object;
    book(query: { readonly connectionId: number; readonly ticker: string }): object;
    balances(query: object): object;
    positions(query: object): object;
    compare(belief: object): object;
  };
}

const PLACE = {
  method: 'POST',
  path: '/connections/1/orders',
  body: { ticker: 'BTCUSDT', side: 'Buy', price: 60_000, size: 0.01 },
} as const;
const TAKE = { ...PLACE, body: { ...PLACE.body, type: 'Market' } } as const;

export const truthRoutes = (mock: TruthPort): readonly Route[] => [
  ...ordersRoutes(mock),
  ...holdingsRoutes(mock),
];

const ordersRoutes = ({ truth }: TruthPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/truth/orders',
    summary: 'Orders as they are at the exchange, intents of clients, and their verdicts',
    query: {
      connectionId: 'integer?',
      ticker: 'string?',
      origin: ['client', 'external', 'scenario'],
    },
    example: { query: { connectionId: '1', ticker: 'BTCUSDT' }, before: [PLACE] },
    errors: [
      { code: 'NOT_FOUND', query: { connectionId: '99' } },
      { code: 'BAD_REQUEST', query: { connectionId: 'one' } },
      { code: 'BAD_REQUEST', query: { origin: 'crowd' } },
    ],
    run: ({ query }) => ({ body: truth.orders(query) }),
  },
  {
    method: 'GET',
    path: '/truth/book',
    summary: 'A book as it is at the exchange, and how much of it each session has been told',
    query: { connectionId: 'integer', ticker: 'string', depth: 'integer?' },
    example: { query: { connectionId: '1', ticker: 'BTCUSDT', depth: '5' } },
    errors: [
      { code: 'NOT_FOUND', query: { connectionId: '1', ticker: 'NOPE' } },
      { code: 'BAD_REQUEST', query: { connectionId: '1', ticker: 'BTCUSDT', depth: '0' } },
    ],
    run: ({ query }) => ({ body: truth.book(query as never) }),
  },
];

const holdingsRoutes = ({ truth }: TruthPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/truth/balances',
    summary: 'Balances as the exchange has them',
    query: { connectionId: 'integer?' },
    example: { query: { connectionId: '1' } },
    errors: [{ code: 'NOT_FOUND', query: { connectionId: '99' } }],
    run: ({ query }) => ({ body: truth.balances(query) }),
  },
  {
    method: 'GET',
    path: '/truth/positions',
    summary: 'Positions as the exchange has them, with what they earned and cost',
    query: { connectionId: 'integer?' },
    example: { query: { connectionId: '1' }, before: [TAKE] },
    errors: [{ code: 'NOT_FOUND', query: { connectionId: '99' } }],
    run: ({ query }) => ({ body: truth.positions(query) }),
  },
  {
    method: 'POST',
    path: '/truth/compare',
    summary: 'How what a client believes differs from the truth; only the sections that are given',
    body: {
      connectionId: 'integer?',
      ticker: 'string?',
      orders: 'array?',
      positions: 'array?',
      balances: 'array?',
      books: 'array?',
      tolerance: 'number?',
    },
    example: {
      before: [TAKE],
      body: { positions: [{ connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', size: 1 }] },
    },
    errors: [
      { code: 'BAD_REQUEST', body: { positions: [{ ticker: 'BTCUSDT' }] } },
      { code: 'BAD_REQUEST', body: { orders: [{ orderId: '1', price: 'cheap' }], tolerance: -1 } },
    ],
    run: ({ body }) => ({ body: truth.compare(body) }),
  },
];
