/** The routes of the control door; each of them is a method of the mock too. */

import { plainJson } from './door-json.js';
import { ControlError } from './errors.js';
import { describeRoutes } from './openapi.js';
import type { Route } from './route.js';

/** What the door needs of the mock. */
export interface ControlPort {
  readonly version: string;
  health(): object;
  config(): object;
  ui(): object;
  advance(ms: number): Promise<object>;
  reset(request: object): Promise<object>;
  readonly clock: { get(): object; set(request: object): object };
  readonly connections: { list(): readonly object[]; set(id: number, change: object): object };
  readonly sockets: { list(): readonly object[]; close(id: string, request: object): void };
  readonly journal: {
    all(request: object): { readonly entries: readonly object[] };
    clear(): void;
  };
  /** Ends the program that the mock runs in. */
  shutdown(): void;
}

export function controlRoutes(mock: ControlPort): readonly Route[] {
  const routes: Route[] = [
    ...worldRoutes(mock),
    ...clockRoutes(mock),
    ...edgeRoutes(mock),
    ...journalRoutes(mock),
  ];
  const document: Route = {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    run: () => ({ body: describeRoutes([...routes, document], mock.version) }),
  };
  return [...routes, document];
}

const worldRoutes = (mock: ControlPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the mock is up',
    run: () => ({ body: mock.health() }),
  },
  {
    method: 'GET',
    path: '/config',
    summary: 'Options and knobs as given or defaulted, scenario and addresses',
    run: () => ({ body: mock.config() }),
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'World, clock, ids and journal as at the start',
    body: { seed: 'integer?', scenario: 'string?', sockets: ['close', 'keep'] },
    run: async ({ body }) => ({ body: await mock.reset(body) }),
  },
  {
    method: 'GET',
    path: '/connections',
    summary: 'All connections, inactive ones included',
    run: () => ({ body: { connections: mock.connections.list() } }),
  },
  {
    method: 'POST',
    path: '/connections/{id}/state',
    summary: 'Change the state of a connection',
    body: { state: 'integer?', active: 'boolean?', viewMode: 'boolean?' },
    run: ({ path, body }) => ({ body: mock.connections.set(connectionId(path.id), body) }),
  },
  {
    method: 'GET',
    path: '/ui',
    summary: 'What the window shows, the bindings, and what was asked of them',
    run: () => ({ body: mock.ui() }),
  },
  {
    method: 'POST',
    path: '/shutdown',
    summary: 'End the program',
    run: () => ({ status: 202, body: {}, after: () => mock.shutdown() }),
  },
];

function connectionId(text: string | undefined): number {
  const id = Number(text);
  if (Number.isSafeInteger(id)) return id;
  throw new ControlError('NOT_FOUND', `No connection '${text}'`);
}

const clockRoutes = ({ clock, advance }: ControlPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/clock',
    summary: 'Mode, time, and what waits',
    run: () => ({ body: clock.get() }),
  },
  {
    method: 'POST',
    path: '/clock',
    summary: 'Let virtual time flow by itself, or stop it',
    body: { running: 'boolean?', speed: 'number?' },
    run: ({ body }) => ({ body: clock.set(body) }),
  },
  {
    method: 'POST',
    path: '/clock/advance',
    summary: 'Run everything that is due within so many milliseconds of virtual time',
    body: { ms: 'integer' },
    run: async ({ body }) => ({ body: await advance(body.ms as number) }),
  },
];

const edgeRoutes = ({ sockets }: ControlPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/sockets',
    summary: 'Open sockets and their subscriptions',
    run: () => ({ body: { sockets: sockets.list() } }),
  },
  {
    method: 'POST',
    path: '/sockets/{id}/close',
    summary: 'Close a socket, or all of them',
    body: { code: 'integer?', reason: 'string?', hard: 'boolean?' },
    run: ({ path, body }) => {
      sockets.close(path.id ?? '', body);
      return { body: {} };
    },
  },
];

const journalRoutes = ({ journal }: ControlPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/journal',
    summary: 'Requests, replies and frames in their order',
    query: { after: 'integer?', limit: 'integer?', format: ['json', 'ndjson'] },
    run: ({ query: { format, ...page } }) => {
      const found = journal.all(page);
      if (format !== 'ndjson') return { body: found };
      const lines = found.entries.map((entry) => `${plainJson(entry)}\n`);
      return { body: null, text: { type: 'application/x-ndjson', content: lines.join('') } };
    },
  },
  {
    method: 'DELETE',
    path: '/journal',
    summary: 'Empty it; ids go on',
    run: () => {
      journal.clear();
      return { body: {} };
    },
  },
];
