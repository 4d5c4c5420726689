/** A request over HTTP before its answer is sent: route → decode → operation → what is to be said. */
import type { IncomingMessage } from 'node:http';

import {
  type Answer,
  decode,
  decodeBody,
  type EndpointId,
  type ErrorCode,
  endpoints,
  errorStatus,
  errorText,
  type Incoming,
  type Problem,
  type SchemaId,
} from '../../schemas/index.js';
import type { NewEntry } from '../journal/journal.js';
import type { OperationContext } from '../terminal/operations/context.js';
import { operations } from '../terminal/operations/index.js';
import type { Edge } from './edge.js';
import { requestHints } from './hints.js';
import { pathHints } from './path-hints.js';
import { findRoute } from './routes.js';
import { subjectOf } from './subject.js';

/** What is going to be sent. */
export interface Outgoing {
  readonly status: number;
  readonly schema: SchemaId;
  readonly value: unknown;
}

type AnyIncoming = Incoming<EndpointId> & { readonly strict?: { code: ErrorCode; field: string } };

/** A request as far as it could be understood. */
export interface Asked {
  /** Endpoint, or method and path of none. */
  readonly name: string;
  /** As the journal notes it. */
  readonly note: NewEntry;
  readonly known: { readonly id: EndpointId; readonly incoming: AnyIncoming } | null;
  /** Why nothing can be run. */
  readonly refused: 'PATH_NOT_FOUND' | 'METHOD_NOT_ALLOWED' | 'BODY_TOO_LARGE' | null;
}

/** @param body nothing when it was larger than the limit */
export function readRequest(request: IncomingMessage, body: string | undefined, edge: Edge): Asked {
  const { path, query } = splitUrl(request.url ?? '/');
  const method = request.method ?? 'GET';
  const match = findRoute(method, path);
  const note = { channel: 'rest', dir: 'in', text: body ?? '' } as const;
  if (typeof match === 'string' || body === undefined) {
    const endpoint = typeof match === 'string' ? undefined : match.id;
    const name = endpoint ?? `${method} ${path}`;
    const hints = endpoint === undefined ? pathHints(method, path) : [];
    const refused =
      match === 'none'
        ? 'PATH_NOT_FOUND'
        : match === 'method'
          ? 'METHOD_NOT_ALLOWED'
          : 'BODY_TOO_LARGE';
    return { name, note: { ...note, name, hints }, known: null, refused };
  }
  const { id } = match;
  const incoming = decodeRequest(id, match.path, query, body, edge);
  const data = { ...incoming.path, ...incoming.query, ...incoming.body };
  const hints = requestHints(id, incoming.problems, { query, body });
  return {
    name: id,
    note: { ...note, name: id, ...subjectOf(data), data, hints },
    known: { id, incoming },
    refused: null,
  };
}

/** How the journal notes an answer: it is about what its request was about. */
export function answerNote({ name, note }: Asked, cause: number, status: number) {
  const { connectionId = null, ticker = null, orderId = null } = note;
  return {
    ...({ channel: 'rest', dir: 'out', name, cause, status } as const),
    ...{ connectionId, ticker, orderId },
  };
}

/** Runs what was asked for. */
export async function perform(
  { known, refused }: Asked,
  context: OperationContext,
  edge: Edge,
): Promise<Outgoing> {
  if (known !== null) return operate(known.id, known.incoming, context, edge);
  return refusal('common/refusal', refused ?? 'PATH_NOT_FOUND', {}, edge);
}

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
  context: OperationContext,
  edge: Edge,
): Promise<Outgoing> {
  const run = operations[id] as (
    request: unknown,
    context: unknown,
  ) => Answer<EndpointId> | Promise<Answer<EndpointId>>;
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
  const { executionTimeMs, httpStatus: status = outgoing.status } = result;
  if (executionTimeMs === undefined) return outgoing;
  return { ...outgoing, status, value: { ...(outgoing.value as object), executionTimeMs } };
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
  const target = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '');
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const query = at < 0 ? {} : Object.fromEntries(new URLSearchParams(target.slice(at + 1)));
  return { path: path === '' ? '/' : path, query };
}
