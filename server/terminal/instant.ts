/** Epoch milliseconds as the product writes instants: ISO 8601 with a numeric offset. */
import type { Instant } from '../../schemas/index.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { floor, trunc } = Math;

/**
 * @param precision `milliseconds` always shows three digits of them; `seconds` shows them only
 * when there are any, as the samples of the documentation do
 */
export function instantOf(
  epochMs: number,
  precision: 'seconds' | 'milliseconds' = 'seconds',
): Instant {
  const whole = trunc(epochMs);
  const second = floor(whole / 1000) * 1000;
  const ms = whole - second;
  if (second !== last.second) last = { second, text: new Date(second).toISOString().slice(0, -5) };
  if (ms === 0 && precision === 'seconds') return `${last.text}+00:00`;
  const digits = ms < 10 ? `00${ms}` : ms < 100 ? `0${ms}` : `${ms}`;
  return `${last.text}.${digits}+00:00`;
}

/** The second that was written last: most instants are near the one before them. */
let last = { second: 0, text: '1970-01-01T00:00:00' };
