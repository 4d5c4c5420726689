import { Prng } from '../ambient/prng.js';
import { drawDelay, exp, readDelay } from './delay.js';

const draws = (text: string, count = 4000, seed = 1): number[] => {
  const delay = readDelay(text);
  if (delay === undefined) throw new Error(`${text} is no delay`);
  const prng = new Prng(seed).split('delay');
  return Array.from({ length: count }, () => drawDelay(delay, prng));
};

describe('a delay', () => {
  it.each([
    [0, { kind: 'fixed', ms: 0 }],
    ['250', { kind: 'fixed', ms: 250 }],
    ['uniform:5:20', { kind: 'uniform', minMs: 5, maxMs: 20 }],
    ['lognormal:30:0.5', { kind: 'lognormal', medianMs: 30, sigma: 0.5 }],
  ])('is read from %j', (given, expected) => {
    expect(readDelay(given)).toEqual(expected);
  });

  it.each([
    -1,
    1.5,
    '',
    'fast',
    'uniform:20:5',
    'uniform:1',
    'lognormal:30',
    'lognormal:30:-1',
    60_001,
  ])('is not read from %j', (given) => {
    expect(readDelay(given)).toBeUndefined();
  });

  it('is fixed, or between the bounds and spread over them', () => {
    expect(new Set(draws('7'))).toEqual(new Set([7]));
    const seen = new Set(draws('uniform:5:9'));
    expect([...seen].sort()).toEqual([5, 6, 7, 8, 9]);
  });

  it('has the median and the spread of a lognormal', () => {
    const sorted = draws('lognormal:1000:0.5').sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(970);
    expect(at(0.5)).toBeLessThan(1030);
    // One sigma above and below: a factor of e^0.5.
    expect(at(0.8413) / 1000).toBeCloseTo(Math.exp(0.5), 1);
    expect(at(0.1587) / 1000).toBeCloseTo(Math.exp(-0.5), 1);
    expect(Math.max(...draws('lognormal:60000:5'))).toBe(60_000);
  });

  it('draws the same for the same seed, whatever others draw', () => {
    expect(draws('lognormal:30:0.5', 5)).toEqual(draws('lognormal:30:0.5', 5));
    expect(draws('lognormal:30:0.5', 50, 2)).not.toEqual(draws('lognormal:30:0.5', 50));
    expect(draws('lognormal:30:0.5', 5)).toEqual([21, 30, 32, 17, 28]);
  });

  it('knows e to the power of x', () => {
    for (const x of [-30, -2.5, -1e-9, 0, 0.3, 1, 7.77, 30]) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
    }
  });
});
