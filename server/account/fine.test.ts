import fc from 'fast-check';

import { FINE, Fine } from './fine.js';

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
/** Near nothing, near what a number holds, and anywhere between and beyond. */
const values = fc.oneof(
  fc.bigInt({ min: -5n * FINE, max: 5n * FINE }),
  fc.bigInt({ min: -(MOST + 5n) * FINE, max: (MOST + 5n) * FINE }),
  fc.bigInt({ min: (MOST - 5n) * FINE, max: (MOST + 5n) * FINE }),
);
const divisors = fc.oneof(
  fc.integer({ min: 2, max: 100 }),
  fc.integer({ min: 2, max: 2 ** 32 }),
  fc.integer({ min: 2 ** 32, max: 2 ** 33 }),
  fc.integer({ min: 2, max: Number.MAX_SAFE_INTEGER }),
);

describe('a fine amount', () => {
  it('adds and subtracts as integers do', () => {
    const property = fc.property(values, values, (a, b) => {
      const sum = Fine.of(a);
      sum.add(Fine.of(b));
      expect(sum.value).toBe(a + b);
      const difference = Fine.of(a);
      difference.subtract(Fine.of(b));
      expect(difference.value).toBe(a - b);
      const opposite = Fine.of(a);
      opposite.negate();
      expect(opposite.value).toBe(-a);
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });

  it('rounds down to whole atoms', () => {
    expect(Fine.of(-1n).whole).toBe(-1);
    expect(Fine.of(FINE - 1n).whole).toBe(0);
    expect(Fine.of(-FINE).whole).toBe(-1);
  });

  it('keeps the share that integers would keep', () => {
    const property = fc.property(
      values,
      divisors,
      fc.double({ min: 0, max: 1 }),
      (value, all, of) => {
        const share = Math.min(all - 1, Math.floor(all * (Number.isNaN(of) ? 0 : of)));
        const kept = Fine.of(value);
        kept.keepShare(share, all);
        expect(kept.value).toBe((value * BigInt(share)) / BigInt(all));
      },
    );
    fc.assert(property, { seed: 2, numRuns: 3000 });
  });
});
