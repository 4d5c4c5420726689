/** Conditions on the fields of a message: every named path must agree. */
import { nearestWord } from '../../schemas/index.js';
import { type Condition, compileCondition } from './condition.js';
import { faceOf, namedFace } from './faces.js';
import { InputError } from './input-error.js';
import { shown } from './shown.js';

export interface FieldsTest {
  readonly test: (seen: unknown) => boolean;
  /** How many of the fields agree. */
  readonly agreements: (seen: unknown) => number;
  /** A sentence per field that differs; `at` is the pointer of what was seen. */
  readonly differences: (seen: unknown, at: string) => string[];
}

interface Field {
  /** Names from the outside in: `positions/0/size` is three. */
  readonly names: readonly string[];
  readonly condition: Condition;
  /** What was seen, in the face in which sentences tell it. */
  readonly face: (seen: unknown) => unknown;
}

/**
 * @param wanted conditions by path; names are the canonical ones, parts are separated by `/`
 * @throws InputError
 */
export function compileFields(
  wanted: Readonly<Record<string, unknown>>,
  pointer: string,
): FieldsTest {
  const fields = Object.entries(wanted).map(([path, value]): Field => {
    const names = path.split('/').filter((name) => name !== '');
    const at = `${pointer}/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (names.length === 0) throw new InputError('A name is missing', at);
    const name = names.at(-1) ?? '';
    return {
      names,
      condition: inEitherFace(name, value, compileCondition(value, at)),
      face: faceOf(name, value) ?? ((seen) => namedFace(name, seen)),
    };
  });
  const isAgreed = ({ names, condition }: Field, seen: unknown): boolean =>
    condition.test(valueAt(seen, names));
  return {
    test: (seen) => fields.every((field) => isAgreed(field, seen)),
    agreements: (seen) => fields.filter((field) => isAgreed(field, seen)).length,
    differences: (seen, at) => fields.flatMap((field) => difference(field, seen, at)),
  };
}

/** Enum values agree by code and by name. */
function inEitherFace(field: string, wanted: unknown, condition: Condition): Condition {
  const face = faceOf(field, wanted);
  return face === undefined
    ? condition
    : { ...condition, test: (seen) => condition.test(face(seen)) };
}

function valueAt(seen: unknown, names: readonly string[]): unknown {
  let value = seen;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

function difference({ names, condition, face }: Field, seen: unknown, at: string): string[] {
  const value = valueAt(seen, names);
  if (condition.test(value)) return [];
  const saw = value === undefined ? nothingAt(seen, names) : shown(face(value));
  const sentence = `${at}/${names.join('/')}: wanted ${condition.wanted}, saw `;
  return [sentence + (condition.look?.(value) ?? saw)];
}

/** Names an object has that could have been meant. */
function nothingAt(seen: unknown, names: readonly string[]): string {
  const owner = valueAt(seen, names.slice(0, -1));
  if (typeof owner !== 'object' || owner === null) return 'nothing';
  const meant = nearestWord(names.at(-1) ?? '', Object.keys(owner));
  return meant === undefined ? 'nothing' : `nothing (there is '${meant}')`;
}
