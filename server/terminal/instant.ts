/** Epoch milliseconds as the product writes instants: ISO 8601 with a numeric offset. */
import type { Instant } from '../../schemas/index.js';

/**
 * @param precision `milliseconds` always shows three digits of them; `seconds` shows them only
 * when there are any, as the samples of the documentation do
 */
export function instantOf(
  epochMs: number,
  precision: 'seconds' | 'milliseconds' = 'seconds',
): Instant {
  const text = new Date(epochMs).toISOString().slice(0, -1);
  const isWhole = precision === 'seconds' && text.endsWith('.000');
  return `${isWhole ? text.slice(0, -4) : text}+00:00`;
}
