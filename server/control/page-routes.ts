/** Routes of the page that a browser sees: its files, and the two things that only it asks for. */
import type { ServerResponse } from 'node:http';

import { ControlError } from './errors.js';
import type { EventSink, EventStream } from './event-routes.js';
import { serveEvents } from './event-routes.js';
import { indexPage } from './index-page.js';
import { PAGE_FILES, type PageFile, pageFile } from './page-files.js';
import type { Route } from './route.js';

export interface PageTicker {
  readonly ticker: string;
  /** Steps as text, so that trailing zeros tell how many decimals are usual. */
  readonly priceIncrement: string;
  readonly sizeIncrement: string;
}

export interface PageFeedRequest {
  /** Whose market is looked at; none unless both are given. */
  readonly connectionId?: number;
  readonly ticker?: string;
  /** Entries of the journal that are shown at once. */
  readonly past?: number;
}

export interface PagePort {
  readonly version: string;
  readonly page: {
    tickers(connectionId: number): readonly PageTicker[];
    orders(connectionId: number): object;
    open(sink: EventSink, request: PageFeedRequest): EventStream;
  };
}

/** Nothing from elsewhere, nothing inline: texts of clients can do no harm even if one slipped through. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** More of the past than this is for `GET /journal`. */
const MAX_PAST = 200;

/** @param all every route of the door, for the list of them */
export const pageRoutes = (
  { page, version }: PagePort,
  all: () => readonly Route[],
): readonly Route[] => [
  ...Object.values(PAGE_FILES).map(fileRoute),
  {
    method: 'GET',
    path: '/routes',
    summary: 'The routes of this door, as a list',
    media: 'text/html',
    example: {},
    run: () => ({
      body: null,
      text: { type: 'text/html; charset=utf-8', content: indexPage(all(), version) },
    }),
  },
  {
    method: 'GET',
    path: '/page/tickers',
    summary: 'Tickers of a connection with their steps, for the page',
    query: { connectionId: 'integer' },
    example: { query: { connectionId: '1' } },
    errors: [{ code: 'NOT_FOUND', query: { connectionId: '99' } }],
    run: ({ query }) => ({ body: { tickers: page.tickers(Number(query.connectionId)) } }),
  },
  {
    method: 'GET',
    path: '/page/orders',
    summary: 'Open orders of a connection and those that were closed last, for the page',
    query: { connectionId: 'integer' },
    example: { query: { connectionId: '1' } },
    errors: [{ code: 'NOT_FOUND', query: { connectionId: '99' } }],
    run: ({ query }) => ({ body: page.orders(Number(query.connectionId)) }),
  },
  {
    method: 'GET',
    path: '/page/events',
    summary:
      'Clock, trades and the newest entries of the journal four times a second, for the page',
    query: { connectionId: 'integer?', ticker: 'string?', past: 'integer?' },
    media: 'text/event-stream',
    example: { query: { connectionId: '1', ticker: 'BTCUSDT', past: '10' } },
    errors: [{ code: 'BAD_REQUEST', query: { past: '1000' } }],
    run: ({ query }) => {
      const request = query as PageFeedRequest;
      const { past = 0 } = request;
      if (past < 0 || past > MAX_PAST)
        throw new ControlError('BAD_REQUEST', `'past' takes 0 to ${MAX_PAST}`, '/past');
      return {
        body: null,
        stream: (response) => serveEvents(response, (sink) => page.open(sink, request)),
      };
    },
  },
];

function fileRoute(file: PageFile): Route {
  return {
    method: 'GET',
    path: file.path,
    summary: file.summary,
    media: file.media,
    example: {},
    run: async () => {
      const content = await pageFile(file);
      return { body: null, stream: (response) => sendFile(response, file, content) };
    },
  };
}

function sendFile(response: ServerResponse, { media }: PageFile, content: Buffer): void {
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': `${media}; charset=utf-8`,
    'Content-Length': content.length,
  });
  response.end(content);
}
