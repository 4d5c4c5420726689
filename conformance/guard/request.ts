/** What a request asks of a connection, read as suspiciously as any terminal might read it. */
import type { Asking } from '../probe.js';
import { isNumber, isObject, readJson, writeJson } from '../wire-json.js';
import type { SentOrder } from './undo-log.js';

export interface TradeRequest {
  readonly kind: 'place' | 'cancel' | 'cancel-all' | 'other';
  /** Null when the path names no number. */
  readonly connectionId: number | null;
  /** Every value under each name, since of several spellings nobody knows which one counts. */
  readonly valuesOf: (name: string) => readonly unknown[];
}

export function readTrade({
  path,
  body,
  raw,
}: Pick<Asking, 'path' | 'body' | 'raw'>): TradeRequest {
  const [, id = '', rest = ''] = /^\/api\/connections\/([^/?]*)\/?([^?]*)/i.exec(path) ?? [];
  const text = raw === undefined ? writeJson(body ?? null) : String(raw);
  const names = pairsOf(text);
  return {
    kind: kindOf(rest.toLowerCase()),
    connectionId: /^-?\d+$/.test(id) ? Number(id) : null,
    valuesOf: (name) => names.filter(([key]) => key === name).map(([, value]) => value),
  };
}

function kindOf(rest: string): TradeRequest['kind'] {
  if (rest === 'orders') return 'place';
  if (rest === 'orders/cancel') return 'cancel';
  return rest === 'orders/cancel-all' ? 'cancel-all' : 'other';
}

/** Names in lower case; of duplicates that a parser would drop, all. */
function pairsOf(text: string): readonly (readonly [string, unknown])[] {
  const json = readJson(text);
  if (!isObject(json)) return [];
  const parsed = Object.entries(json).map(([name, value]) => [name.toLowerCase(), value] as const);
  const written = [...text.matchAll(/"(\w+)"\s*:\s*("[^"]*"|[^,}\]\s]+)/g)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), readJson(value)] as const,
  );
  return [...parsed, ...written];
}

/** Numbers that a lenient terminal could read; NaN for a text with digits that is none. */
export const numbersIn = (values: readonly unknown[]): readonly number[] =>
  values.flatMap((value) => {
    if (isNumber(value)) return [Number(String(value))];
    if (typeof value !== 'string' || !/\d|infinity/i.test(value)) return [];
    return [Number(value.trim() === '' ? Number.NaN : value)];
  });

const SIDES: Readonly<Record<string, number>> = { buy: 1, sell: 2 };
const MARKET_ORDER = 4;

export const isMarketOrder = ({ valuesOf }: TradeRequest): boolean =>
  valuesOf('type').some(
    (type) => Number(type) === MARKET_ORDER || String(type).toLowerCase() === 'market',
  );

/** What the undo log keeps of an order; the last spelling of each name is the one that was meant. */
export function sentOrderOf(request: TradeRequest): SentOrder {
  const last = (name: string): unknown => request.valuesOf(name).at(-1);
  const numberOf = (name: string): number | null => {
    const value = Number(String(last(name) ?? 'none'));
    return Number.isFinite(value) ? value : null;
  };
  const ticker = last('ticker');
  const side = SIDES[String(last('side')).toLowerCase()] ?? numberOf('side');
  return {
    connectionId: request.connectionId,
    ticker: typeof ticker === 'string' ? ticker : null,
    side,
    price: numberOf('price'),
    size: numberOf('size'),
    type: isMarketOrder(request) ? MARKET_ORDER : (numberOf('type') ?? 0),
  };
}
