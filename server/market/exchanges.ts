/** Names and codes of the enums that scenario files may spell either way, from the contract. */
import { CONNECTION_STATE_NAMES, EXCHANGE_NAMES, MARKET_TYPE_NAMES } from '../../schemas/index.js';

type EnumTable = Readonly<Record<string, number>>;

const codesByName = (names: Readonly<Record<number, string>>): EnumTable =>
  Object.fromEntries(Object.entries(names).map(([code, name]) => [name, Number(code)]));

export const EXCHANGES = codesByName(EXCHANGE_NAMES);
export const MARKET_TYPES = codesByName(MARKET_TYPE_NAMES);
export const STATES = codesByName(CONNECTION_STATE_NAMES);

/** The code of a value that is spelled as code or name. */
export function codeOf(table: EnumTable, nameOrCode: string | number): number {
  if (typeof nameOrCode === 'number') return nameOrCode;
  const code = Object.hasOwn(table, nameOrCode) ? table[nameOrCode] : undefined;
  if (code === undefined) throw new Error(`No code is known for '${nameOrCode}'`);
  return code;
}

/** The name of a code, for people. */
export function nameOf(table: EnumTable, code: number): string {
  return Object.keys(table).find((name) => table[name] === code) ?? `${code}`;
}
