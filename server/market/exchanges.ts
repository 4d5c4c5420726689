/** Names and codes of the enums that scenario files may spell either way. */
import type { ExchangeCode, ExchangeName, MarketTypeCode } from '../../schemas/index.js';

export const EXCHANGES = {
  Binance: 2,
  Gate: 3,
  KuCoin: 5,
  Bybit: 6,
  Bitget: 7,
  Mexc: 8,
  Okx: 10,
  BingX: 11,
  HTX: 12,
  BitMart: 13,
  LBank: 14,
  HyperLiquid: 15,
  UpBit: 16,
  AsterDex: 17,
  Moex: 18,
  Lighter: 19,
} as const satisfies Record<ExchangeName, ExchangeCode>;

export const MARKET_TYPES = {
  Spot: 0,
  Futures: 1,
  UsdtFutures: 2,
  CoinFutures: 3,
  InverseFutures: 4,
  UsdtPerpetual: 5,
  UsdcPerpetual: 6,
  Margin: 7,
  Options: 8,
  Stock: 9,
} as const satisfies Record<string, MarketTypeCode>;

export const STATES = {
  Disconnected: 0,
  Connecting: 1,
  Connected: 2,
  Reconnecting: 3,
  Resetting: 4,
} as const;

type EnumTable = Readonly<Record<string, number>>;

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
