/** The REST pipeline: route → decode → operation → encode; the express application around it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

import express, { type Express } from 'express';

import {
  type Answer,
  decode,
  decodeBody,
  type EndpointId,
  type ErrorCode,
  encode,
  endpoints,
  errorStatus,
  errorText,
  type Incoming,
  type Problem,
  type SchemaId,
} from '../../schemas/index.js';
import { operations } from '../terminal/operations/index.js';
import { readBody } from './body.js';
import type { Edge } from './edge.js';
import { hintsFor } from './hints.js';
import { headersFor, PREFLIGHT_HEADERS, reply } from './reply.js';
import { findRoute } from './routes.js';
import { subjectOf } from './subject.js';

/** What is going to be sent. */
interface Outgoing {
  readonly status: number;
  readonly schema: SchemaId;
  readonly value: unknown;
}

export interface RestOptions {
  readonly edge: () => Edge;
  readonly mark: () => string | null;
  readonly onBug: (error: unknown) => void;
}

/** The application; it answers every request itself, so nothing of express's own ever shows. */
export function createRest(options: RestOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.onBug(error);
      if (response.headersSent) response.destroy();
      else reply(response, 500, '{"error":"Internal error"}', headersFor(options.mark()));
    });
  });
  return app;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { edge: currentEdge, mark }: RestOptions,
): Promise<void> {
  const headers = headersFor(mark());
  if (request.method === 'OPTIONS') {
    reply(response, 200, '{}', { ...headers, ...PREFLIGHT_HEADERS });
    return;
  }
  const body = await readBodyOrNothing(request);
  if (body === 'aborted') return;
  const edge = currentEdge();
  const { outgoing, cause, name } = await process(request, body, edge);
  const text = encode(outgoing.schema, outgoing.value as never, edge.dialect);
  const { hub, knobs } = edge.terminal;
  if (knobs.updateOrder === 'event-first') hub.drain();
  edge.journal.append({
    channel: 'rest',
    dir: 'out',
    name,
    cause,
    status: outgoing.status,
    data: outgoing.value,
    schema: outgoing.schema,
    text,
  });
  reply(response, outgoing.status, text, headers);
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

interface Processed {
  readonly outgoing: Outgoing;
  readonly cause: number;
  readonly name: string;
}

async function process(
  request: IncomingMessage,
  body: string | undefined,
  edge: Edge,
): Promise<Processed> {
  const { path, query } = splitUrl(request.url ?? '/');
  const method = request.method ?? 'GET';
  const match = findRoute(method, path);
  const note = { channel: 'rest', dir: 'in', text: body ?? '' } as const;
  if (typeof match === 'string' || body === undefined) {
    const known = typeof match === 'string' ? undefined : match.id;
    const name = known ?? `${method} ${path}`;
    const cause = edge.journal.append({ ...note, name });
    const code =
      match === 'none'
        ? 'PATH_NOT_FOUND'
        : match === 'method'
          ? 'METHOD_NOT_ALLOWED'
          : 'BODY_TOO_LARGE';
    return { outgoing: refusal('common/refusal', code, {}, edge), cause, name };
  }
  const { id } = match;
  const incoming = decodeRequest(id, match.path, query, body, edge);
  const data = { ...incoming.path, ...incoming.query, ...incoming.body };
  const hints = hintsFor(incoming.problems, endpoints.rows[id].body ?? endpoints.rows[id].query);
  const cause = edge.journal.append({ ...note, name: id, ...subjectOf(data), data, hints });
  const outgoing = await operate(id, incoming, cause, edge);
  return { outgoing, cause, name: id };
}

type AnyIncoming = Incoming<EndpointId> & { readonly strict?: { code: ErrorCode; field: string } };

/** Everything that a request says, as far as it fits; strict bodies keep their refusal for its turn. */
function decodeRequest(
  id: EndpointId,
  path: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
  bodyText: string,
  { bodies }: Edge,
): AnyIncoming {
  const row = endpoints.rows[id];
  const problems: Problem[] = [];
  const read = (schema: SchemaId | null, raw: unknown): unknown => {
    if (schema === null) return null;
    const decoded = decode(schema, raw, 'lenient');
    problems.push(...decoded.problems);
    return decoded.value;
  };
  const pathValue = decodePath(row.pathParameters, path);
  const queryValue = read(row.query, query);
  if (row.body === null) {
    return { path: pathValue, query: queryValue, body: null, problems } as AnyIncoming;
  }
  const body = decodeBody(row.body, bodyText, bodies);
  if ('refused' in body) {
    const field = 'field' in body.parameters ? String(body.parameters.field) : '';
    const strict = { code: body.refused, field };
    return { path: pathValue, query: queryValue, body: {}, problems, strict } as AnyIncoming;
  }
  problems.push(...body.problems);
  return { path: pathValue, query: queryValue, body: body.value, problems } as AnyIncoming;
}

/** A path parameter that cannot be read is missing; the ladder says so in its own words. */
function decodePath(schema: SchemaId | null, path: Readonly<Record<string, string>>): unknown {
  return schema === null ? null : decode(schema, path, 'lenient').value;
}

async function operate(
  id: EndpointId,
  { strict, ...incoming }: AnyIncoming,
  cause: number,
  edge: Edge,
): Promise<Outgoing> {
  const run = operations[id] as (
    request: unknown,
    context: unknown,
  ) => Answer<EndpointId> | Promise<Answer<EndpointId>>;
  const context = { terminal: edge.terminal, cause };
  const result = await run(strict === undefined ? incoming : emptied(incoming), context);
  const row = endpoints.rows[id];
  if ('ok' in result) return { status: 200, schema: row.responses['200'], value: result.ok };
  // The table puts the refusals of strict bodies right before those of missing fields.
  const isAboutConnection = result.refused.startsWith('CONNECTION_');
  if (strict !== undefined && !isAboutConnection) {
    return refusal(bodyOf(row.responses, 400), strict.code, { field: strict.field }, edge);
  }
  const schema = bodyOf(row.responses, errorStatus(result.refused) ?? 400);
  const outgoing = refusal(schema, result.refused, result.parameters, edge);
  const { executionTimeMs } = result;
  if (executionTimeMs === undefined) return outgoing;
  return { ...outgoing, value: { ...(outgoing.value as object), executionTimeMs } };
}

/** Nothing of a refused body is executed. */
const emptied = (incoming: object): object => ({ ...incoming, body: {}, problems: [] });

const bodyOf = (responses: Readonly<Record<string, SchemaId>>, status: number): SchemaId =>
  responses[String(status)] ?? 'common/refusal';

function refusal(
  schema: SchemaId,
  code: ErrorCode,
  parameters: Readonly<Record<string, unknown>>,
  { edition }: Edge,
): Outgoing {
  const error = errorText(code, parameters as never, edition);
  return { status: errorStatus(code) ?? 400, schema, value: { error } };
}

/** Path and query of a request target; names of the query keep their last value. */
function splitUrl(url: string): {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
} {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const [path = '', search = ''] = target.split(/\?(.*)/s);
  return { path: path === '' ? '/' : path, query: Object.fromEntries(new URLSearchParams(search)) };
}
