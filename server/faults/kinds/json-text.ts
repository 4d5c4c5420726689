/** Changes of JSON text that keep every number as it was written. */
import { decimalText, LongDecimal, parseExact } from '../../../schemas/index.js';
import { isPlainObject } from '../../journal/condition.js';

type Fields = Readonly<Record<string, unknown>>;

/** Merges a patch (RFC 7396); names are found in any case. Text that is no JSON object stays as it is. */
export function patched(text: string, patch: Fields): string {
  const value = read(text);
  return isPlainObject(value) ? written(merged(value, patch)) : text;
}

/** @param change gets each string with its name; what it returns takes its place */
export function withStrings(text: string, change: (name: string, value: string) => string): string {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return change(name, value);
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
  };
  return written(walk(read(text), ''));
}

/** The text as a value; undefined when it is no JSON. */
export function read(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    const lower = name.toLowerCase();
    const key = Object.keys(result).find((each) => each.toLowerCase() === lower) ?? name;
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** JSON text of what `parseExact` gives: large integers and long decimals keep their digits. */
export function written(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof LongDecimal) return value.text;
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : 'null';
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}:${written(each)}`,
  );
  return `{${fields.join(',')}}`;
}
