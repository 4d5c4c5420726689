/** Finds connections and tickers for what a client wrote. */
import { EXCHANGE_NAMES, MARKET_TYPE_NAMES } from '../../schemas/index.js';
import type { Connection } from './connection.js';
import type { Terminal } from './terminal.js';
import { findSymbol, type PatternMarket, type SymbolHit } from './ticker-pattern.js';

const SPOT = 0;

/** Market types that a pattern's suffix means, the likeliest first. */
const PATTERN_MARKETS: Readonly<Record<PatternMarket, readonly number[]>> = {
  spot: [SPOT],
  futures: [2, 5, 1, 6, 3, 4],
  margin: [7],
  options: [8],
};

export const exchangeCodeOf = (name: string): number | undefined => {
  const wanted = name.toLowerCase();
  const entry = Object.entries(EXCHANGE_NAMES).find(([, each]) => each.toLowerCase() === wanted);
  return entry === undefined ? undefined : Number(entry[0]);
};

/** The words of the refusal: names where the table has them, else the number that was given. */
export const exchangeWord = (code: number): string => EXCHANGE_NAMES[code] ?? String(code);
export const marketWord = (market: PatternMarket | number): string =>
  typeof market === 'number'
    ? (MARKET_TYPE_NAMES[market] ?? String(market))
    : market.charAt(0).toUpperCase() + market.slice(1);

export interface ConnectionHit {
  readonly connection: Connection;
  /** True when another market than the one asked for had to serve. */
  readonly fallback: boolean;
}

/**
 * The active connection of an exchange for a market. Spot is never replaced; anything else falls back to the
 * connections of the exchange that are not spot. Where several serve, as for a suffix that means futures of any
 * kind, it is the first that lists the symbol; if none does, the first of all.
 */
export function findConnection(
  terminal: Terminal,
  exchange: number,
  market: PatternMarket | number,
  lists: (connection: Connection) => boolean,
): ConnectionHit | undefined {
  const wanted = typeof market === 'number' ? [market] : PATTERN_MARKETS[market];
  const candidates = terminal.connections.filter(
    (each) => each.active && each.venue.spec.exchange === exchange,
  );
  const exact = wanted.flatMap((type) =>
    candidates.filter(({ venue }) => venue.spec.marketType === type),
  );
  const fallback = exact.length === 0 && !wanted.includes(SPOT);
  const serving = fallback
    ? candidates.filter(({ venue }) => venue.spec.marketType !== SPOT)
    : exact;
  const connection = serving.find(lists) ?? serving[0];
  return connection && { connection, fallback };
}

/** A symbol on a connection, by the documented steps. */
export const findTicker = (connection: Connection, symbol: string): SymbolHit | undefined =>
  findSymbol(symbol, (ticker) => connection.venue.hasTicker(ticker));

/** A ticker of a REST call or a subscription: exact, or by the steps where the knob says so. */
export function tickerOn(
  terminal: Terminal,
  connection: Connection,
  ticker: string,
): string | undefined {
  if (connection.venue.hasTicker(ticker)) return ticker;
  if (terminal.knobs.tickerNormalisation === 'off') return undefined;
  return findTicker(connection, ticker)?.ticker;
}
