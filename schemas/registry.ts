/** Typed lookups in the tables: error texts by code and edition, endpoint and message rows by id. */
import { schemas } from './generated/schemas.js';
import { editions, endpoints, errors, messages } from './generated/tables.js';
import type { CommandType, EndpointId } from './generated/types.js';

export type ErrorCode = keyof typeof errors.rows;
export type EditionId = keyof typeof editions.rows;

/** The parameters that the text of an error names. */
export type ErrorParameters<Code extends ErrorCode> = {
  readonly [Name in (typeof errors.rows)[Code]['parameters'][number]]: string | number | bigint;
};

/** Codes that the row of an endpoint or command lists, plus nothing else. */
export type EndpointErrorCode<Id extends EndpointId> =
  (typeof endpoints.rows)[Id]['checks'][number]['code'];
export type CommandErrorCode<Type extends CommandType> =
  (typeof messages.rows)[Type]['checks'][number]['code'];

export const endpoint = <Id extends EndpointId>(id: Id): (typeof endpoints.rows)[Id] =>
  endpoints.rows[id];

export const command = <Type extends CommandType>(type: Type): (typeof messages.rows)[Type] =>
  messages.rows[type];

/** The status of a REST error. */
export const errorStatus = (code: ErrorCode): 400 | 404 | null => errors.rows[code].status;

/** The text of an error with its parameters filled in, as the edition words it. */
export function errorText<Code extends ErrorCode>(
  code: Code,
  parameters: ErrorParameters<Code>,
  edition: EditionId = '1.0.3',
): string {
  const values = parameters as Readonly<Record<string, string | number | bigint>>;
  return templateOf(code, edition).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name]),
  );
}

/** The newest text that is not newer than the edition. */
function templateOf(code: ErrorCode, edition: EditionId): string {
  const { text, texts } = errors.rows[code];
  const order = Object.keys(editions.rows);
  const upTo = Object.entries<string>(texts).filter(
    ([since]) => order.indexOf(since) <= order.indexOf(edition),
  );
  return upTo.at(-1)?.[1] ?? text;
}

function namesByCode(id: string): Readonly<Record<number, string>> {
  return Object.fromEntries((schemas[id]?.['x-enum'] ?? []).map(({ code, name }) => [code, name]));
}

/** Exchange names by code. */
export const EXCHANGE_NAMES = namesByCode('common/enums/exchange');

/** Market type names by code. */
export const MARKET_TYPE_NAMES = namesByCode('common/enums/market-type');

/** Connection state names by code. */
export const CONNECTION_STATE_NAMES = namesByCode('common/enums/connection-state');
