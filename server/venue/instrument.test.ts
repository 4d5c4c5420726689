import { FINE } from '../account/fine.js';
import { Assets } from './assets.js';
import { Instrument } from './instrument.js';
import { spotSpec } from './samples.js';

describe('an instrument', () => {
  const [spec] = spotSpec().instruments;
  const make = (change: Partial<NonNullable<typeof spec>>): Instrument => {
    const changed = { ...spec, ...change } as NonNullable<typeof spec>;
    return new Instrument(changed, new Assets([changed]));
  };

  it('takes prices on the tick and refuses the others', () => {
    const instrument = make({ priceIncrement: '0.05' });
    expect(instrument.ticksOf('0.15')).toBe(3);
    expect(instrument.ticksOf('1E1')).toBe(200);
    for (const price of ['0.07', '0', '-0.05', 'x', '', '99999999999999999'])
      expect(instrument.ticksOf(price)).toBeUndefined();
  });

  it('takes sizes on the step and refuses the others', () => {
    const instrument = make({ sizeIncrement: '0.001' });
    expect(instrument.lotsOf('0.0150')).toBe(15);
    expect(instrument.lotsOf('0.0001')).toBeUndefined();
  });

  it('counts money finely enough for one tick times one lot', () => {
    const instrument = make({ priceIncrement: '0.0001', sizeIncrement: '0.0000001' });
    const [tick, lot] = [instrument.ticksOf('0.0001'), 1];
    expect(tick && instrument.notional(tick, lot as never)).toBe(1);
  });

  it('rounds limits that are off its own grid inwards', () => {
    const instrument = make({ sizeIncrement: '0.1', minSize: '0.25', maxSize: '9.99' });
    expect([instrument.minLots, instrument.maxLots]).toEqual([3, 99]);
  });

  it('shows averages with eight decimals more than the tick', () => {
    const instrument = make({ priceIncrement: '1', sizeIncrement: '1' });
    const decimals = 8n;
    expect(instrument.averageText(200n * 10n ** decimals * FINE, 3n)).toBe('66.66666667');
    expect(instrument.averageText(201n * 10n ** decimals * FINE, 2n)).toBe('100.5');
    expect(instrument.averageText(0n, 0n)).toBe('0');
  });

  it('is worth a quotient when it is inverse, rounded half up once', () => {
    const inverse = { quoteAsset: 'USD', settleAsset: 'BTC', contractSize: '100' };
    const instrument = make({ ...inverse, priceIncrement: '0.1', sizeIncrement: '1' });
    const ticks = instrument.ticksOf('65123.5');
    // 100 ÷ 65 123.5 = 0.001535543697…
    expect(ticks && instrument.notional(ticks, 1 as never)).toBe(153_554);
    expect(ticks && instrument.quoteValue(ticks, 3 as never)).toBe(300 * 10 ** 8);
    const fine = ticks && instrument.fineNotional(ticks, 1 as never);
    expect(instrument.averageText(fine ?? 0n, 1n)).toBe('65123.5');
  });

  it('settles in its quote or base asset only', () => {
    expect(() => make({ settleAsset: 'EUR' })).toThrow(RangeError);
  });
});
