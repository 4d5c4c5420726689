/** The grammar `EXCHANGE:SYMBOL.suffix` of change-ticker, and the six steps that find a symbol on a list. */

/** Kinds of market that a suffix can ask for. */
export type PatternMarket = 'spot' | 'futures' | 'margin' | 'options';

export interface TickerPattern {
  /** Exchange name as written, or null when the pattern names none. */
  readonly exchange: string | null;
  readonly symbol: string;
  readonly market: PatternMarket;
}

const SUFFIXES: Readonly<Record<string, PatternMarket>> = {
  p: 'futures',
  m: 'margin',
  o: 'options',
};

/** Letters, digits and `_ / - $ :`, as the documentation lists them. */
const SYMBOL = /^[A-Za-z0-9_/\-$:]+$/;

/**
 * Parses a pattern. The first colon splits the exchange off only where its left side is one;
 * `HYPERLIQUID:cash:HOODUSDT0.p` has the symbol `cash:HOODUSDT0`.
 * @param isExchange whether a name is an exchange, in any case
 * @returns undefined when the pattern does not follow the grammar
 */
export function parseTickerPattern(
  pattern: string,
  isExchange: (name: string) => boolean,
): TickerPattern | undefined {
  const colon = pattern.indexOf(':');
  const left = colon < 0 ? '' : pattern.slice(0, colon);
  const exchange = isExchange(left) ? left : null;
  const rest = exchange === null ? pattern : pattern.slice(colon + 1);
  const [, body = '', suffix] = /^(.*?)(?:\.([a-z]))?$/s.exec(rest) ?? [];
  const market = suffix === undefined ? 'spot' : SUFFIXES[suffix];
  if (market === undefined || !SYMBOL.test(body) || body.startsWith(':')) return undefined;
  return { exchange, symbol: body, market };
}

const withoutSeparators = (text: string): string => text.replaceAll(/[-_/]/g, '');
const withoutSwap = (text: string): string => text.replace(/SWAP$/, '');

/** Keeps everything up to the colon and upper-cases the rest. */
function upperAfterColon(text: string): string {
  const at = text.indexOf(':') + 1;
  return text.slice(0, at) + text.slice(at).toUpperCase();
}

/** Each documented step gives spellings to try; the last two also build on the fourth. */
const STEPS: readonly ((symbol: string) => readonly string[])[] = [
  (symbol) => [symbol],
  (symbol) => [symbol.toUpperCase()],
  (symbol) => [withoutSeparators(symbol)],
  (symbol) => [withoutSeparators(symbol).toUpperCase()],
  (symbol) => [withoutSwap(symbol), withoutSwap(withoutSeparators(symbol).toUpperCase())],
  (symbol) => [upperAfterColon(symbol), upperAfterColon(withoutSeparators(symbol))],
];

export interface SymbolHit {
  readonly ticker: string;
  /** Number of the step that hit, from 1. */
  readonly step: number;
}

/** Finds a symbol by the documented steps; the first hit wins. */
export function findSymbol(
  symbol: string,
  isListed: (ticker: string) => boolean,
): SymbolHit | undefined {
  for (const [i, step] of STEPS.entries()) {
    const ticker = step(symbol).find(isListed);
    if (ticker !== undefined) return { ticker, step: i + 1 };
  }
  return undefined;
}
