import fc from 'fast-check';

import { formatRatio, formatUnits, parseDecimal, pow10, quickSteps, unitsAt } from './decimal.js';

describe('decimals', () => {
  it.each([
    ['65000', 65000n, 0],
    ['0.00010', 1n, 4],
    ['-1.5', -15n, 1],
    ['1E-8', 1n, 8],
    ['1.5e3', 1500n, 0],
    ['9007199254740993.1', 90071992547409931n, 1],
  ])('reads %s exactly', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['', '.5', 'abc', '1e99', '1,5', 'NaN', ' 1', '1'.repeat(61)])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('writes without trailing zeros and without exponent', () => {
    expect(formatUnits(100n, 10)).toBe('0.00000001');
    expect(formatUnits(-1500n, 3)).toBe('-1.5');
    expect(formatUnits(0n, 4)).toBe('0');
    expect(formatUnits(6500000n, 2)).toBe('65000');
  });

  it('scales only what is exact', () => {
    expect(unitsAt({ units: 15n, scale: 1 }, 3)).toBe(1500n);
    expect(unitsAt({ units: 15n, scale: 1 }, 0)).toBeUndefined();
  });

  it('divides exactly when it can and rounds half up when it cannot', () => {
    expect(formatRatio(1n, 8n, 10)).toBe('0.125');
    expect(formatRatio(2n, 3n, 4)).toBe('0.6667');
    expect(formatRatio(1n, 8n, 2)).toBe('0.13');
    expect(formatRatio(-2n, -3n, 4)).toBe('0.6667');
    expect(formatRatio(-1n, 4n, 4)).toBe('-0.25');
  });

  it('counts steps in short texts as the long way does', () => {
    const digits = fc.stringMatching(/^\d{1,9}(\.\d{0,6})?$/);
    const property = fc.property(
      digits,
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 8 }),
      (text, units, scale) => {
        const value = parseDecimal(text);
        const [top, bottom] = [
          (value?.units ?? 0n) * pow10(scale),
          BigInt(units) * pow10(value?.scale ?? 0),
        ];
        const exact = top % bottom === 0n ? Number(top / bottom) : Number.NaN;
        const quick = quickSteps(text, { units, scale });
        if (quick !== undefined) expect(quick).toBe(exact);
      },
    );
    fc.assert(property, { seed: 5, numRuns: 3000 });
    expect(quickSteps('65000.5', { units: 5, scale: 1 })).toBe(130_001);
    expect(quickSteps('65000.55', { units: 5, scale: 1 })).toBeNaN();
  });

  it.each(['', '.5', '-1', '1e3', '1.2.3', ' 1', '1234567890123456'])(
    'leaves %j to the long way',
    (text) => {
      expect(quickSteps(text, { units: 1, scale: 2 })).toBeUndefined();
    },
  );
});
