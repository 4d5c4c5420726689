/** Routes of the faults. */
import type { Route } from './route.js';

export interface FaultsPort {
  readonly faults: {
    add(request: never): object;
    list(): object;
    clear(id?: string): void;
  };
}

const LATENCY = {
  kind: 'latency',
  on: 'rest.response',
  match: { name: 'placeOrder' },
  nth: 2,
  count: 1,
  with: { ms: 500 },
} as const;
const POST_FAULT = { method: 'POST', path: '/faults', body: LATENCY } as const;

export const faultRoutes = ({ faults }: FaultsPort): readonly Route[] => [
  {
    method: 'POST',
    path: '/faults',
    summary: 'Add a fault, or several as `faults`: all of them or none',
    body: {
      kind: 'json?',
      on: 'json?',
      match: 'json?',
      nth: 'json?',
      count: 'json?',
      probability: 'json?',
      fromMs: 'json?',
      untilMs: 'json?',
      with: 'json?',
      faults: 'json?',
    },
    status: 201,
    example: { body: { faults: [LATENCY, { kind: 'drop', probability: 0.1 }] } },
    errors: [
      { code: 'BAD_REQUEST', body: { kind: 'latncy' } },
      { code: 'BAD_REQUEST', body: { kind: 'latency', with: { mss: 500 } } },
      { code: 'BAD_REQUEST', body: { kind: 'latency', on: 'clock', with: { ms: 500 } } },
      { code: 'BAD_REQUEST', body: { faults: [LATENCY, { kind: 'drop', nth: 0 }] } },
      { code: 'BAD_REQUEST', body: { kind: 'drop', match: { nme: 'order_update' } } },
    ],
    run: ({ body }) => ({ body: faults.add(body as never) }),
  },
  {
    method: 'GET',
    path: '/faults',
    summary: 'The faults, and how often each has fired',
    example: { before: [POST_FAULT] },
    run: () => ({ body: faults.list() }),
  },
  {
    method: 'DELETE',
    path: '/faults',
    summary: 'Take all faults away; what they have done stays done',
    example: { before: [POST_FAULT] },
    run: () => {
      faults.clear();
      return { body: {} };
    },
  },
  {
    method: 'DELETE',
    path: '/faults/{id}',
    summary: 'Take one fault away',
    example: { path: { id: 'f1' }, before: [POST_FAULT] },
    errors: [{ code: 'NOT_FOUND', path: { id: 'f99' } }],
    run: ({ path }) => {
      faults.clear(path.id ?? '');
      return { body: {} };
    },
  },
];
