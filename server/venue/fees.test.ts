import { feeAtoms, feeSchedule } from './fees.js';

describe('fees', () => {
  it('are rounded up to one atom', () => {
    expect(feeAtoms(1n)).toBe(1n);
    expect(feeAtoms(1_000_000n)).toBe(1n);
    expect(feeAtoms(1_000_001n)).toBe(2n);
  });

  it('round rebates in favour of the house', () => {
    expect(feeAtoms(-1_999_999n)).toBe(-1n);
    expect(feeAtoms(-2_000_000n)).toBe(-2n);
  });

  it('know the worst rate, which is never negative', () => {
    const rates = (makerPpm: number, takerPpm: number) =>
      feeSchedule({ makerPpm, takerPpm, currency: 'quote' }).worst;
    expect([rates(200, 500), rates(-200, -100)]).toEqual([500n, 0n]);
  });

  it('refuse rates that are no whole number', () => {
    expect(() => feeSchedule({ makerPpm: 0.5, takerPpm: 1, currency: 'quote' })).toThrow(
      RangeError,
    );
  });
});
