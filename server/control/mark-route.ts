/** The route that sets a mark price. */
import type { Route } from './route.js';

export interface MarkPort {
  readonly market: {
    mark(request: {
      readonly connectionId: number;
      readonly ticker: string;
      readonly price: number | null;
    }): object;
  };
}

const MARK = { connectionId: 1, ticker: 'BTCUSDT', price: 65_000 } as const;

export const markRoutes = ({ market }: MarkPort): readonly Route[] => [
  {
    method: 'POST',
    path: '/market/mark',
    summary: 'Set the mark price of a ticker; without a price it follows the trades again',
    body: { connectionId: 'integer', ticker: 'string', price: 'number?' },
    example: { body: MARK },
    errors: [
      { code: 'NOT_FOUND', body: { ...MARK, connectionId: 99 } },
      { code: 'NOT_FOUND', body: { ...MARK, ticker: 'NOPE' } },
      { code: 'BAD_REQUEST', body: { ...MARK, price: -1 } },
    ],
    run: ({ body: { price = null, ...place } }) => ({
      body: market.mark({ ...place, price } as never),
    }),
  },
];
