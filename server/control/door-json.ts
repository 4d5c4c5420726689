/** The door's JSON: order and position ids as text, enums by name, prices as plain numbers, instants in ISO. */
import {
  decimalText,
  encode,
  LongDecimal,
  parseExact,
  type SchemaId,
} from '../../schemas/index.js';
import { namedFace } from '../journal/faces.js';
import type { JournalEntry } from '../journal/journal.js';
import { instantOf } from '../terminal/instant.js';

/** A contract object as the door shows it. */
export function doorValue(schema: SchemaId | null, data: unknown): unknown {
  return spellIds(schema === null ? data : parseExact(encode(schema, data as never, 'camel')), '');
}

const IDS = new Set(['orderId', 'positionId']);
const LISTS_WITH_IDS = new Set(['orders', 'positions']);

function spellIds(value: unknown, list: string): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof LongDecimal) return Number(value.text);
  if (Array.isArray(value)) return value.map((item) => spellIds(item, list));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isId = IDS.has(name) || (name === 'id' && LISTS_WITH_IDS.has(list));
      return [name, isId ? String(item) : spellIds(item, name)];
    }),
  );
}

/** The API tells enums by code, the door by name. */
function nameEnums(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameEnums);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, namedFace(name, nameEnums(item))]),
  );
}

/** A journal entry as the door shows it: ids as text, enums by name, instants in ISO. */
export type DoorEntry = Omit<JournalEntry, 'at' | 'schema'> & { readonly at: string };

export function doorEntry(entry: JournalEntry): DoorEntry {
  const { schema, id, cause, at, ms, channel, dir, name, sessions, data, ...rest } = entry;
  const { connectionId, ticker, orderId, status, text, fault, delivered, hints } = rest;
  const value = doorValue(schema, data);
  const told = channel === 'rest' ? nameEnums(value) : value;
  return {
    ...{ id, cause, at: instantOf(at, 'milliseconds'), ms, channel, dir, name, sessions },
    ...{ connectionId, ticker, orderId, status, data: told, text },
    ...{ fault, delivered, hints },
  };
}

/** JSON text without exponents. */
export function plainJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map((item) => plainJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${plainJson(item)}`).join(',')}}`;
}
