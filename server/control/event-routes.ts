/** The route of the event stream: server-sent events, as browsers and `curl -N` read them. */
import type { ServerResponse } from 'node:http';

import type { Route } from './route.js';

/** Where the stream writes to. */
export interface EventSink {
  /** @returns false when the reader cannot follow: nothing more until `ready` is called */
  write(text: string): boolean;
  end(): void;
}

/** An open stream. */
export interface EventStream {
  /** The reader has caught up. */
  ready(): void;
  /** The reader has gone away. */
  close(): void;
}

export interface EventsPort {
  readonly events: { open(sink: EventSink, request: { readonly after: number }): EventStream };
}

export const eventRoutes = ({ events }: EventsPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/events',
    summary: 'Entries of the journal as they come, and the events clock, fault, reset and lost',
    query: { after: 'integer?' },
    media: 'text/event-stream',
    example: { query: { after: '0' } },
    errors: [{ code: 'BAD_REQUEST', query: { after: 'x' } }],
    run: ({ query, headers }) => ({
      body: null,
      stream: (response) => {
        // A browser that reconnects says what it had; that is newer than what its page once asked.
        const after = Number(headers['last-event-id'] ?? query.after ?? Number.MAX_SAFE_INTEGER);
        serveEvents(response, (sink) => events.open(sink, { after }));
      },
    }),
  },
];

/** Answers with a stream of events that lasts until one side ends it. */
export function serveEvents(
  response: ServerResponse,
  open: (sink: EventSink) => EventStream,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.flushHeaders();
  const stream = open({
    write: (text) => response.write(text),
    end: () => response.end(),
  });
  response.on('drain', () => stream.ready());
  response.on('close', () => stream.close());
  response.on('error', () => stream.close());
}
