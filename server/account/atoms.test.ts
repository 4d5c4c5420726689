import fc from 'fast-check';

import { Amount, type Atoms, minus, narrowed, plus, times } from './atoms.js';

/** Around every border: zero, small, safe integers and beyond, two units. */
const atoms = fc
  .oneof(
    fc.bigInt({ min: -9n, max: 9n }),
    fc.bigInt({ min: 2n ** 52n - 3n, max: 2n ** 52n + 3n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: 0n, max: 2n ** 80n }),
    fc.maxSafeNat().map(BigInt),
  )
  .chain((value) => fc.constantFrom(value, -value));

const isNarrow = (value: Atoms): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) : !Number.isSafeInteger(Number(value));

describe('atoms', () => {
  it('are added, taken away and multiplied exactly', () => {
    const property = fc.property(atoms, atoms, (a, b) => {
      for (const [result, exact] of [
        [plus(narrowed(a), narrowed(b)), a + b],
        [minus(narrowed(a), narrowed(b)), a - b],
        [times(narrowed(a), narrowed(b)), a * b],
      ] as const) {
        expect([BigInt(result), isNarrow(result)]).toEqual([exact, true]);
      }
    });
    fc.assert(property, { seed: 11, numRuns: 2000 });
  });
});

describe('an amount', () => {
  it('is the exact sum of what was added, and knows what it covers', () => {
    const property = fc.property(fc.array(atoms), atoms, (added, asked) => {
      const amount = new Amount();
      let exact = 0n;
      const seen: unknown[] = [];
      const sums: unknown[] = [];
      for (const one of added) {
        amount.add(narrowed(one));
        exact += one;
        seen.push([amount.value, amount.isNegative]);
        sums.push([exact, exact < 0n]);
      }
      expect(seen).toEqual(sums);
      expect(amount.covers(narrowed(asked))).toBe(exact >= asked);
      expect(amount.covers(narrowed(exact))).toBe(true);
      expect(amount.covers(narrowed(exact + 1n))).toBe(false);
    });
    fc.assert(property, { seed: 12, numRuns: 1000 });
  });
});
