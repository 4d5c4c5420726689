/** One difference between a belief and the truth, and how fields are compared. */
import { InputError } from '../journal/input-error.js';

export interface Difference {
  /** Into the body of the comparison; `-` stands for an item that is not there. */
  readonly pointer: string;
  /** Null when the belief has nothing there. */
  readonly belief: unknown;
  /** Null when there is nothing in truth. */
  readonly truth: unknown;
  readonly kind: 'wrong' | 'missing' | 'extra';
  /** Journal id since which the truth differs from the belief; null when that is not known. */
  readonly since: number | null;
  readonly sentence: string;
}

/** How a field is read and compared; ids are text, numbers are compared within the tolerance. */
export type FieldKind = 'number' | 'text' | Readonly<Record<string, string>>;

/** The value of a field in the words of the truth. @throws InputError when it has none */
export function readValue(
  kind: FieldKind,
  value: unknown,
  pointer: string,
): number | string | null {
  if (value === null) return null;
  if (kind === 'text') return String(value);
  if (kind === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number) && typeof value !== 'boolean') return number;
    throw new InputError(`'${value}' is no number`, pointer);
  }
  const name = kind[String(value).toLowerCase()];
  if (name !== undefined) return name;
  const words = [...new Set(Object.values(kind))].join(', ');
  throw new InputError(`'${value}' is none of ${words}`, pointer);
}

/** Names and codes of an enum, in any case, to its names. */
export function wordsOf<Name extends string>(
  names: Readonly<Record<string, Name>>,
  codes: Readonly<Record<string, number>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => [
      [name.toLowerCase(), name],
      [String(codes[key]), name],
    ]),
  );
}

/** Equal, or numbers no further apart than the tolerance: absolute up to 1, relative beyond. */
export function agree(belief: unknown, truth: unknown, tolerance: number): boolean {
  if (typeof belief !== 'number' || typeof truth !== 'number') return belief === truth;
  return Math.abs(belief - truth) <= tolerance * Math.max(1, Math.abs(truth));
}

/** ` since entry 57`, or nothing when that is not known. */
export const sinceText = (since: number | null): string =>
  since === null ? '' : ` since entry ${since}`;

/** Refuses keys that nobody knows. @throws InputError */
export function checkKeys(item: object, known: readonly string[], pointer: string): void {
  for (const name of Object.keys(item)) {
    if (known.includes(name)) continue;
    const list = `keys: ${known.join(', ')}`;
    throw new InputError(`Unknown key '${name}'`, `${pointer}/${name}`, list);
  }
}
