import { Prng } from '../ambient/prng.js';
import { type CrowdOrder, crowdFunds, crowdOrders } from './crowd.js';
import { compareDecimals, plus, stepsIn, times } from './decimals.js';
import { builtInScenarios, loadScenario } from './scenario.js';
import type { WorldInstrument, WorldVenue } from './world.js';

const SEED = 7;
const venuesOf = async (name: string): Promise<readonly WorldVenue[]> =>
  (await loadScenario(name, SEED)).world.venues;

const pricesOf = (orders: readonly CrowdOrder[], side: string): string[] =>
  orders.filter((order) => order.side === side).map(({ price }) => price);

function problemsOf(instrument: WorldInstrument, orders: readonly CrowdOrder[]): string[] {
  const { ticker, priceIncrement, sizeIncrement, minSize, maxSize, minNotional } = instrument;
  const [bid] = pricesOf(orders, 'buy');
  const [ask] = pricesOf(orders, 'sell');
  if (bid === undefined || ask === undefined) return [`${ticker} has an empty side`];
  const highestBid = pricesOf(orders, 'buy').every((price) => compareDecimals(price, bid) <= 0);
  const lowestAsk = pricesOf(orders, 'sell').every((price) => compareDecimals(price, ask) >= 0);
  return [
    ...(compareDecimals(bid, ask) < 0 && highestBid && lowestAsk ? [] : [`${ticker} is crossed`]),
    ...orders.flatMap(({ price, size }) => {
      const fits =
        stepsIn(price, priceIncrement) !== null &&
        stepsIn(size, sizeIncrement) !== null &&
        compareDecimals(price, '0') > 0 &&
        compareDecimals(size, minSize) >= 0 &&
        (maxSize === null || compareDecimals(size, maxSize) <= 0) &&
        (minNotional === null || compareDecimals(times(price, size), minNotional) >= 0);
      return fits ? [] : [`${ticker}: ${size} at ${price} would be refused`];
    }),
  ];
}

describe('the crowd at the start', () => {
  it.each(builtInScenarios())('places only what the venues of %s accept', async (name) => {
    for (const venue of await venuesOf(name)) {
      const orders = crowdOrders(venue, new Prng(SEED));
      const problems = venue.instruments
        .filter(({ liquidity }) => liquidity !== null)
        .flatMap((each) =>
          problemsOf(
            each,
            orders.filter(({ ticker }) => ticker === each.ticker),
          ),
        );
      expect({ venue: venue.id, problems }).toEqual({ venue: venue.id, problems: [] });
    }
  });

  it('rests where the reference price and the spread say', async () => {
    const [venue] = await venuesOf('quiet');
    const orders = crowdOrders(venue as WorldVenue, new Prng(SEED));
    const btc = orders.filter(({ ticker }) => ticker === 'BTCUSDT');
    expect(btc).toHaveLength(40);
    expect(pricesOf(btc, 'buy').slice(0, 2)).toEqual(['65123.4', '65123.3']);
    expect(pricesOf(btc, 'sell').slice(0, 2)).toEqual(['65123.6', '65123.7']);
  });

  it('fills 0.01 BTC at the best level and 10 BTC only across several', async () => {
    for (const venue of await venuesOf('quiet')) {
      const best = crowdOrders(venue, new Prng(SEED)).find(({ ticker }) => /^BTC/.test(ticker));
      expect(compareDecimals(best?.size ?? '0', '0.01')).toBe(1);
      expect(compareDecimals(best?.size ?? '10', '10')).toBe(-1);
    }
  });

  it('is the same for the same seed and another for another', async () => {
    const [venue] = await venuesOf('quiet');
    const draw = (seed: number) => crowdOrders(venue as WorldVenue, new Prng(seed));
    expect(draw(SEED)).toEqual(draw(SEED));
    expect(draw(SEED)).not.toEqual(draw(SEED + 1));
  });

  it('depends on nothing but seed, venue and ticker', async () => {
    const [venue] = (await venuesOf('quiet')) as [WorldVenue];
    const ofEth = (orders: readonly CrowdOrder[]) =>
      orders.filter(({ ticker }) => ticker === 'ETHUSDT');
    const used = new Prng(SEED);
    used.next();
    const reversed = { ...venue, instruments: [...venue.instruments].reverse() };
    const renamed = { ...venue, id: 'elsewhere' };
    const expected = ofEth(crowdOrders(venue, new Prng(SEED)));
    expect(ofEth(crowdOrders(reversed, used))).toEqual(expected);
    expect(ofEth(crowdOrders(renamed, new Prng(SEED)))).not.toEqual(expected);
  });

  it('leaves the book of a halted instrument empty', async () => {
    const [venue] = (await venuesOf('quiet')) as [WorldVenue];
    const tickers = crowdOrders(venue, new Prng(SEED)).map(({ ticker }) => ticker);
    expect(tickers).not.toContain('LUNAUSDT');
  });

  it('owns many times what its orders need, in whole numbers', async () => {
    for (const venue of await venuesOf('all-markets')) {
      const orders = crowdOrders(venue, new Prng(SEED));
      const funds = crowdFunds(venue, orders);
      expect(Object.values(funds).filter((amount) => !/^[1-9]\d*$/.test(amount))).toEqual([]);
      const linear = venue.instruments.filter(({ settleAsset }) => settleAsset === undefined);
      for (const { ticker, baseAsset, quoteAsset, contractSize = '1' } of linear) {
        const own = orders.filter((order) => order.ticker === ticker);
        const sizes = own.map(({ size }) => times(size, contractSize));
        const base = sizes.reduce(plus, '0');
        const quote = own
          .map(({ price, size }) => times(price, times(size, contractSize)))
          .reduce(plus, '0');
        expect(compareDecimals(funds[baseAsset] ?? '0', times(base, '1000'))).not.toBe(-1);
        expect(compareDecimals(funds[quoteAsset] ?? '0', times(quote, '1000'))).not.toBe(-1);
      }
    }
  });
});
