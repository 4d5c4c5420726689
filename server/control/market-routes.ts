/** Routes that steer the market: liquidity, trades, moves, and what becomes of orders. */
import type { Field, Route } from './route.js';

/** Inputs as the body has them; unchecked beyond the kinds of their fields. */
type Input = Readonly<Record<string, unknown>>;

export interface MarketPort {
  readonly market: {
    rest(request: never): object;
    remove(id: string): void;
    trade(request: never): object;
    move(request: never): object;
    pause(request?: Input): void;
    resume(request?: Input): void;
    outcome(request: never): object;
    outcomes: { list(): object; clear(id?: string): void };
  };
}

/** Fields of each request; the methods of the mock take the same. */
export const MARKET_FIELDS = {
  rest: { connectionId: 'json', ticker: 'string', side: 'json', price: 'json', size: 'json' },
  trade: { connectionId: 'json', ticker: 'string', side: 'json', size: 'json', price: 'json?' },
  move: { connectionId: 'json', ticker: 'string', to: 'json', overMs: 'integer?' },
  pause: { ticker: 'string?' },
  outcome: { match: 'object?', nth: 'integer?', count: 'json?', outcome: 'object' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

const REST = { connectionId: 1, ticker: 'BTCUSDT', side: 'Sell', price: 65_200, size: 1 } as const;
const TRADE = { connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', size: 1 } as const;
const MOVE = { connectionId: 1, ticker: 'BTCUSDT', to: 65_200 } as const;
const RULE = {
  match: { connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', type: 'Limit' },
  outcome: {
    do: 'fill',
    steps: [
      { afterMs: 250, fraction: 0.4 },
      { afterMs: 900, fraction: 1 },
    ],
  },
} as const;
const POST_RULE = { method: 'POST', path: '/market/outcome', body: RULE } as const;

export const marketRoutes = ({ market }: MarketPort): readonly Route[] => [
  ...bookRoutes(market),
  ...moodRoutes(market),
  ...outcomeRoutes(market),
];

const bookRoutes = (market: MarketPort['market']): readonly Route[] => [
  {
    method: 'POST',
    path: '/market/rest',
    summary: 'Let an order of the crowd rest in the book',
    body: MARKET_FIELDS.rest,
    status: 201,
    example: { body: REST },
    errors: [
      { code: 'NOT_FOUND', body: { ...REST, connectionId: 99 } },
      { code: 'BAD_REQUEST', body: { ...REST, price: 65_200.05 } },
    ],
    run: ({ body }) => ({ body: market.rest(body as never) }),
  },
  {
    method: 'DELETE',
    path: '/market/rest/{liquidityId}',
    summary: 'Take back what is left of such an order',
    example: {
      path: { liquidityId: 'm1' },
      before: [{ method: 'POST', path: '/market/rest', body: REST }],
    },
    errors: [{ code: 'NOT_FOUND', path: { liquidityId: 'm99' } }],
    run: ({ path }) => {
      market.remove(path.liquidityId ?? '');
      return { body: {} };
    },
  },
  {
    method: 'POST',
    path: '/market/trade',
    summary: 'Let the crowd take from the book, at the market or up to a price',
    body: MARKET_FIELDS.trade,
    example: { body: TRADE },
    errors: [
      { code: 'NOT_FOUND', body: { ...TRADE, ticker: 'NOPE' } },
      { code: 'BAD_REQUEST', body: { ...TRADE, side: 'Up' } },
    ],
    run: ({ body }) => ({ body: market.trade(body as never) }),
  },
  {
    method: 'POST',
    path: '/market/move',
    summary: 'Bring the price there by orders of the crowd, which fill everything between',
    body: MARKET_FIELDS.move,
    example: { body: MOVE },
    errors: [
      { code: 'NOT_FOUND', body: { ...MOVE, connectionId: 99 } },
      { code: 'BAD_REQUEST', body: { ...MOVE, to: -1 } },
    ],
    run: ({ body }) => ({ body: market.move(body as never) }),
  },
];

const moodRoutes = (market: MarketPort['market']): readonly Route[] => [
  {
    method: 'POST',
    path: '/market/pause',
    summary: 'Stop the crowd of a ticker, or all of it; its orders stay',
    body: MARKET_FIELDS.pause,
    example: { body: { ticker: 'BTCUSDT' } },
    errors: [{ code: 'NOT_FOUND', body: { ticker: 'NOPE' } }],
    run: ({ body }) => {
      market.pause(body);
      return { body: {} };
    },
  },
  {
    method: 'POST',
    path: '/market/resume',
    summary: 'Let the crowd of a ticker go on, or all of it',
    body: MARKET_FIELDS.pause,
    example: { body: {} },
    errors: [{ code: 'NOT_FOUND', body: { ticker: 'NOPE' } }],
    run: ({ body }) => {
      market.resume(body);
      return { body: {} };
    },
  },
];

const outcomeRoutes = (market: MarketPort['market']): readonly Route[] => [
  {
    method: 'POST',
    path: '/market/outcome',
    summary: 'Steer what becomes of orders',
    body: MARKET_FIELDS.outcome,
    status: 201,
    example: { body: RULE },
    errors: [
      { code: 'NOT_FOUND', body: { ...RULE, match: { connectionId: 99 } } },
      { code: 'BAD_REQUEST', body: { outcome: { do: 'nevr' } } },
    ],
    run: ({ body }) => ({ body: market.outcome(body as never) }),
  },
  {
    method: 'GET',
    path: '/market/outcomes',
    summary: 'The rules, and to how many orders each was applied',
    example: { before: [POST_RULE] },
    run: () => ({ body: market.outcomes.list() }),
  },
  {
    method: 'DELETE',
    path: '/market/outcomes',
    summary: 'Take all rules away; orders that they were applied to keep their course',
    example: { before: [POST_RULE] },
    run: () => {
      market.outcomes.clear();
      return { body: {} };
    },
  },
  {
    method: 'DELETE',
    path: '/market/outcomes/{id}',
    summary: 'Take one rule away',
    example: { path: { id: 'o1' }, before: [POST_RULE] },
    errors: [{ code: 'NOT_FOUND', path: { id: 'o99' } }],
    run: ({ path }) => {
      market.outcomes.clear(path.id ?? '');
      return { body: {} };
    },
  },
];
