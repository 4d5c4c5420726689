/**
 * What a route of the control door is, and how its input is read: unknown keys are refused.
 *
 * Every route carries an `example` that works on the world `quiet` with a virtual clock, and an input
 * for each error of its own. Both go into the OpenAPI document, and `every-route.test.ts` executes
 * them from there: it has an open socket `s1` that is subscribed to connection 1 and the book of
 * BTCUSDT there, and makes the requests in `before` first.
 */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

import { LongDecimal } from '../../schemas/index.js';
import { type ControlCode, ControlError } from './errors.js';

/** `json` is read by whoever serves the route: a list, an object, or several kinds. */
export type Kind = 'integer' | 'number' | 'boolean' | 'string' | 'object' | 'array' | 'json';

/** A field of a body or query; `?` means that it may be missing. */
export type Field = Kind | `${Kind}?` | readonly string[];

export interface RouteInput {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Within `object`, `array` and `json`, integers beyond 2^53 are bigints and long decimals `LongDecimal`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  /** Whoever asked has gone away, or has been answered. */
  readonly signal: AbortSignal;
}

/** Lists of words may always be missing. */
export const isOptional = (field: Field): boolean =>
  typeof field !== 'string' || field.endsWith('?');

/** A request to the door; path as sent. */
export interface RouteRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** What a route may be asked; path and query hold text, as in a URL. */
export interface RouteExample {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Must have been made: `{ method: 'POST', path: '/faults', body: { … } }`. */
  readonly before?: readonly RouteRequest[];
  /** Made while the request waits. */
  readonly meanwhile?: RouteRequest;
  /** Options that the mock must have been started with, beyond `quiet` and a virtual clock. */
  readonly options?: { readonly clock?: 'real'; readonly maxJournal?: number };
}

export interface RouteError extends RouteExample {
  readonly code: ControlCode;
}

export interface RouteAnswer {
  /** Only where it differs from the status of the route. */
  readonly status?: number;
  readonly body: unknown;
  /** Runs after the answer has left. */
  readonly after?: () => void;
  /** Sent as it is, instead of JSON. */
  readonly text?: { readonly type: string; readonly content: string };
  /** Writes the whole answer itself, head included, instead of a body. */
  readonly stream?: (response: ServerResponse) => void;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/sockets/{id}/close` */
  readonly path: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, Field>>;
  readonly body?: Readonly<Record<string, Field>>;
  /** Status of success; 200 unless said otherwise. */
  readonly status?: number;
  /** Media type of the answer; JSON unless said otherwise. */
  readonly media?:
    | `text/${'html' | 'event-stream' | 'css' | 'javascript' | 'plain'}`
    | 'image/svg+xml';
  /** An input that succeeds. */
  readonly example: RouteExample;
  /** An input for each error that the route itself may answer. */
  readonly errors?: readonly RouteError[];
  readonly run: (input: RouteInput) => RouteAnswer | Promise<RouteAnswer>;
}

/**
 * Reads fields of the right kinds.
 * @param source `query` values are text and are converted
 * @throws ControlError BAD_REQUEST with the pointer of the first that does not fit
 */
export function readFields(
  fields: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, unknown>>,
  source: 'query' | 'body',
): Record<string, unknown> {
  const known = Object.keys(fields);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) {
      const list = known.length === 0 ? 'none' : known.join(', ');
      throw new ControlError('BAD_REQUEST', `Unknown key '${name}'`, `/${name}`, `keys: ${list}`);
    }
  }
  const read: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined || (value === null && field !== 'json?')) {
      if (!isOptional(field)) {
        throw new ControlError('BAD_REQUEST', `'${name}' is required`, `/${name}`);
      }
      continue;
    }
    read[name] = readField(name, field, source === 'query' ? fromText(field, value) : value);
  }
  return read;
}

function fromText(field: Field, value: unknown): unknown {
  const kind = typeof field === 'string' ? field.replace('?', '') : 'string';
  if (kind === 'integer' || kind === 'number') return value === '' ? Number.NaN : Number(value);
  return kind === 'boolean' ? value === 'true' : value;
}

function readField(name: string, field: Field, given: unknown): unknown {
  const value = field === 'number' || field === 'number?' ? nearestNumber(given) : given;
  if (typeof field !== 'string') {
    if (field.includes(String(value))) return value;
    throw new ControlError('BAD_REQUEST', `'${name}' takes ${field.join('|')}`, `/${name}`);
  }
  const kind = field.replace('?', '');
  const fits =
    kind === 'integer'
      ? Number.isSafeInteger(value)
      : kind === 'number'
        ? Number.isFinite(value)
        : kind === 'array'
          ? Array.isArray(value)
          : kind === 'object'
            ? typeof value === 'object' && !Array.isArray(value)
            : kind === 'json' || typeof value === kind;
  if (fits) return value;
  throw new ControlError(
    'BAD_REQUEST',
    `'${name}' takes ${/^[aio]/.test(kind) ? 'an' : 'a'} ${kind}`,
    `/${name}`,
  );
}

const nearestNumber = (value: unknown): unknown =>
  value instanceof LongDecimal ? Number(value.text) : value;
