/** Contract objects to wire text and back, table-driven: names by dialect and surface, values by schema. */
import type { DialectName, SchemaNode } from '../contract.js';
import { schemas } from '../generated/schemas.js';
import { messages } from '../generated/tables.js';
import type {
  CommandType,
  MessageData,
  MessageType,
  SchemaId,
  SchemaTypes,
} from '../generated/types.js';
import { parseExact } from './json.js';
import {
  compileReader,
  isRecord,
  MISFIT,
  type Problem,
  type Reader,
  type Reading,
  Report,
} from './reader.js';
import { compileWriter, type Writer } from './writer.js';

/** What reading gave: the value as far as it fits, and everything that did not. */
export interface Decoded<Value> {
  readonly value: Partial<Value>;
  readonly problems: readonly Problem[];
}

/** A message as it came: its type in its own spelling, its data still in the spelling of the sender. */
export interface Envelope {
  readonly type: unknown;
  readonly data: unknown;
}

const lookup = (id: string): SchemaNode => {
  const schema = schemas[id];
  if (schema === undefined) throw new Error(`No schema '${id}'`);
  return schema;
};

const writers: Record<DialectName, Map<SchemaId, Writer>> = perDialect();
const readers = new Map<string, Reader>();

function perDialect<Key, Value>(): Record<DialectName, Map<Key, Value>> {
  return { camel: new Map(), pascal: new Map(), mixed: new Map() };
}

/** Compiled once per schema and dialect, on first use. */
function writerOf(id: SchemaId, dialect: DialectName): Writer {
  let writer = writers[dialect].get(id);
  if (writer === undefined) {
    writer = compileWriter(lookup, dialect, lookup(id));
    writers[dialect].set(id, writer);
  }
  return writer;
}

function readerOf(id: SchemaId, reading: Reading): Reader {
  const key = `${reading} ${id}`;
  let reader = readers.get(key);
  if (reader === undefined) {
    reader = compileReader(lookup, reading, lookup(id));
    readers.set(key, reader);
  }
  return reader;
}

/**
 * Writes a contract object as JSON text. Properties are written in the order of the schema;
 * undefined ones are left out, unknown ones follow unchanged.
 * @throws RangeError when a number is none (NaN, an id beyond 64 bits)
 */
export function encode<Id extends SchemaId>(
  id: Id,
  value: SchemaTypes[Id],
  dialect: DialectName,
): string {
  return writerOf(id, dialect)(value);
}

/** Reads parsed JSON (see `parseExact`) whose names may be spelled in any case. */
export function decode<Id extends SchemaId>(
  id: Id,
  raw: unknown,
  reading: Reading,
): Decoded<SchemaTypes[Id]> {
  const report = new Report();
  const value = readerOf(id, reading)(raw, report);
  return {
    value: (value === MISFIT ? {} : value) as Partial<SchemaTypes[Id]>,
    problems: report.problems,
  };
}

/** Parses JSON text and reads it. @throws SyntaxError when the text is not JSON */
export function decodeText<Id extends SchemaId>(
  id: Id,
  text: string,
  reading: Reading,
): Decoded<SchemaTypes[Id]> {
  return decode(id, parseExact(text), reading);
}

/** Writes a message, envelope included. */
export function encodeMessage<Type extends MessageType>(
  type: Type,
  data: MessageData[Type],
  dialect: DialectName,
): string {
  const [before, after] = envelopeOf(type, dialect);
  return before + writerOf(messages.rows[type].data, dialect)(data) + after;
}

const envelopes: Record<DialectName, Map<MessageType, readonly [string, string]>> = perDialect();

/** The text around the data of a message; it depends on type and dialect only. */
function envelopeOf(type: MessageType, dialect: DialectName): readonly [string, string] {
  let parts = envelopes[dialect].get(type);
  if (parts === undefined) {
    const empty = encode('ws/envelope', { type, data: {} }, dialect);
    parts = [empty.slice(0, -3), '}'];
    envelopes[dialect].set(type, parts);
  }
  return parts;
}

/** Opens a frame: `undefined` when it is not a JSON object. The envelope may be spelled in any case. */
export function openEnvelope(text: string): Envelope | undefined {
  let raw: unknown;
  try {
    raw = parseExact(text);
  } catch {
    return undefined;
  }
  if (!isRecord(raw)) return undefined;
  const envelope: { type: unknown; data: unknown } = { type: undefined, data: undefined };
  for (const key in raw) {
    const name = key.toLowerCase();
    if (name === 'type' || name === 'data') envelope[name] = raw[key];
  }
  return envelope;
}

export function isMessageType(type: unknown): type is MessageType {
  return typeof type === 'string' && Object.hasOwn(messages.rows, type);
}

export function isCommandType(type: unknown): type is CommandType {
  return isMessageType(type) && messages.rows[type].direction === 'command';
}

/** Reads the data of a message of a known type. */
export function decodeData<Type extends MessageType>(
  type: Type,
  data: unknown,
  reading: Reading,
): Decoded<MessageData[Type]> {
  return decode(messages.rows[type].data, data, reading) as Decoded<MessageData[Type]>;
}

/** Canonical names of the properties of a schema. */
export const propertyNames = (id: SchemaId): readonly string[] =>
  Object.keys(lookup(id).properties ?? {});
