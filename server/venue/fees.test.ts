import fc from 'fast-check';

import { charge, chargeAhead, type FeeBill, feeDue, feeOn, feeSchedule } from './fees.js';

describe('fees', () => {
  it('are rounded up to one atom', () => {
    expect(feeOn(1, 1)).toBe(1);
    expect(feeOn(1_000_000, 1)).toBe(1);
    expect(feeOn(1_000_001, 1)).toBe(2);
  });

  it('round rebates in favour of the house', () => {
    expect(feeOn(1_999_999, -1)).toBe(-1);
    expect(feeOn(2_000_000, -1)).toBe(-2);
  });

  it('are exact however large and many the fills are', () => {
    const atoms = fc.oneof(
      fc.nat(),
      fc.maxSafeNat(),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 90n }),
    );
    const fills = fc.array(fc.tuple(atoms, fc.integer({ min: -1_000_000, max: 1_000_000 })));
    const property = fc.property(fills, (drawn) => {
      const bill: FeeBill = { feeAtoms: 0, feeMillionths: 0 };
      let exact = 0n;
      for (const [one, ppm] of drawn) {
        const before = BigInt(feeDue(bill));
        const ahead = chargeAhead(bill, one, ppm);
        expect(BigInt(feeDue(bill))).toBe(before);
        expect(charge(bill, one, ppm)).toBe(ahead);
        expect(BigInt(feeDue(bill)) - before).toBe(BigInt(ahead));
        exact += BigInt(one) * BigInt(ppm);
        const floor = exact / 1_000_000n;
        expect(BigInt(feeDue(bill))).toBe(exact > floor * 1_000_000n ? floor + 1n : floor);
      }
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });

  it('know the worst rate, which is never negative', () => {
    const rates = (makerPpm: number, takerPpm: number) =>
      feeSchedule({ makerPpm, takerPpm, currency: 'quote' }).worst;
    expect([rates(200, 500), rates(-200, -100)]).toEqual([500, 0]);
  });

  it('refuse rates that are no whole number', () => {
    expect(() => feeSchedule({ makerPpm: 0.5, takerPpm: 1, currency: 'quote' })).toThrow(
      RangeError,
    );
  });
});
