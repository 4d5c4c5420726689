/** What makes two place requests the same wish: equal connection, ticker, side, type, price, size, reduceOnly. */
import { decimalText } from '../../schemas/index.js';

export interface OrderKey {
  readonly connectionId: number | null;
  readonly ticker: string | null;
  /** All of it as one text. */
  readonly text: string;
}

const MARKET = 4;

/** @param data a place request in canonical names, as the journal holds it; what is missing counts as equal */
export function orderKeyOf(data: unknown): OrderKey {
  const fields = (data ?? {}) as Readonly<Record<string, unknown>>;
  const { connectionId, ticker, side, type = 0, price, size, reduceOnly = false } = fields;
  const id = connectionId === undefined || connectionId === null ? null : Number(connectionId);
  const name = typeof ticker === 'string' ? ticker : null;
  // A market order has no price, whatever was sent along.
  const shown = type === MARKET ? null : decimalOf(price);
  const parts = [id, name, side ?? null, type, shown, decimalOf(size), reduceOnly];
  return { connectionId: id, ticker: name, text: JSON.stringify(parts) };
}

/** `1.50` and `1.5` are the same. */
function decimalOf(value: unknown): string | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  try {
    const text = decimalText(value);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  } catch {
    return String(value);
  }
}
