/** Routes about the world as a whole: health, configuration, reset, window, end. */
import type { Route } from './route.js';

export interface WorldPort {
  health(): { readonly status: 'ok' | 'starting' };
  config(): object;
  ui(): Promise<object>;
  reset(request: object): Promise<object>;
}

/** What the methods behind these routes take, too. */
export const WORLD_FIELDS = {
  reset: { seed: 'integer?', scenario: 'string?', sockets: ['close', 'keep'] },
} as const;

/** @param end what `POST /shutdown` does */
export const worldRoutes = (mock: WorldPort, end: () => void): readonly Route[] => [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the mock is up',
    example: {},
    run: () => {
      const body = mock.health();
      return { body, status: body.status === 'ok' ? 200 : 503 };
    },
  },
  {
    method: 'GET',
    path: '/config',
    summary: 'Options and knobs as given or defaulted, scenario and addresses',
    example: {},
    run: () => ({ body: mock.config() }),
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'World, clock, ids and journal as at the start',
    body: WORLD_FIELDS.reset,
    example: { body: { seed: 7, sockets: 'keep' } },
    errors: [
      { code: 'BAD_REQUEST', body: { scenario: 'no-such-scenario' } },
      { code: 'BAD_REQUEST', body: { seed: -1 } },
    ],
    run: async ({ body }) => ({ body: await mock.reset(body) }),
  },
  {
    method: 'GET',
    path: '/ui',
    summary: 'What the window shows, the bindings, and what was asked of them',
    example: {},
    run: async () => ({ body: await mock.ui() }),
  },
  {
    method: 'POST',
    path: '/shutdown',
    summary: 'End the program',
    status: 202,
    example: {},
    run: () => ({ body: {}, after: end }),
  },
];
