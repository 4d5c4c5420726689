/** The entry of a fault as somebody writes it, and how it is read. */
import { didYouMean } from '../../schemas/index.js';
import { isPlainObject } from '../journal/condition.js';
import { InputError } from '../journal/input-error.js';
import { type CompiledMatch, compileMatch, type Match } from '../journal/match.js';
import type { FaultKind, Surface } from './fault.js';
import { readWith } from './fields.js';
import { KINDS } from './kinds/index.js';

export interface FaultEntry {
  readonly kind: string;
  /** The first surface of the kind unless given. */
  readonly on?: Surface | undefined;
  /** Which units it is about; all of the surface without. */
  readonly match?: Omit<Match, 'after'> | undefined;
  /** The first matching unit that it is applied to, counted from 1. */
  readonly nth?: number | undefined;
  /** How often it is applied; for ever without. */
  readonly count?: number | null | undefined;
  /** From 0 to 1. */
  readonly probability?: number | undefined;
  /** Milliseconds of the mock's clock since it was added. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | null | undefined;
  /** Keys of the kind. */
  readonly with?: Readonly<Record<string, unknown>> | undefined;
}

/** An entry with everything that it did not say. */
export interface ReadEntry {
  readonly kind: FaultKind;
  readonly on: Surface;
  readonly match: object | null;
  readonly compiled: CompiledMatch | null;
  readonly nth: number;
  readonly count: number | null;
  readonly probability: number;
  readonly fromMs: number;
  readonly untilMs: number | null;
  /** `with` as it was given, and as the kind reads it. */
  readonly given: object;
  readonly options: never;
}

const KEYS = ['kind', 'on', 'match', 'nth', 'count', 'probability', 'fromMs', 'untilMs', 'with'];
const LONGEST_MS = 366 * 24 * 3600 * 1000;

/** @param pointer where the entry stands in what was given; @throws InputError */
export function readEntry(given: unknown, pointer = ''): ReadEntry {
  if (!isPlainObject(given)) throw new InputError('A fault is an object', pointer);
  for (const key of Object.keys(given)) {
    if (KEYS.includes(key)) continue;
    throw new InputError(`Unknown key '${key}'`, `${pointer}/${key}`, didYouMean(key, KEYS));
  }
  const kind = kindOf(given.kind, `${pointer}/kind`);
  const on = surfaceOf(kind, given.on, `${pointer}/on`);
  const compiled = matchOf(given.match, `${pointer}/match`);
  const within = (name: string, otherwise: number, least: number, most = LONGEST_MS): number => {
    const value = given[name] ?? otherwise;
    if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) {
      return Number(value);
    }
    const range = `an integer from ${least}${most === LONGEST_MS ? '' : ` to ${most}`}`;
    throw new InputError(`'${name}' takes ${range}`, `${pointer}/${name}`);
  };
  const isEndless = given.count === null || (given.count === undefined && kind.count === undefined);
  const fromMs = within('fromMs', 0, 0);
  const untilMs =
    given.untilMs === undefined || given.untilMs === null ? null : within('untilMs', 0, 0);
  if (untilMs !== null && untilMs <= fromMs) {
    throw new InputError("'untilMs' lies after 'fromMs'", `${pointer}/untilMs`);
  }
  const { with: options = {} } = given;
  const read = readWith(kind.kind, kind.with, options ?? {}, `${pointer}/with`) as never;
  check(kind, read, pointer);
  return {
    kind,
    on,
    match: compiled === null ? null : (given.match as object),
    compiled,
    nth: within('nth', 1, 1),
    count: isEndless ? null : within('count', kind.count ?? 1, 1),
    probability: probabilityOf(given.probability, `${pointer}/probability`),
    fromMs,
    untilMs,
    given: (options ?? {}) as object,
    options: read,
  };
}

/** What a kind finds wrong, told from the top of what was given. @throws InputError */
function check(kind: FaultKind, read: never, pointer: string): void {
  try {
    kind.check?.(read);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.message, pointer + error.pointer, error.hint);
  }
}

function kindOf(given: unknown, pointer: string): FaultKind {
  const known = [...KINDS.keys()];
  if (given === undefined)
    throw new InputError("'kind' is required", pointer, `one of: ${known.join(', ')}`);
  const kind = typeof given === 'string' ? KINDS.get(given) : undefined;
  if (kind !== undefined) return kind;
  const name = typeof given === 'string' ? given : JSON.stringify(given);
  throw new InputError(`No fault kind '${name}'`, pointer, didYouMean(name, known));
}

function surfaceOf({ kind, surfaces }: FaultKind, given: unknown, pointer: string): Surface {
  if (given === undefined || given === null) return surfaces[0];
  if (surfaces.includes(given as Surface)) return given as Surface;
  throw new InputError(
    `${kind} does not act on '${given}'`,
    pointer,
    didYouMean(String(given), surfaces),
  );
}

function matchOf(given: unknown, pointer: string): CompiledMatch | null {
  if (given === undefined || given === null) return null;
  if (isPlainObject(given) && 'after' in given) {
    throw new InputError("A fault has no past: its match takes no 'after'", `${pointer}/after`);
  }
  return compileMatch(given, pointer);
}

function probabilityOf(given: unknown, pointer: string): number {
  const value = given ?? 1;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new InputError("'probability' takes a number from 0 to 1", pointer);
}
