/** The worked examples of `server/account/README.md`, under the same titles. */

import type { VenuePolicies } from './policies.js';
import {
  coinSpec,
  funds,
  futuresSpec,
  intentOf,
  openVenue,
  optionsSpec,
  orderCalled,
  spotSpec,
  stockSpec,
  TICKER,
} from './samples.js';
import type { FeeSpec, InstrumentSpec, VenueSpec } from './spec.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;

const RICH = { USDT: '100000000', BTC: '100000', RUB: '100000000', SBER: '100000' };

/** A venue whose instrument and fees differ from the sample in this way. */
function venueLike(
  sample: VenueSpec,
  instrument: Partial<InstrumentSpec>,
  change: Partial<VenueSpec> = {},
): VenueSpec {
  const fine = { minNotional: null, ...instrument };
  return {
    ...sample,
    ...change,
    instruments: sample.instruments.map((one) => ({ ...one, ...fine })),
  };
}
const fees = (makerPpm: number, takerPpm: number, currency: FeeSpec['currency'] = 'quote') => ({
  fees: { makerPpm, takerPpm, currency },
});

/** Lines such as `ann buy 1 @ 100`; what ann's last order came to is returned. */
function play(
  spec: VenueSpec,
  ofAnn: Readonly<Record<string, string>>,
  lines: readonly string[],
  policies: Partial<VenuePolicies> = {},
): string {
  venue = openVenue(spec, policies);
  ann = venue.openAccount('ann', ofAnn);
  const bob = venue.openAccount('bob', RICH);
  let last = '';
  for (const line of lines) {
    const isAnn = line.startsWith('ann ');
    const result = venue.place(isAnn ? ann : bob, intentOf(line.slice(4)), 0);
    if (isAnn) last = 'refused' in result ? result.refused : 'ok';
    else if ('refused' in result) throw new Error(`${line}: ${result.refused}`);
  }
  return last;
}
const has = (asset: string): string => funds(venue, ann, asset);
const position = () => venue.positions(ann)[0];
const feeOf = (text: string): string => {
  const { fee, feeCurrency } = orderCalled(venue, text) ?? {};
  return `${fee} ${feeCurrency}`;
};

describe('worked examples: spot', () => {
  const received = venueLike(spotSpec(), {});
  const inQuote = venueLike(spotSpec(), {}, fees(1000, 1000));

  it('a sell pays its fee from what it receives', () => {
    play(received, { BTC: '1' }, ['bob buy 1 @ 35000', 'ann sell 0.49975 market']);
    expect([has('USDT'), feeOf('sell 0.49975 market')]).toEqual(['17473.75875+0', '17.49125 USDT']);
  });

  it('a buy pays its fee from what it receives', () => {
    play(received, { USDT: '10000' }, ['bob sell 1 @ 20000', 'ann buy 0.5 market']);
    expect([has('USDT'), has('BTC')]).toEqual(['0+0', '0.4995+0']);
  });

  it('a buy pays its fee in the quote asset where the venue charges it', () => {
    play(inQuote, { USDT: '10010' }, ['bob sell 1 @ 20000', 'ann buy 0.5 market']);
    expect([has('USDT'), has('BTC')]).toEqual(['0+0', '0.5+0']);
  });

  it('a resting buy locks price times size', () => {
    play(received, { USDT: '15000' }, ['ann buy 0.5 @ 20000']);
    expect(has('USDT')).toBe('5000+10000');
  });

  it('a buy that finds a better price pays that one and frees the rest', () => {
    play(received, { USDT: '15000' }, ['bob sell 1 @ 19000', 'ann buy 0.5 @ 20000']);
    expect(has('USDT')).toBe('5500+0');
  });
});

describe('worked examples: margin', () => {
  const spec = venueLike(spotSpec(), {}, { marketType: 7, ...fees(800, 1000, 'received') });
  const own = { USDT: '100000', BTC: '10' };

  it('a buy trades what the account owns', () => {
    play(spec, own, ['bob sell 1 @ 65000', 'ann buy 0.1 market']);
    expect([has('USDT'), has('BTC')]).toEqual(['93500+0', '10.0999+0']);
  });

  it('a maker pays the maker rate', () => {
    play(spec, own, ['ann sell 0.1 @ 65000', 'bob buy 0.1 market']);
    expect([has('USDT'), has('BTC')]).toEqual(['106494.8+0', '9.9+0']);
  });

  it('nothing is lent to a buyer', () => {
    expect(play(spec, own, ['ann buy 2 @ 65000'])).toBe('Insufficient balance');
  });

  it('nothing is lent to a seller', () => {
    expect(play(spec, own, ['ann sell 10.00001 @ 65000'])).toBe('Insufficient balance');
    expect(play(spec, own, ['ann sell 10 @ 65000'])).toBe('ok');
  });

  it('a market buy may count what it spends', () => {
    const lines = ['bob sell 1 @ 65000', 'ann buy 6500 market'];
    play(spec, own, lines, { spotMarketSize: 'quote' });
    expect([has('USDT'), has('BTC')]).toEqual(['93500+0', '10.0999+0']);
  });
});

describe('worked examples: linear futures', () => {
  const bybit = venueLike(futuresSpec(), {}, fees(550, 550));
  const bitget = venueLike(futuresSpec(), {}, fees(600, 600));

  it('an order that fills at once costs its margin and the fee to open', () => {
    const lines = ['bob sell 1 @ 50000', 'ann buy 1 market'];
    expect(play(bybit, { USDT: '5027.4' }, lines)).toBe('Insufficient margin');
    expect(play(bybit, { USDT: '5027.5' }, lines)).toBe('ok');
    expect(has('USDT')).toBe('0+5000');
  });

  it('the entry price is the mean of the entries', () => {
    const lines = ['bob sell 0.5 @ 5000', 'ann buy 0.5 market', 'bob sell 0.3 @ 6000'];
    play(bybit, { USDT: '1000' }, [...lines, 'ann buy 0.3 market']);
    expect(position()?.avgPriceFix).toBe('5375');
  });

  it('a short gains when the price falls', () => {
    const lines = ['bob buy 0.4 @ 6000', 'ann sell 0.4 market', 'bob sell 0.4 @ 5000'];
    play(bybit, { USDT: '1000' }, [...lines, 'ann buy 0.4 market']);
    expect(has('USDT')).toBe('1397.58+0');
  });

  const long = ['bob sell 5 @ 20000', 'ann buy 5 market', 'bob buy 7 @ 21000'];

  it('a partial close realises profit and keeps the entry price', () => {
    play(bitget, { USDT: '20000' }, [...long, 'ann sell 2 market']);
    expect(position()).toMatchObject({ size: '3', avgPriceFix: '20000', realised: '2000' });
    expect([has('USDT'), feeOf('sell 2 market')]).toEqual(['15914.8+6000', '25.2 USDT']);
  });

  it('a fill beyond the position closes it and opens the other way', () => {
    play(bitget, { USDT: '20000' }, [...long, 'ann sell 7 market']);
    expect(position()).toMatchObject({ side: 'sell', size: '2', avgPriceFix: '21000' });
    expect([has('USDT'), feeOf('sell 7 market')]).toEqual(['20651.8+4200', '88.2 USDT']);
  });

  it('contracts count their size in the base asset', () => {
    const contracts = { sizeIncrement: '1', minSize: '1', contractSize: '0.01' };
    const spec = venueLike(futuresSpec(), contracts, fees(0, 0));
    play(spec, { USDT: '1000' }, ['bob sell 10 @ 50000', 'ann buy 10 market']);
    expect([has('USDT'), position()?.size]).toEqual(['500+500', '10']);
  });
});

describe('worked examples: inverse and coin futures', () => {
  const usd = (leverage: number, ppm: number) =>
    venueLike(coinSpec(), { contractSize: '1' }, { leverage, ...fees(ppm, ppm) });

  it('an order costs its margin and the fee to open in the coin', () => {
    const lines = ['bob sell 10000 @ 2000', 'ann buy 10000 market'];
    expect(play(usd(25, 550), { BTC: '0.20274' }, lines)).toBe('Insufficient margin');
    expect(play(usd(25, 550), { BTC: '0.20275' }, lines)).toBe('ok');
    expect(has('BTC')).toBe('0+0.2');
  });

  it('the entry price is the harmonic mean of the entries', () => {
    const lines = ['bob sell 1000 @ 5000', 'ann buy 1000 market', 'bob sell 2000 @ 6000'];
    play(usd(10, 0), { BTC: '1' }, [...lines, 'ann buy 2000 market']);
    expect(position()?.avgPriceFix).toBe('5625');
    expect(has('BTC')).toBe('0.94666666+0.05333334');
  });

  it('a long gains coins when the price rises', () => {
    const lines = ['bob sell 1000 @ 5000', 'ann buy 1000 market', 'bob buy 1000 @ 5500'];
    play(usd(10, 0), { BTC: '1' }, [...lines, 'ann sell 1000 market']);
    expect(has('BTC')).toBe('1.01818182+0');
  });

  it('a contract of 100 USD is worth 100 divided by the price', () => {
    const spec = venueLike(coinSpec(), {}, fees(100, 500));
    play(spec, { BTC: '1' }, ['bob sell 1 @ 50000', 'ann buy 1 market']);
    expect([has('BTC'), feeOf('buy 1 market')]).toEqual(['0.999799+0.0002', '0.000001 BTC']);
  });

  it('a short turns into a long', () => {
    const lines = ['bob buy 1000 @ 5000', 'ann sell 1000 market', 'bob sell 3000 @ 4000'];
    play(usd(10, 0), { BTC: '1' }, [...lines, 'ann buy 3000 market']);
    expect(position()).toMatchObject({ side: 'buy', size: '2000', avgPriceFix: '4000' });
    expect(has('BTC')).toBe('1+0.05');
  });
});

describe('worked examples: stocks', () => {
  const spec = venueLike(stockSpec(), { baseAsset: 'SBER', quoteAsset: 'RUB' });

  it('a lot holds ten shares', () => {
    play(spec, { RUB: '10000' }, ['bob sell 3 @ 310.5', 'ann buy 3 market']);
    expect([has('SBER'), has('RUB')]).toEqual(['30+0', '679.411+0']);
  });

  it('a seller pays his fee from the proceeds', () => {
    play(spec, { SBER: '100' }, ['bob buy 2 @ 165.25', 'ann sell 2 market']);
    expect([has('SBER'), has('RUB')]).toEqual(['80+0', '3303.017+0']);
  });

  it('a resting sell locks its shares', () => {
    play(spec, { SBER: '100' }, ['ann sell 5 @ 320']);
    expect(has('SBER')).toBe('50+50');
  });

  it('half a lot cannot be traded', () => {
    expect(play(spec, { SBER: '100' }, ['ann sell 0.5 @ 320'])).toMatch(/lot size/);
  });

  it('shares that are not there cannot be sold', () => {
    expect(play(spec, { SBER: '1000' }, ['ann sell 101 @ 320'])).toBe('Insufficient balance');
  });
});

describe('worked examples: options', () => {
  const spec = venueLike(optionsSpec(), {}, fees(0, 600));

  it('a buyer pays the premium in full', () => {
    play(spec, { USDT: '5000' }, ['bob sell 2 @ 1000', 'ann buy 2 market']);
    expect([has('USDT'), position()?.avgPriceFix]).toEqual(['2998.8+0', '1000']);
  });

  it('a seller receives the premium and locks it with as much of his own', () => {
    play(spec, { USDT: '5000' }, ['bob buy 2 @ 1000', 'ann sell 2 market']);
    expect(has('USDT')).toBe('2998.8+4000');
  });

  it('a buyer who sells dearer keeps the difference', () => {
    const lines = ['bob sell 2 @ 1000', 'ann buy 2 market', 'bob buy 2 @ 1300'];
    play(spec, { USDT: '5000' }, [...lines, 'ann sell 2 market']);
    expect(has('USDT')).toBe('5597.24+0');
  });

  it('a seller who buys back dearer loses the difference', () => {
    const lines = ['bob buy 2 @ 1000', 'ann sell 2 market', 'bob sell 2 @ 1300'];
    play(spec, { USDT: '5000' }, [...lines, 'ann buy 2 market']);
    expect(has('USDT')).toBe('4397.24+0');
  });

  it('a seller without funds of his own is refused', () => {
    expect(play(spec, { USDT: '900' }, ['ann sell 1 @ 1000'])).toBe('Insufficient margin');
    expect(play(spec, { USDT: '1000' }, ['ann sell 1 @ 1000'])).toBe('ok');
    expect(venue.openOrders(ann, TICKER)).toHaveLength(1);
  });
});
