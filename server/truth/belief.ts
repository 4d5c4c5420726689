/** What a client believes: the body of a comparison, as it came. */
import { InputError } from '../journal/input-error.js';
import { checkKeys } from './difference.js';

export type Item = Readonly<Record<string, unknown>>;

export interface Belief {
  /** Narrows orders, positions and balances to one connection; items need not name it then. */
  readonly connectionId?: number;
  /** Narrows orders and positions to one ticker. */
  readonly ticker?: string;
  readonly orders?: readonly Item[];
  readonly positions?: readonly Item[];
  readonly balances?: readonly Item[];
  readonly books?: readonly Item[];
  /** How far numbers may be apart: absolute up to 1, relative beyond. */
  readonly tolerance?: number;
}

export const DEFAULT_TOLERANCE = 1e-9;

const SECTIONS = ['orders', 'positions', 'balances', 'books'] as const;
const KEYS = [...SECTIONS, 'tolerance', 'connectionId', 'ticker'];

/** @throws InputError when it has another form */
export function checkBelief(belief: Belief): void {
  checkKeys(belief, KEYS, '');
  for (const section of SECTIONS) {
    const items: unknown = belief[section];
    if (items === undefined) continue;
    if (!Array.isArray(items)) throw new InputError(`'${section}' takes an array`, `/${section}`);
    items.forEach((item: unknown, index) => {
      if (typeof item !== 'object' || item === null || Array.isArray(item))
        throw new InputError(`'${section}' takes objects`, `/${section}/${index}`);
    });
  }
  const { tolerance = DEFAULT_TOLERANCE } = belief;
  if (!(Number.isFinite(tolerance) && tolerance >= 0))
    throw new InputError("'tolerance' takes a number from 0 up", '/tolerance');
}

/** The connection that an item is about. @throws InputError when neither it nor the belief says */
export function connectionOf(belief: Belief, item: Item, pointer: string): number {
  const id = item.connectionId ?? belief.connectionId;
  if (id === undefined || id === null) {
    const hint = "name it here or once, as 'connectionId' beside the sections";
    throw new InputError("'connectionId' is required", `${pointer}/connectionId`, hint);
  }
  const number = Number(id);
  if (Number.isSafeInteger(number)) return number;
  throw new InputError(`'${id}' is no connection id`, `${pointer}/connectionId`);
}

/**
 * Connections for which something that the belief lacks is missing: the one that narrows it, else
 * those that its items name, else all.
 */
export function scopeOf(
  belief: Belief,
  named: ReadonlySet<number>,
): (connectionId: number) => boolean {
  const { connectionId } = belief;
  if (connectionId !== undefined) return (id) => id === Number(connectionId);
  return named.size === 0 ? () => true : (id) => named.has(id);
}
