/** What a route of the control door is, and how its input is read: unknown keys are refused. */
import { ControlError } from './errors.js';

export type Kind = 'integer' | 'number' | 'boolean' | 'string';

/** A field of a body or query; `?` means that it may be missing. */
export type Field = Kind | `${Kind}?` | readonly string[];

export interface RouteInput {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RouteAnswer {
  readonly status?: number;
  readonly body: unknown;
  /** Runs after the answer has left. */
  readonly after?: () => void;
  /** Sent as it is, instead of JSON. */
  readonly text?: { readonly type: string; readonly content: string };
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/sockets/{id}/close` */
  readonly path: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, Field>>;
  readonly body?: Readonly<Record<string, Field>>;
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
    if (value === undefined || value === null) {
      if (typeof field === 'string' && !field.endsWith('?')) {
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

function readField(name: string, field: Field, value: unknown): unknown {
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
        : typeof value === kind;
  if (fits) return value;
  throw new ControlError('BAD_REQUEST', `'${name}' takes a ${kind}`, `/${name}`);
}
