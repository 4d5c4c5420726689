/** Compiles a schema and a dialect into a function that writes a value as JSON text. */
import type { DialectName, SchemaNode, Surface } from '../contract.js';
import { casingOf, spell } from './dialect.js';
import { LongDecimal } from './json.js';
import { type Decimal, decimalText, type Int64, int64Text } from './numbers.js';

export type Writer = (value: unknown) => string;
export type SchemaLookup = (id: string) => SchemaNode;

/** @throws RangeError when writing a number that is none (NaN, an id beyond 64 bits) */
export function compileWriter(
  lookup: SchemaLookup,
  dialect: DialectName,
  node: SchemaNode,
  inherited?: Surface,
): Writer {
  const surface = node['x-surface'] ?? inherited;
  const compile = (child: SchemaNode): Writer => compileWriter(lookup, dialect, child, surface);
  if (node.$ref !== undefined) {
    const [id = '', face] = node.$ref.split('#');
    const target = lookup(id);
    return face === undefined ? compile(target) : face === 'code' ? String : writeText;
  }
  // The only choice of values in the contract is "an object or null".
  if (node.anyOf !== undefined && node.properties === undefined) {
    const write = compile(node.anyOf.find((each) => each.type !== 'null') ?? {});
    return (value) => (value === null ? 'null' : write(value));
  }
  if (node.properties !== undefined) return writeObject(node.properties, dialect, surface, compile);
  if (node.items !== undefined) return writeArray(compile(node.items));
  return writeScalar(node);
}

function writeObject(
  properties: Readonly<Record<string, SchemaNode>>,
  dialect: DialectName,
  surface: Surface | undefined,
  compile: (node: SchemaNode) => Writer,
): Writer {
  if (surface === undefined) throw new Error('An object is written on a surface');
  const casing = casingOf(dialect, surface);
  const fields = Object.entries(properties).map(([name, node]) => {
    const key = `${JSON.stringify(spell(name, casing))}:`;
    return { name, first: `{${key}`, next: `,${key}`, write: compile(node) };
  });
  const known = new Set(Object.keys(properties));
  return (value) => {
    const object = value as Readonly<Record<string, unknown>>;
    let text = '';
    let written = 0;
    for (const { name, first, next, write } of fields) {
      const item = object[name];
      if (item === undefined) continue;
      text += (written === 0 ? first : next) + write(item);
      written += 1;
    }
    if (written === 0) text = '{';
    let present = 0;
    for (const _ in object) present += 1;
    return present > written ? `${text}${writeRest(object, known, written)}}` : `${text}}`;
  };
}

/** Properties that the schema does not know keep their name and value. */
function writeRest(
  object: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  written: number,
): string {
  let text = '';
  for (const [name, value] of Object.entries(object)) {
    if (known.has(name) || value === undefined) continue;
    text += `${written === 0 && text === '' ? '' : ','}${JSON.stringify(name)}:${writeAny(value)}`;
  }
  return text;
}

function writeArray(write: Writer): Writer {
  return (value) => {
    const list = value as readonly unknown[];
    if (list.length === 0) return '[]';
    let text = `[${write(list[0])}`;
    for (let i = 1; i < list.length; i += 1) text += `,${write(list[i])}`;
    return `${text}]`;
  };
}

function writeScalar(node: SchemaNode): Writer {
  const write = formatWriter(node);
  return [node.type].flat().includes('null')
    ? (value) => (value === null ? 'null' : write(value))
    : write;
}

function formatWriter(node: SchemaNode): Writer {
  switch (node.format) {
    case 'int64':
      return (value) => int64Text(value as Int64);
    case 'decimal':
      return (value) => decimalText(value as Decimal);
    case 'date-time':
      return writeInstant;
    default:
      return [node.type].flat().includes('string') ? writeText : writeAny;
  }
}

/** UTC is written as the product writes it, with a numeric offset. */
const writeInstant: Writer = (value) => {
  const text = String(value);
  return writeText(text.endsWith('Z') ? `${text.slice(0, -1)}+00:00` : text);
};

/** Anything but the characters that JSON strings hold as they are; lone surrogates are escaped. */
const NEEDS_ESCAPE = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

const writeText: Writer = (value) => {
  const text = value as string;
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
};

/** Any JSON value, ids beyond 2^53 included. */
const writeAny: Writer = (value) => {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return decimalText(value);
  if (value instanceof LongDecimal) return value.text;
  if (Array.isArray(value)) return writeArray(writeAny)(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${writeRest(value as Readonly<Record<string, unknown>>, new Set(), 0)}}`;
};
