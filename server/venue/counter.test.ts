import type { Counter } from './counter.js';
import type { VenueFact } from './facts.js';
import { futuresSpec, openVenue, spotSpec, TICKER } from './samples.js';
import type { Venue, VenueAccount } from './venue.js';

const FUNDS = { USDT: '1000000', BTC: '100' };
const kinds = (facts: readonly VenueFact[]): readonly string[] => facts.map(({ kind }) => kind);

interface Scene {
  readonly venue: Venue;
  readonly counter: Counter;
  readonly crowd: VenueAccount;
  readonly ann: VenueAccount;
}

function open(spec = spotSpec()): Scene {
  const venue = openVenue(spec);
  const crowd = venue.openAccount('crowd', FUNDS, { isWatched: false });
  const ann = venue.openAccount('ann', FUNDS);
  return { venue, counter: venue.counter(TICKER), crowd, ann };
}

describe('the counter of a venue', () => {
  it('places, fills and tells in integers', () => {
    const { counter, crowd } = open();
    expect(counter.place(crowd, 'sell', 'limit', 6_500_000, 30_000, 1)).toMatchObject({
      filledLots: 0,
      restingLots: 30_000,
      refused: null,
    });
    counter.place(crowd, 'buy', 'limit', 6_400_000, 5_000, 2);
    expect([counter.bestBidTicks(), counter.bestAskTicks()]).toEqual([6_400_000, 6_500_000]);
    const { filledLots, restingLots } = counter.place(crowd, 'buy', 'market', 0, 10_000, 3);
    expect([filledLots, restingLots, counter.lastTicks()]).toEqual([10_000, 0, 6_500_000]);
    expect(counter.levels('sell', 10)).toEqual([{ priceTicks: 6_500_000, lots: 20_000 }]);
    expect(counter.levels('sell', 0)).toEqual([]);
    expect([counter.priceText(6_500_000), counter.sizeText(20_000)]).toEqual(['65000', '0.2']);
  });

  it('settles as the other door does', () => {
    const plain = open();
    const other = open();
    plain.counter.place(plain.crowd, 'sell', 'limit', 6_500_000, 30_000, 1);
    plain.counter.place(plain.ann, 'buy', 'limit', 6_600_000, 50_000, 2);
    const intent = { ticker: TICKER, type: 'limit', reduceOnly: false, clientId: '' } as const;
    const sell = { ...intent, side: 'sell', price: '65000', size: '0.3' } as const;
    const buy = { ...intent, side: 'buy', price: '66000', size: '0.5' } as const;
    other.venue.place(other.crowd, sell, 1);
    other.venue.place(other.ann, buy, 2);
    for (const who of ['crowd', 'ann'] as const) {
      expect(plain.venue.balances(plain[who])).toEqual(other.venue.balances(other[who]));
      expect(plain.venue.openOrders(plain[who])).toEqual(other.venue.openOrders(other[who]));
    }
    expect(plain.venue.totals()).toEqual(other.venue.totals());
    expect(plain.venue.depth(TICKER).bids).toEqual(other.venue.depth(TICKER).bids);
  });

  it.each([
    ['sizeBelowMin', 6_500_000, 0],
    ['sizeOffStep', 6_500_000, 0.5],
    ['sizeAboveMax', 6_500_000, 10 ** 12],
    ['priceOffTick', 0.5, 10],
    ['priceOffTick', 0, 10],
    ['notionalTooSmall', 100, 1],
    ['insufficientBalance', 6_500_000, 9_000_000],
  ])('refuses by the same rules: %s', (refused, ticks, lots) => {
    const { counter, crowd, venue } = open();
    const answer = counter.place(crowd, 'buy', 'limit', ticks, lots, 1);
    expect(answer).toEqual({ number: 0, filledLots: 0, restingLots: 0, refused });
    expect(venue.openOrders(crowd)).toEqual([]);
  });

  it('refuses what margin does not cover and while trading is not allowed', () => {
    const { counter, crowd, venue } = open(futuresSpec());
    expect(counter.place(crowd, 'buy', 'limit', 650_000, 999_999, 1).refused).toBe(
      'insufficientMargin',
    );
    venue.setTradingAllowed(TICKER, false);
    expect(counter.place(crowd, 'buy', 'limit', 650_000, 1, 1).refused).toBe('tradingNotAllowed');
  });

  it('takes back an order once, of its own account only', () => {
    const { counter, crowd, ann, venue } = open();
    const { number } = counter.place(crowd, 'buy', 'limit', 6_400_000, 5_000, 1);
    expect(counter.cancel(ann, number, 2)).toBe(false);
    expect(counter.cancel(crowd, number, 2)).toBe(true);
    expect(counter.cancel(crowd, number, 3)).toBe(false);
    expect(counter.bestBidTicks()).toBe(0);
    expect(venue.balances(crowd).every(({ locked }) => locked === '0')).toBe(true);
  });

  it('tells a listener of the market and of watched accounts, and nobody of others', () => {
    const { counter, crowd, ann } = open();
    const heard: VenueFact[] = [];
    const listener = {
      wantsMarket: true,
      hear: (facts: readonly VenueFact[]) => heard.push(...facts),
    };
    counter.place(ann, 'sell', 'limit', 6_500_000, 5_000, 1);
    counter.listen(listener);
    counter.place(crowd, 'buy', 'market', 0, 5_000, 2);
    expect(kinds(heard)).toEqual(['trade', 'order', 'depth', 'balance', 'finres']);
    heard.length = 0;
    counter.listen({ ...listener, wantsMarket: false });
    counter.place(crowd, 'buy', 'limit', 6_400_000, 5_000, 3);
    expect(heard).toEqual([]);
    counter.place(ann, 'sell', 'limit', 6_400_000, 1_000, 4);
    expect(kinds(heard)).toEqual(['order', 'order', 'balance', 'finres']);
  });

  it('counts the sequence of the book alike whether anybody listens or not', () => {
    const sequenceOf = (wantsMarket: boolean): number => {
      const { counter, crowd, venue } = open();
      counter.listen({ wantsMarket, hear: () => undefined });
      for (let i = 0; i < 5; i += 1) counter.place(crowd, 'sell', 'limit', 6_500_000 + i, 100, i);
      counter.place(crowd, 'buy', 'limit', 6_500_002, 1_000, 9);
      return venue.depth(TICKER).sequence;
    };
    expect(sequenceOf(true)).toBe(6);
    expect(sequenceOf(false)).toBe(6);
  });

  it('lets whoever hears of a command give the next one', () => {
    const { counter, crowd, ann } = open();
    const heard: (readonly string[])[] = [];
    counter.place(ann, 'sell', 'limit', 6_500_000, 2_000, 1);
    counter.listen({
      wantsMarket: true,
      hear: (facts: readonly VenueFact[]) => {
        heard.push(kinds(facts));
        if (heard.length === 1) counter.place(crowd, 'buy', 'limit', 6_400_000, 100, 2);
      },
    });
    const placed = counter.place(crowd, 'buy', 'limit', 6_500_000, 500, 2);
    expect(placed).toMatchObject({ filledLots: 500, restingLots: 0 });
    expect(heard).toEqual([['trade', 'order', 'depth', 'balance', 'finres'], ['depth']]);
  });

  it('leaves the facts of one command as they are when the next one comes', () => {
    const { counter, crowd } = open();
    const heard: VenueFact[] = [];
    counter.listen({ wantsMarket: true, hear: (facts) => heard.push(...facts) });
    for (const lots of [100, 200]) counter.place(crowd, 'sell', 'limit', 6_500_000, lots, 1);
    const sizes = heard.map((fact) => fact.kind === 'depth' && fact.changes[0]?.size);
    expect(sizes).toEqual([counter.sizeText(100), counter.sizeText(300)]);
  });

  it('forgets the closed orders of accounts that nobody watches', () => {
    const { counter, crowd, ann, venue } = open();
    const [theirs, hers] = [crowd, ann].map((account) => {
      const { number } = counter.place(account, 'sell', 'limit', 6_500_000, 100, 1);
      counter.cancel(account, number, 2);
      return venue.orderByNumber(number);
    });
    expect(theirs).toBeUndefined();
    expect(hers?.status).toBe('closed');
  });
});
