/**
 * How long something travels: a fixed time, or a distribution from which each journey is drawn.
 *
 * Draws decide which order meets the book first, so they must be equal on every machine: nothing but
 * `+ - * /` of IEEE 754 is used, never `Math.exp` or `Math.log`, whose last digits differ between
 * engines. The normal deviate of a lognormal draw is the sum of twelve uniform ones less six: exact
 * mean and variance, tails cut at six sigma, kurtosis 2.9 instead of 3. `exp` is good to 1e-14
 * relative; the result is rounded to whole milliseconds and cut at `MAX_DELAY_MS`.
 */
import type { Prng } from '../ambient/prng.js';

export type Delay =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number };

/** Nothing travels longer than this, whatever is drawn. */
export const MAX_DELAY_MS = 60_000;

/** How a delay is written, for messages that refuse another one. */
export const DELAY_FORMS =
  'milliseconds from 0 to 60000, uniform:<min>:<max> or lognormal:<median>:<sigma>';

/**
 * Reads a delay: whole milliseconds, `uniform:5:20` or `lognormal:30:0.5`.
 * @returns nothing when it is none
 */
export function readDelay(given: unknown): Delay | undefined {
  const text = String(given);
  const [, kind, first = '', second = ''] =
    /^(uniform):(\d{1,5}):(\d{1,5})$/.exec(text) ??
    /^(lognormal):(\d{1,5}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(text) ??
    [];
  const [a, b] = [Number(first), Number(second)];
  if (kind === 'uniform') {
    return a <= b && b <= MAX_DELAY_MS ? { kind, minMs: a, maxMs: b } : undefined;
  }
  if (kind === 'lognormal') {
    return a <= MAX_DELAY_MS ? { kind, medianMs: a, sigma: b } : undefined;
  }
  const ms = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return ms <= MAX_DELAY_MS ? { kind: 'fixed', ms } : undefined;
}

/** One journey, in whole milliseconds; a fixed delay draws nothing. */
export function drawDelay(delay: Delay, prng: Prng): number {
  switch (delay.kind) {
    case 'fixed':
      return delay.ms;
    case 'uniform':
      return prng.int(delay.minMs, delay.maxMs);
    case 'lognormal': {
      const ms = delay.medianMs * exp(delay.sigma * normal(prng));
      return ms < MAX_DELAY_MS ? Math.round(ms) : MAX_DELAY_MS;
    }
  }
}

/** Mean 0, variance 1, between −6 and 6. */
function normal(prng: Prng): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += prng.next() / 2 ** 32;
  return sum;
}

const { LN2 } = Math;
/** Beyond these the answer is more than any delay, or nothing. */
const LARGEST = 40;

/** `e` to the power of `x`: whole powers of two, and a Taylor polynomial for the rest. */
export function exp(x: number): number {
  if (x > LARGEST) return Number.POSITIVE_INFINITY;
  if (x < -LARGEST) return 0;
  const twos = Math.round(x / LN2);
  const rest = x - twos * LN2;
  let sum = 1;
  for (let n = 14; n > 0; n -= 1) sum = 1 + (rest * sum) / n;
  for (let i = 0; i < twos; i += 1) sum *= 2;
  for (let i = 0; i > twos; i -= 1) sum /= 2;
  return sum;
}
