/** Routes of the clock: look, let it flow, advance. */
import type { Match } from '../journal/match.js';
import type { Route, RouteExample } from './route.js';

export interface ClockPort {
  readonly clock: { get(): object; set(request: object): object };
  advance(request: { readonly ms: number; readonly until?: Match }): Promise<object>;
}

/** What the method behind the route takes, too. */
export const FLOW_FIELDS = { running: 'boolean?', speed: 'number?' } as const;

const REAL: RouteExample = { options: { clock: 'real' } };

export const clockRoutes = (mock: ClockPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/clock',
    summary: 'Mode, time, and what waits',
    example: {},
    run: () => ({ body: mock.clock.get() }),
  },
  {
    method: 'POST',
    path: '/clock',
    summary: 'Let virtual time flow by itself, or stop it',
    body: FLOW_FIELDS,
    example: { body: { running: false, speed: 20 } },
    errors: [
      { code: 'BAD_REQUEST', body: { speed: 0 } },
      { code: 'CLOCK_IS_REAL', ...REAL, body: { running: true } },
    ],
    run: ({ body }) => ({ body: mock.clock.set(body) }),
  },
  {
    method: 'POST',
    path: '/clock/advance',
    summary:
      'Run what is due within so many milliseconds of virtual time, or until an entry matches',
    body: { ms: 'integer', until: 'object?' },
    example: { body: { ms: 500, until: { name: 'no-such-message' } } },
    errors: [
      { code: 'BAD_REQUEST', body: { ms: -1 } },
      { code: 'BAD_REQUEST', body: { ms: 1, until: { nam: 'order_update' } } },
      { code: 'CLOCK_IS_REAL', ...REAL, body: { ms: 1 } },
    ],
    run: async ({ body }) => ({ body: await mock.advance(body as never) }),
  },
];
