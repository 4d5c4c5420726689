/** Orders and place requests as sentences name them. */
import { decimalText } from '../../schemas/index.js';
import type { DoorEntry } from '../index.js';
import { faceOf } from '../journal/faces.js';
import { shown } from '../journal/shown.js';
import type { TrueOrder } from '../truth/orders.js';

/** `Buy Limit 0.01 BTCUSDT at 66000, connection 1` */
export function orderWords(order: TrueOrder): string {
  const { side, type, size, ticker, price, connectionId } = order;
  const at = type === 'Market' || price === 0 ? '' : ` at ${decimalText(price)}`;
  return `${side} ${type} ${decimalText(size)} ${ticker}${at}, connection ${connectionId}`;
}

/** `Closed (filled), filled 0.01 at 65123.6` */
export function fateWords({ status, reason, filledSize, filledPrice }: TrueOrder): string {
  const state = reason === null ? status : `${status} (${reason})`;
  if (filledSize === 0) return state;
  return `${state}, filled ${decimalText(filledSize)} at ${decimalText(filledPrice)}`;
}

/** What a place request asked for, as far as the journal still knows it. */
export function requestWords(entry: DoorEntry | undefined, request: number): string {
  if (entry === undefined) return `request #${request}`;
  const { data, connectionId } = entry;
  const asked = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const words = [
    named('side', asked.side, 'Buy'),
    named('type', asked.type ?? 0, 'Limit'),
    wordOf(asked.size),
    wordOf(asked.ticker ?? entry.ticker),
    asked.price === undefined || asked.price === null ? '' : `at ${wordOf(asked.price)}`,
  ];
  const text = words.filter((word) => word !== '').join(' ');
  return connectionId === null ? text : `${text}, connection ${connectionId}`;
}

const wordOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : shown(value);

/** @param sample a name of the enum, which asks for its names */
const named = (field: string, value: unknown, sample: string): string =>
  wordOf(faceOf(field, sample)?.(value) ?? value);
