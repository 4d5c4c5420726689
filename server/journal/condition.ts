/** One condition on one value: a scalar is equality, an object holds operators. Compiled once. */
import { didYouMean } from '../../schemas/index.js';
import { compareNumbers, isNumber } from './decimal-order.js';
import { compileFields, type FieldsTest } from './fields.js';
import { InputError } from './input-error.js';
import { shown } from './shown.js';

export interface Condition {
  readonly test: (seen: unknown) => boolean;
  /** What was wanted, as a phrase after "wanted". */
  readonly wanted: string;
  /** Why a list does not fit, where that says more than the list itself. */
  readonly look?: (seen: unknown) => string | undefined;
}

type Compile = (operand: unknown, pointer: string) => Condition;

const OPERATORS = {
  eq: (operand) => ({ test: equality(operand), wanted: shown(operand) }),
  ne: (operand) => ({
    test: (seen) => !isEqual(seen, operand),
    wanted: `anything but ${shown(operand)}`,
  }),
  gt: ordered('more than', (order) => order > 0),
  gte: ordered('at least', (order) => order >= 0),
  lt: ordered('less than', (order) => order < 0),
  lte: ordered('at most', (order) => order <= 0),
  in(operand, pointer) {
    if (!Array.isArray(operand)) throw new InputError("'in' takes a list", pointer);
    return {
      test: (seen) => operand.some((each) => isEqual(seen, each)),
      wanted: `one of ${shown(operand)}`,
    };
  },
  matches(operand, pointer) {
    const pattern = regularExpression(operand, pointer);
    return {
      test: (seen) => seen !== null && seen !== undefined && pattern.test(textOf(seen)),
      wanted: `text like /${pattern.source}/`,
    };
  },
  exists(operand, pointer) {
    if (typeof operand !== 'boolean') throw new InputError("'exists' takes a boolean", pointer);
    return {
      test: (seen) => (seen !== null && seen !== undefined) === operand,
      wanted: operand ? 'something' : 'nothing',
    };
  },
  some(operand, pointer) {
    const item = compileItem(operand, pointer);
    return {
      test: (seen) => Array.isArray(seen) && seen.some((each) => item.test(each)),
      wanted: `an item with ${shown(operand)}`,
      look: (seen) => nearestItem(seen, item),
    };
  },
} as const satisfies Record<string, Compile>;

/** Operators of a match, as `didYouMean` and the documents list them. */
export const OPERATOR_NAMES = Object.keys(OPERATORS);

/** @throws InputError at `pointer` for unknown operators and operands of a wrong kind */
export function compileCondition(wanted: unknown, pointer: string): Condition {
  if (!isPlainObject(wanted)) return OPERATORS.eq(wanted);
  const conditions = Object.entries(wanted).map(([name, operand]) => {
    const compile = (OPERATORS as Readonly<Record<string, Compile>>)[name];
    const at = `${pointer}/${name}`;
    if (compile !== undefined) return compile(operand, at);
    const hint = `${didYouMean(name, OPERATOR_NAMES)}; a name within an object is a path: 'a/b'`;
    throw new InputError(`No operator '${name}'`, at, hint);
  });
  const [only] = conditions;
  if (only === undefined) throw new InputError('An operator is missing', pointer, operatorList());
  if (conditions.length === 1) return only;
  return {
    test: (seen) => conditions.every(({ test }) => test(seen)),
    wanted: conditions.map((each) => each.wanted).join(' and '),
  };
}

const operatorList = (): string => `operators: ${OPERATOR_NAMES.join(', ')}`;

function ordered(words: string, holds: (order: number) => boolean): Compile {
  return (operand, pointer) => {
    if (!isOrdered(operand)) throw new InputError('Only numbers and text have an order', pointer);
    return {
      test(seen) {
        const order = compareOrdered(seen, operand);
        return order !== undefined && holds(order);
      },
      wanted: `${words} ${shown(operand)}`,
    };
  };
}

const isOrdered = (value: unknown): boolean => typeof value === 'string' || isNumber(value);

/** Numbers by their size; other text, such as instants, by its letters. */
function compareOrdered(seen: unknown, wanted: unknown): number | undefined {
  const order = compareNumbers(seen, wanted);
  if (order !== undefined || typeof seen !== 'string' || typeof wanted !== 'string') return order;
  return seen < wanted ? -1 : seen > wanted ? 1 : 0;
}

/** Most conditions are about words, which no number equals. */
function equality(wanted: unknown): (seen: unknown) => boolean {
  const isWord = typeof wanted === 'string' && !isNumber(wanted);
  return isWord ? (seen) => seen === wanted : (seen) => isEqual(seen, wanted);
}

/** Numbers are equal by their size: ids and decimals may be text. */
function isEqual(seen: unknown, wanted: unknown): boolean {
  if (seen === wanted) return true;
  if (wanted === null || seen === null || seen === undefined) return wanted === (seen ?? null);
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(seen) &&
      seen.length === wanted.length &&
      wanted.every((each, index) => isEqual(seen[index], each))
    );
  }
  if (isPlainObject(wanted)) {
    if (!isPlainObject(seen)) return false;
    const names = Object.keys(wanted);
    return (
      names.length === Object.keys(seen).length &&
      names.every((name) => isEqual(seen[name], wanted[name]))
    );
  }
  return compareNumbers(seen, wanted) === 0;
}

/** Longer patterns are no patterns. */
const MAX_PATTERN = 1000;

function regularExpression(source: unknown, pointer: string): RegExp {
  if (typeof source !== 'string' || source.length > MAX_PATTERN) {
    throw new InputError(`'matches' takes a pattern of at most ${MAX_PATTERN} letters`, pointer);
  }
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    throw new InputError((error as Error).message, pointer);
  }
}

const textOf = (seen: unknown): string => (typeof seen === 'string' ? seen : shown(seen));

/** Items of a list are objects with fields, or scalars. */
function compileItem(operand: unknown, pointer: string): FieldsTest {
  if (isPlainObject(operand) && !Object.keys(operand).some((name) => name in OPERATORS)) {
    return compileFields(operand, pointer);
  }
  const condition = compileCondition(operand, pointer);
  return {
    test: condition.test,
    agreements: (seen) => Number(condition.test(seen)),
    differences: (seen, at) =>
      condition.test(seen) ? [] : [`${at}: wanted ${condition.wanted}, saw ${shown(seen)}`],
  };
}

/** The item that differs least, and in what. */
function nearestItem(seen: unknown, item: FieldsTest): string | undefined {
  if (!Array.isArray(seen)) return undefined;
  if (seen.length === 0) return 'an empty list';
  const all = seen.map((each, index) => item.differences(each, `/${index}`));
  const least = Math.min(...all.map(({ length }) => length));
  const nearest = all.find(({ length }) => length === least) ?? [];
  return `${seen.length} without; nearest ${nearest.join(', ')}`;
}

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;
