import { Ladder } from './ladder.js';
import type { Ticks } from './types.js';

describe('the ladder', () => {
  it.each(['lowest', 'highest'] as const)('keeps levels sorted, nearest %s', (nearest) => {
    const ladder = new Ladder<{ readonly priceTicks: Ticks }>(nearest);
    const sign = nearest === 'lowest' ? 1 : -1;
    let prices: number[] = [];
    const found: (number | undefined)[] = [];
    const wanted: (number | undefined)[] = [];
    for (let i = 1; i <= 3000; i += 1) {
      const price = ((i * 7919) % 1009) + (i % 7 === 0 ? 10 ** 13 : 1);
      const level = ladder.find(price as Ticks);
      found.push(level?.priceTicks);
      wanted.push(prices.includes(price) ? price : undefined);
      if (level === undefined) {
        ladder.add({ priceTicks: price as Ticks });
        prices.push(price);
      } else {
        ladder.remove(level);
        prices = prices.filter((one) => one !== price);
      }
      if (i % 50 !== 0) continue;
      prices.sort((a, b) => sign * (a - b));
      expect(Array.from(ladder, ({ priceTicks }) => priceTicks)).toEqual(prices);
      expect(ladder.best?.priceTicks).toBe(prices[0]);
    }
    expect(found).toEqual(wanted);
  });
});
