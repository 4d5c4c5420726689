/** The REST door: reads requests, lets them be run, and sends and records the answers; the express application around it. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import express from 'express';

import { encode } from '../../schemas/index.js';
import { readBody } from './body.js';
import type { Edge } from './edge.js';
import { headersFor, PREFLIGHT_HEADERS, reply } from './reply.js';
import { exchangeWithFaults } from './rest-faults.js';
import { answerNote, perform, readRequest } from './rest-request.js';

export interface RestOptions {
  readonly edge: () => Edge;
  readonly mark: () => string | null;
  readonly onBug: (error: unknown) => void;
}

/**
 * Answers every request itself, so nothing of express's own ever shows. Orders are answered before express is asked:
 * it gives each request and response another prototype, which costs several times what an order does.
 */
export function createRest(options: RestOptions): RequestListener {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const fail = (error: unknown): void => {
      options.onBug(error);
      if (response.headersSent) response.destroy();
      else reply(response, 500, '{"error":"Internal error"}', headersFor(options.mark()));
    };
    answer(request, response, options, fail).catch(fail);
  };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(respond);
  return (request, response) => {
    const { url = '' } = request;
    if (HOT.test(url) || !PLAIN.test(url)) respond(request, response);
    else app(request, response);
  };
}

/** What a bot waits for: everything about orders. */
const HOT = /^\/api\/connections\/\d+\/orders/;

/** Other targets, as of a client that speaks through a proxy, express would read by what Node has deprecated. */
const PLAIN = /^\/[^#\s]*$/;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { edge: currentEdge, mark }: RestOptions,
  fail: (error: unknown) => void,
): Promise<void> {
  const headers = headersFor(mark());
  if (request.method === 'OPTIONS') {
    reply(response, 200, '{}', { ...headers, ...PREFLIGHT_HEADERS });
    return;
  }
  const body = await readBodyOrNothing(request);
  if (body === 'aborted') return;
  const edge = currentEdge();
  const asked = readRequest(request, body, edge);
  if (edge.faults.isOnRest) {
    exchangeWithFaults({ response, edge, asked, headers, fail });
    return;
  }
  const { terminal, journal } = edge;
  const { hub, knobs } = terminal;
  const cause = journal.append(asked.note);
  let isLost = false;
  const loseReply = (): void => {
    isLost = true;
  };
  // What still waits when the world ends will never be answered.
  const forget = journal.atEnd(() => response.destroy());
  const outgoing = await perform(asked, { terminal, cause, loseReply }, edge).finally(forget);
  const { status, schema, value } = outgoing;
  const text = encode(schema, value as never, edge.dialect);
  if (knobs.updateOrder === 'event-first') hub.drain();
  // Who has gone away meanwhile is told nothing.
  const delivered = !response.destroyed && !isLost;
  const entry = answerNote(asked, cause, status);
  journal.append({ ...entry, data: value, schema, text: isLost ? '' : text, delivered });
  if (isLost) response.destroy();
  else reply(response, status, text, headers);
  hub.drain();
}

/** A sender that goes away in the middle of its body wants no answer. */
async function readBodyOrNothing(
  request: IncomingMessage,
): Promise<string | undefined | 'aborted'> {
  try {
    return await readBody(request);
  } catch {
    return 'aborted';
  }
}
