/** What entries of the journal somebody means: columns and fields that must all agree; compiled once. */
import { didYouMean } from '../../schemas/index.js';
import { type Condition, compileCondition, isPlainObject } from './condition.js';
import { compileFields, type FieldsTest } from './fields.js';
import { InputError } from './input-error.js';
import type { JournalEntry } from './journal.js';
import { shown } from './shown.js';

/** A scalar, or an object of operators: `eq ne gt gte lt lte in matches exists some`. */
export type Wanted = unknown;

/** Every key that is given must agree. */
export interface Match {
  readonly channel?: Wanted;
  readonly dir?: Wanted;
  readonly name?: Wanted;
  /** Agrees when any of the receivers does. */
  readonly session?: Wanted;
  readonly connectionId?: Wanted;
  readonly ticker?: Wanted;
  readonly orderId?: Wanted;
  readonly status?: Wanted;
  readonly fault?: Wanted;
  readonly cause?: Wanted;
  /** Only entries with a greater id. */
  readonly after?: number;
  /** Conditions by path into the message, in canonical names. */
  readonly data?: Readonly<Record<string, Wanted>>;
}

export interface CompiledMatch {
  readonly after: number;
  readonly test: (entry: JournalEntry) => boolean;
  /** How near an entry comes, without `after`: conditions that it meets, its name above all. */
  readonly agreements: (entry: JournalEntry) => number;
  /** One sentence per condition that an entry does not meet. */
  readonly differences: (entry: JournalEntry) => string[];
}

type Column = keyof Omit<Match, 'after' | 'data'>;

/** Columns with a closed list of words, so that a slip is an error and not an empty answer. */
const WORDS: Partial<Readonly<Record<Column, readonly string[]>>> = {
  channel: ['rest', 'ws', 'world', 'control'],
  dir: ['in', 'out', 'none'],
};

const COLUMNS: readonly Column[] = [
  'channel',
  'dir',
  'name',
  'session',
  'connectionId',
  'ticker',
  'orderId',
  'status',
  'fault',
  'cause',
];

export const MATCH_KEYS: readonly string[] = [...COLUMNS, 'after', 'data'];

/** An entry of another name is hardly what was meant. */
const NAME_WEIGHT = 3;

interface Part {
  readonly test: (entry: JournalEntry) => boolean;
  readonly agreements: (entry: JournalEntry) => number;
  readonly differences: (entry: JournalEntry) => string[];
}

/**
 * @param pointer where the match stands in what was given, such as `/match`
 * @throws InputError for unknown keys and operators, and operands of a wrong kind
 */
export function compileMatch(given: unknown, pointer = '/match'): CompiledMatch {
  if (!isPlainObject(given)) throw new InputError('A match is an object', pointer);
  for (const key of Object.keys(given)) {
    if (MATCH_KEYS.includes(key)) continue;
    throw new InputError(
      `No key '${key}' in a match`,
      `${pointer}/${key}`,
      didYouMean(key, MATCH_KEYS),
    );
  }
  const { after = 0, data } = given;
  if (!Number.isSafeInteger(after) || Number(after) < 0) {
    throw new InputError("'after' takes the id of an entry", `${pointer}/after`);
  }
  const columns = COLUMNS.filter((name) => given[name] !== undefined);
  const parts = columns.map((name) => columnPart(name, given[name], `${pointer}/${name}`));
  if (data !== undefined) {
    if (!isPlainObject(data)) throw new InputError("'data' takes an object", `${pointer}/data`);
    parts.push(dataPart(compileFields(data, `${pointer}/data`)));
  }
  return {
    after: Number(after),
    test: (entry) => entry.id > Number(after) && parts.every((part) => part.test(entry)),
    agreements: (entry) => parts.reduce((sum, part) => sum + part.agreements(entry), 0),
    differences: (entry) => parts.flatMap((part) => part.differences(entry)),
  };
}

function columnPart(name: Column, wanted: unknown, pointer: string): Part {
  checkWord(WORDS[name], wanted, pointer);
  const condition = compileCondition(wanted, pointer);
  if (name === 'session') return sessionPart(condition);
  return {
    test: (entry) => condition.test(entry[name]),
    agreements: (entry) => (condition.test(entry[name]) ? (name === 'name' ? NAME_WEIGHT : 1) : 0),
    differences: (entry) => difference(name, condition, entry[name]),
  };
}

function checkWord(words: readonly string[] | undefined, wanted: unknown, pointer: string): void {
  if (words === undefined || isPlainObject(wanted) || words.includes(wanted as string)) return;
  throw new InputError(
    `No entry has ${shown(wanted)} here`,
    pointer,
    didYouMean(String(wanted), words),
  );
}

const sessionPart = (condition: Condition): Part => {
  const isAgreed = ({ sessions }: JournalEntry): boolean => sessions.some(condition.test);
  return {
    test: isAgreed,
    agreements: (entry) => Number(isAgreed(entry)),
    differences: (entry) =>
      isAgreed(entry)
        ? []
        : [`/session: wanted ${condition.wanted}, saw ${entry.sessions.join(', ') || 'nobody'}`],
  };
};

const dataPart = ({ test, agreements, differences }: FieldsTest): Part => ({
  test: ({ data }) => test(data),
  agreements: ({ data }) => agreements(data),
  differences: ({ data }) => differences(data, '/data'),
});

const difference = (name: string, condition: Condition, seen: unknown): string[] =>
  condition.test(seen) ? [] : [`/${name}: wanted ${condition.wanted}, saw ${shown(seen)}`];
