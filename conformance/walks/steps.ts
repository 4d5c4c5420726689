/** Steps of a random walk over the contract, and a small generator of them: the same seed gives the same walk. */
import type { Kind } from '../opening.js';

export type Step =
  | { readonly do: 'place'; readonly side: 1 | 2; readonly ticks: number; readonly times: 1 | 2 }
  | { readonly do: 'refused'; readonly why: 'size' | 'price' | 'side' | 'ticker' }
  /** The n-th order that was ever placed, open or not. */
  | { readonly do: 'cancel'; readonly n: number }
  | { readonly do: 'cancel-all' }
  | { readonly do: 'subscribe' | 'unsubscribe'; readonly kind: Kind }
  | { readonly do: 'pass'; readonly ms: number };

const KINDS = ['account', 'trades', 'book'] as const;
const REASONS = ['size', 'price', 'side', 'ticker'] as const;

export function generate(seed: number, length: number): readonly Step[] {
  const next = generator(seed);
  const below = (n: number): number => Math.floor(next() * n);
  let placed = 0;
  return Array.from({ length }, (): Step => {
    const dice = below(100);
    if (dice < 40 || placed === 0) {
      placed += 1;
      return {
        do: 'place',
        side: below(2) === 0 ? 1 : 2,
        ticks: below(40),
        times: below(2) === 0 ? 1 : 2,
      };
    }
    if (dice < 60) return { do: 'cancel', n: below(placed) };
    if (dice < 66) return { do: 'cancel-all' };
    if (dice < 74) return { do: 'refused', why: REASONS[below(4)] ?? 'size' };
    if (dice < 84) return { do: 'subscribe', kind: KINDS[below(3)] ?? 'account' };
    if (dice < 92) return { do: 'unsubscribe', kind: KINDS[below(3)] ?? 'account' };
    return { do: 'pass', ms: 20 + below(200) };
  });
}

/** Mulberry32: small, and good enough to choose steps. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shownStep(step: Step): string {
  switch (step.do) {
    case 'place':
      return `place ${step.side === 1 ? 'buy' : 'sell'} ${step.ticks} ticks off, size ×${step.times}`;
    case 'refused':
      return `place with a wrong ${step.why}`;
    case 'cancel':
      return `cancel order ${step.n + 1}`;
    case 'cancel-all':
      return 'cancel all';
    case 'pass':
      return `wait ${step.ms} ms`;
    default:
      return `${step.do} ${step.kind}`;
  }
}
