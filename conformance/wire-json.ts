/** JSON as it travels: long integers survive both ways, and keys are read whatever their case. */
import { LongDecimal, parseExact } from '../schemas/index.js';

/** The value of a text, integers beyond 2^53 as bigint; undefined when it is no JSON. */
export function readJson(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

/** Names as given: whoever calls spells them. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? `\u0001${each}\u0001` : each,
  );
  return text.replaceAll(/"\\u0001(-?\d+)\\u0001"/g, '$1');
}

/** `connections.0.id` in a parsed value, names in any case; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  let here: unknown = value;
  for (const step of path === '' ? [] : path.split('.')) here = child(here, step);
  return here;
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  if (!isObject(value)) return undefined;
  const key = keyOf(value, step);
  return key === undefined ? undefined : value[key];
}

/** The key of an object that spells a name, in any case. */
export function keyOf(value: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(value, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(value).find((key) => key.toLowerCase() === wanted);
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof LongDecimal);

export const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof LongDecimal;

/** Elements of a list at a path; nothing where there is no list. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

/** A number at a path, `NaN` where there is none. */
export function numberAt(value: unknown, path: string): number {
  const found = at(value, path);
  return isNumber(found) ? Number(String(found)) : Number.NaN;
}

/** How a value reads in a finding. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = value instanceof LongDecimal ? value.text : writeJson(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
