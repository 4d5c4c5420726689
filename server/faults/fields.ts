/** How the keys of `with` are read: each has a reader, and a default unless it must be given. */
import { didYouMean } from '../../schemas/index.js';
import { isPlainObject } from '../journal/condition.js';
import { InputError } from '../journal/input-error.js';

export interface Reader<Value> {
  /** @throws InputError at the pointer */
  readonly read: (given: unknown, pointer: string) => Value;
  /** Taken when the key is missing; without one the key is required. */
  readonly otherwise?: { readonly value: Value };
}

export type Readers = Readonly<Record<string, Reader<unknown>>>;

export type OptionsOf<Fields extends Readers> = {
  readonly [Key in keyof Fields]: Fields[Key] extends Reader<infer Value> ? Value : never;
};

/** Nothing is delayed or remembered for longer than this, in milliseconds. */
export const MAX_MS = 60_000;

/** An integer within bounds. */
export const whole = (least: number, most: number, otherwise?: number): Reader<number> =>
  reader(
    (given) => Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most,
    `an integer from ${least} to ${most}`,
    otherwise,
  );

/** A number above 0. */
export const positive = (otherwise?: number): Reader<number> =>
  reader((given) => Number.isFinite(given) && Number(given) > 0, 'a number above 0', otherwise);

export const text = (otherwise?: string): Reader<string> =>
  reader((given) => typeof given === 'string', 'a text', otherwise);

/** One of some words. */
export const word = <const Word extends string>(
  words: readonly Word[],
  otherwise?: NoInfer<Word>,
): Reader<Word> => ({
  ...maybe(otherwise),
  read(given, pointer) {
    if (words.includes(given as Word)) return given as Word;
    throw new InputError(
      `${shown(given)} is none of the words`,
      pointer,
      didYouMean(String(given), words),
    );
  },
});

/** Some of some words, at least one. */
export const words = <Word extends string>(
  known: readonly Word[],
  otherwise?: readonly Word[],
): Reader<readonly Word[]> => ({
  ...maybe(otherwise),
  read(given, pointer) {
    if (!Array.isArray(given) || given.length === 0) throw misfit(pointer, 'a list of words');
    return given.map((each, index) => word(known).read(each, `${pointer}/${index}`));
  },
});

/** May be missing; then it is undefined. */
export const optional = <Value>(inner: Reader<Value>): Reader<Value | undefined> => ({
  read: inner.read,
  otherwise: { value: undefined },
});

export const objectField = (): Reader<Readonly<Record<string, unknown>>> =>
  reader(isPlainObject, 'an object');

/** Anything; whoever asks looks for himself. */
export const anything = (): Reader<unknown> => ({ read: (given) => given });

function reader<Value>(
  fits: (given: unknown) => boolean,
  what: string,
  otherwise?: Value,
): Reader<Value> {
  return {
    ...maybe(otherwise),
    read(given, pointer) {
      if (fits(given)) return given as Value;
      throw misfit(pointer, what);
    },
  };
}

const maybe = <Value>(value: Value | undefined): { otherwise?: { value: Value } } =>
  value === undefined ? {} : { otherwise: { value } };

const misfit = (pointer: string, what: string): InputError =>
  new InputError(`'${pointer.split('/').at(-1)}' takes ${what}`, pointer);

const shown = (given: unknown): string =>
  typeof given === 'string' ? `'${given}'` : (JSON.stringify(given) ?? 'nothing');

/** @throws InputError for unknown and missing keys, and values that do not fit */
export function readWith<Fields extends Readers>(
  kind: string,
  fields: Fields,
  given: unknown,
  pointer: string,
): OptionsOf<Fields> {
  if (!isPlainObject(given)) throw misfit(pointer, 'an object');
  const known = Object.keys(fields);
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const hint = known.length === 0 ? `${kind} has no keys` : didYouMean(key, known);
    throw new InputError(`${kind} has no key '${key}'`, `${pointer}/${key}`, hint);
  }
  const entries = Object.entries(fields).map(([key, { read, otherwise }]) => {
    const value = given[key];
    if (value !== undefined && value !== null) return [key, read(value, `${pointer}/${key}`)];
    if (otherwise !== undefined) return [key, otherwise.value];
    throw new InputError(
      `${kind} needs '${key}'`,
      `${pointer}/${key}`,
      `keys: ${known.join(', ')}`,
    );
  });
  return Object.fromEntries(entries) as OptionsOf<Fields>;
}
