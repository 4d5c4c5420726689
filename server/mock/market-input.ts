/** What requests to steer the market speak of: connections, tickers, sides and numbers, read and checked. */
import { decimalText } from '../../schemas/index.js';
import { ControlError } from '../control/errors.js';
import type { Connection } from '../terminal/connection.js';
import { SIDE_CODES, SIDE_NAMES } from '../terminal/enums.js';
import type { Side } from '../venue/facts.js';
import type { Ground } from './ground.js';

export type Fields = Readonly<Record<string, unknown>>;

/** Venue and ticker that are meant. @throws ControlError NOT_FOUND, BAD_REQUEST */
export function placeOf(
  ground: Ground,
  { connectionId, ticker }: Fields,
): readonly [string, string] {
  const { venue } = connectionFrom(ground, connectionId, '/connectionId');
  if (venue.hasTicker(String(ticker))) return [venue.spec.id, String(ticker)];
  const known = venue.spec.instruments.map((instrument) => instrument.ticker).join(', ');
  const message = `Connection ${connectionId} has no ticker '${ticker}'`;
  throw new ControlError('NOT_FOUND', message, '/ticker', `tickers: ${known}`);
}

/** @throws ControlError NOT_FOUND, BAD_REQUEST */
export function connectionFrom(ground: Ground, id: unknown, pointer: string): Connection {
  const isId = typeof id === 'number' || (typeof id === 'string' && /^\d+$/.test(id));
  if (!isId) throw new ControlError('BAD_REQUEST', "'connectionId' takes an id", pointer);
  const connection = ground.edge().terminal.connection(Number(id));
  if (connection !== undefined) return connection;
  throw new ControlError('NOT_FOUND', `No connection ${id}`, pointer);
}

/** A number above zero, in plain notation. @throws ControlError BAD_REQUEST */
export function decimal(fields: Fields, name: string): string {
  const value = fields[name];
  try {
    if (typeof value === 'number' || typeof value === 'string') {
      const text = decimalText(value);
      if (/[1-9]/.test(text) && !text.startsWith('-')) return text;
    }
  } catch {
    // Told below, as for everything that is no number.
  }
  throw new ControlError('BAD_REQUEST', `'${name}' takes a number above 0`, `/${name}`);
}

/** @throws ControlError BAD_REQUEST */
export const sideFrom = (value: unknown, pointer = '/side'): Side =>
  enumFrom<Side>(value, SIDE_CODES, SIDE_NAMES, pointer);

/** A name of the contract in any case, or its code. @throws ControlError BAD_REQUEST */
export function enumFrom<Word extends string>(
  value: unknown,
  codes: Readonly<Record<Word, number>>,
  names: Readonly<Record<Word, string>>,
  pointer: string,
): Word {
  const words = Object.keys(codes) as Word[];
  const text = String(value).toLowerCase();
  const found = words.find(
    (word) => codes[word] === value || String(codes[word]) === text || word.toLowerCase() === text,
  );
  if (found !== undefined) return found;
  const known = words.map((word) => names[word]).join('|');
  throw new ControlError('BAD_REQUEST', `'${pointer.slice(1)}' takes ${known}`, pointer);
}
