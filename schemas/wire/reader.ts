/** Compiles a schema into a function that turns parsed JSON of any dialect into a contract object. */
import type { EnumPair, SchemaNode } from '../contract.js';
import { LongDecimal } from './json.js';
import { decimalFrom, int64From, isInt64 } from './numbers.js';
import type { SchemaLookup } from './writer.js';

/**
 * `lenient` and `strict` read what a client sent: what does not fit is left out and reported.
 * `lenient` also takes numbers as strings and enum values by either face.
 * `tolerant` reads what a terminal sent: everything is kept, and reported.
 */
export type Reading = 'lenient' | 'strict' | 'tolerant';

/** Something that the schema does not foresee. */
export interface Problem {
  /** `unknown`: a name that the schema does not have. `value`: a value of a wrong type. */
  readonly kind: 'unknown' | 'value';
  /** JSON pointer; known names in canonical spelling, unknown ones as they came. */
  readonly pointer: string;
}

/** Returns the value, or `MISFIT`, which has been reported already. */
export type Reader = (raw: unknown, report: Report) => unknown;
export const MISFIT = Symbol('misfit');

/** Collects problems; nested readers report relative pointers that their parents complete. */
export class Report {
  readonly problems: { kind: Problem['kind']; pointer: string }[] = [];

  misfit(): typeof MISFIT {
    this.problems.push({ kind: 'value', pointer: '' });
    return MISFIT;
  }

  unknown(name: string): void {
    this.problems.push({ kind: 'unknown', pointer: `/${escapePointer(name)}` });
  }
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

export function compileReader(lookup: SchemaLookup, reading: Reading, node: SchemaNode): Reader {
  const compile = (child: SchemaNode): Reader => compileReader(lookup, reading, child);
  if (node.$ref !== undefined) {
    const [id = '', face] = node.$ref.split('#');
    const target = lookup(id);
    if (face === undefined) return compile(target);
    const allowed = target.$defs?.[face as 'code' | 'name']?.enum ?? [];
    return readEnum(allowed, target['x-enum'] ?? [], reading);
  }
  if (node.anyOf !== undefined && node.properties === undefined) {
    return orNull(compile(node.anyOf.find((each) => each.type !== 'null') ?? {}));
  }
  if (node.properties !== undefined) return readObject(node.properties, reading, compile);
  if (node.items !== undefined) return readArray(compile(node.items), reading);
  const read = scalarReader(node, reading);
  return [node.type].flat().includes('null') ? orNull(read) : read;
}

const orNull =
  (read: Reader): Reader =>
  (raw, report) =>
    raw === null ? null : read(raw, report);

interface Field {
  readonly name: string;
  readonly read: Reader;
  readonly isNullable: boolean;
}

function readObject(
  properties: Readonly<Record<string, SchemaNode>>,
  reading: Reading,
  compile: (node: SchemaNode) => Reader,
): Reader {
  const byName = new Map<string, Field>();
  for (const [name, node] of Object.entries(properties)) {
    const field = { name, read: compile(node), isNullable: acceptsNull(node) };
    for (const spelling of [name, name.charAt(0).toUpperCase() + name.slice(1)]) {
      byName.set(spelling, field);
    }
    byName.set(name.toLowerCase(), field);
  }
  const keepsAll = reading === 'tolerant';
  return (raw, report) => {
    if (!isRecord(raw)) return report.misfit();
    if (isAsCanonical(raw, byName)) return raw;
    const object: Record<string, unknown> = {};
    for (const key in raw) {
      const field = byName.get(key) ?? byName.get(key.toLowerCase());
      const item = raw[key];
      if (field === undefined) {
        report.unknown(key);
        if (keepsAll) define(object, key, item);
      } else if (item === null && !field.isNullable && !keepsAll) {
        // A client that sends null means that it sends nothing.
      } else {
        const before = report.problems.length;
        const value = field.read(item, report);
        if (report.problems.length > before) prefix(report, before, field.name);
        if (value !== MISFIT) object[field.name] = value;
        else if (keepsAll) object[field.name] = item;
      }
    }
    return object;
  };
}

/** Most objects arrive just as they should be; those need no copy. */
function isAsCanonical(
  raw: Readonly<Record<string, unknown>>,
  byName: ReadonlyMap<string, Field>,
): boolean {
  for (const key in raw) {
    const field = byName.get(key);
    if (field === undefined || field.name !== key) return false;
    const item = raw[key];
    if (field.read(item, DISCARD) !== item) {
      DISCARD.problems.length = 0;
      return false;
    }
  }
  return true;
}

/** A first look reports nothing; whoever fails it is read again with the caller's report. */
const DISCARD = new Report();

function prefix(report: Report, from: number, step: string): void {
  for (const problem of report.problems.slice(from)) problem.pointer = `/${step}${problem.pointer}`;
}

function acceptsNull(node: SchemaNode): boolean {
  return (
    [node.type].flat().includes('null') || (node.anyOf ?? []).some((each) => each.type === 'null')
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function readArray(read: Reader, reading: Reading): Reader {
  const keepsAll = reading === 'tolerant';
  return (raw, report) => {
    if (!Array.isArray(raw)) return report.misfit();
    let list: unknown[] | undefined;
    for (let i = 0; i < raw.length; i += 1) {
      const before = report.problems.length;
      const value = read(raw[i], report);
      if (report.problems.length > before) prefix(report, before, String(i));
      if (list === undefined) {
        if (value === raw[i]) continue;
        list = raw.slice(0, i);
      }
      if (value !== MISFIT) list.push(value);
      else if (keepsAll) list.push(raw[i]);
    }
    return list ?? raw;
  };
}

function scalarReader(node: SchemaNode, reading: Reading): Reader {
  if (node.const !== undefined) {
    return (raw, report) => (raw === node.const ? raw : report.misfit());
  }
  switch (node.format) {
    case 'int64':
      return readInt64(reading);
    case 'decimal':
      return readDecimal(reading);
    default:
      return readPlain([node.type].flat(), reading);
  }
}

function readPlain(types: readonly unknown[], reading: Reading): Reader {
  if (types.includes('integer')) return readInteger(reading);
  const wanted = types.includes('boolean')
    ? 'boolean'
    : types.includes('object')
      ? 'object'
      : 'string';
  if (wanted === 'object') return (raw, report) => (isRecord(raw) ? raw : report.misfit());
  return (raw, report) => (typeof raw === wanted ? raw : report.misfit());
}

function readInteger(reading: Reading): Reader {
  return (raw, report) => {
    if (Number.isSafeInteger(raw)) return raw;
    const read = reading === 'lenient' && typeof raw === 'string' ? int64From(raw) : undefined;
    return typeof read === 'number' ? read : report.misfit();
  };
}

function readInt64(reading: Reading): Reader {
  return (raw, report) => {
    if (isInt64(raw)) return raw;
    const read = reading === 'lenient' && typeof raw === 'string' ? int64From(raw) : undefined;
    return read ?? report.misfit();
  };
}

function readDecimal(reading: Reading): Reader {
  return (raw, report) => {
    if (typeof raw === 'number') return Number.isFinite(raw) ? raw : report.misfit();
    if (raw instanceof LongDecimal) return raw.text;
    const isText = typeof raw === 'bigint' || (reading === 'lenient' && typeof raw === 'string');
    return (isText ? decimalFrom(String(raw)) : undefined) ?? report.misfit();
  };
}

/** An enum value by its own face; in lenient reading also by the other face, or a code as text. */
function readEnum(
  allowed: readonly (string | number)[],
  pairs: readonly EnumPair[],
  reading: Reading,
): Reader {
  const values = new Map<unknown, string | number>(allowed.map((value) => [value, value]));
  if (reading === 'lenient') {
    for (const value of allowed) {
      const pair = pairs.find((each) => each.code === value || each.name === value);
      if (pair === undefined) continue;
      for (const face of [pair.code, String(pair.code), pair.name.toLowerCase()]) {
        values.set(face, value);
      }
    }
  }
  return (raw, report) =>
    values.get(raw) ??
    values.get(typeof raw === 'string' ? raw.toLowerCase() : raw) ??
    report.misfit();
}
