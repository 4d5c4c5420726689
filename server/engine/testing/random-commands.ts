/** Seeded commands of all kinds around a middle, for comparisons; the same seed gives the same commands. */
import type { Command, Lots, Ticks } from '../types.js';

/** Where prices may lie. */
export type Landscape = 'narrow' | 'wide' | 'gapped' | 'far' | 'oneSided';

export const LANDSCAPES: readonly Landscape[] = ['narrow', 'wide', 'gapped', 'far', 'oneSided'];

const KINDS = ['stop', 'stopLoss', 'takeProfit'] as const;
const OWNERS = 4;

export function randomCommands(seed: number, count: number, landscape: Landscape): Command[] {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const price = priceOf(landscape, random);
  return Array.from({ length: count }, (_, index): Command => {
    const id = index + 1;
    const dice = random();
    // Mostly a young order, which is likely to live; sometimes one that never was.
    if (dice < 0.22) return { kind: 'cancel', id: Math.max(1, id - 1 - below(40)) };
    const side = random() < (landscape === 'oneSided' ? 0.9 : 0.5) ? 'sell' : 'buy';
    const owner = 1 + below(OWNERS);
    const reduceOnly = random() < 0.15;
    const lots = (1 + below(9)) as Lots;
    const placement = { kind: 'place', id, owner, side, lots, reduceOnly } as const;
    if (dice < 0.7) return { ...placement, type: 'limit', priceTicks: price() };
    if (dice < 0.88) {
      const buysMuch = landscape === 'oneSided' ? 'buy' : side;
      return { ...placement, type: 'market', side: buysMuch, lots: (1 + below(25)) as Lots };
    }
    const trigger = KINDS[below(KINDS.length)] ?? 'stop';
    return { ...placement, type: 'trigger', trigger, triggerTicks: price(), offsetTicks: below(4) };
  });
}

function priceOf(landscape: Landscape, random: () => number): () => Ticks {
  const below = (limit: number): number => Math.floor(random() * limit);
  switch (landscape) {
    case 'narrow':
    case 'oneSided':
      return () => (100 + below(12)) as Ticks;
    case 'wide':
      return () => (1000 + below(400)) as Ticks;
    case 'gapped':
      return () => (1 + below(30) ** 3 * 977) as Ticks;
    case 'far':
      // Near one and near ten million millions, with nothing in between.
      return () => (random() < 0.5 ? 1 + below(6) : 10 ** 13 - below(6)) as Ticks;
  }
}

/** Mulberry: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
