import { Samples } from './candles.js';

const AT = 1_700_000_000_000;

function samplesOf(...prices: readonly (readonly [afterMs: number, price: number])[]): Samples {
  const samples = new Samples();
  for (const [afterMs, price] of prices) samples.add({ at: AT + afterMs, price });
  return samples;
}

describe('candles', () => {
  it('hold what happened within their interval', () => {
    const samples = samplesOf([0, 10], [200, 12], [400, 9], [999, 11]);
    expect(samples.candles(1)).toEqual([
      { time: AT / 1000, open: 10, high: 12, low: 9, close: 11 },
    ]);
  });

  it('begin where the one before them ended', () => {
    const [, second] = samplesOf([0, 10], [1000, 13]).candles(1);
    expect(second).toEqual({ time: AT / 1000 + 1, open: 10, high: 13, low: 10, close: 13 });
  });

  it('leave out intervals without a price', () => {
    const times = samplesOf([0, 1], [5000, 2])
      .candles(1)
      .map(({ time }) => time - AT / 1000);
    expect(times).toEqual([0, 5]);
  });

  it('come in any length from the same samples', () => {
    const samples = samplesOf([0, 1], [1000, 4], [2000, 2]);
    expect(samples.candles(1)).toHaveLength(3);
    expect(samples.candles(60)).toHaveLength(1);
    expect(samples.candles(60)[0]).toMatchObject({ open: 1, high: 4, low: 1, close: 2 });
  });

  it('take no sample from before the last one', () => {
    const samples = samplesOf([1000, 5]);
    expect(samples.add({ at: AT, price: 9 })).toBe(false);
    expect(samples.candles(1)).toHaveLength(1);
  });
});
