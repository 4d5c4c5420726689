/** Routes of the open sockets. */
import type { Route } from './route.js';

export interface SocketsPort {
  readonly sockets: {
    list(): object;
    close(id: string, request: object): void;
    stall(id: string, request: object): void;
    resume(id: string, request: object): void;
    send(id: string, request: object): Promise<void>;
  };
}

const UNKNOWN = { code: 'NOT_FOUND', path: { id: 's999' } } as const;
const DIRECTION = ['in', 'out', 'both'] as const;

export const socketRoutes = ({ sockets }: SocketsPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/sockets',
    summary: 'Open sockets and their subscriptions',
    example: {},
    run: () => ({ body: sockets.list() }),
  },
  {
    method: 'POST',
    path: '/sockets/{id}/close',
    summary: 'Close a socket, or all of them',
    body: { code: 'integer?', reason: 'string?', hard: 'boolean?' },
    example: { path: { id: 's1' }, body: { code: 4001 } },
    errors: [UNKNOWN, { code: 'BAD_REQUEST', path: { id: 's1' }, body: { code: 1005 } }],
    run: ({ path, body }) => {
      sockets.close(path.id ?? '', body);
      return { body: {} };
    },
  },
  {
    method: 'POST',
    path: '/sockets/{id}/stall',
    summary: 'Read nothing from a socket, or from all, write nothing, or neither; TCP stays open',
    body: { direction: DIRECTION },
    example: { path: { id: 's1' }, body: { direction: 'out' } },
    errors: [UNKNOWN, { code: 'BAD_REQUEST', path: { id: 's1' }, body: { direction: 'up' } }],
    run: ({ path, body }) => {
      sockets.stall(path.id ?? '', body);
      return { body: {} };
    },
  },
  {
    method: 'POST',
    path: '/sockets/{id}/resume',
    summary: 'End a stall; what waits leaves at once',
    body: { direction: DIRECTION },
    example: { path: { id: 's1' }, body: {} },
    errors: [UNKNOWN],
    run: ({ path, body }) => {
      sockets.resume(path.id ?? '', body);
      return { body: {} };
    },
  },
  {
    method: 'POST',
    path: '/sockets/{id}/send',
    summary: 'Send a text as it is, or an event in the dialect, to a socket or to all',
    body: { text: 'string?', message: 'object?' },
    example: {
      path: { id: 's1' },
      body: { message: { type: 'error', data: { error: 'Something went wrong' } } },
    },
    errors: [
      { ...UNKNOWN, body: { text: '{' } },
      { code: 'BAD_REQUEST', path: { id: 's1' }, body: {} },
      { code: 'BAD_REQUEST', path: { id: 's1' }, body: { message: { type: 'ordr_update' } } },
      { code: 'BAD_REQUEST', path: { id: 's1' }, body: { message: { type: 'error', data: {} } } },
    ],
    run: async ({ path, body }) => {
      await sockets.send(path.id ?? '', body);
      return { body: {} };
    },
  },
];
