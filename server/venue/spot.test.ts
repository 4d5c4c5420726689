import type { VenueFact } from './facts.js';
import { funds, intentOf, lineOf, openVenue, place, spotSpec, TICKER } from './samples.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;
let bob: VenueAccount;
const lines = (facts: readonly VenueFact[] | string) =>
  typeof facts === 'string' ? facts : facts.map(lineOf);

function open(spec = spotSpec()): void {
  venue = openVenue(spec);
  ann = venue.openAccount('ann', { USDT: '20000', BTC: '1' });
  bob = venue.openAccount('bob', { USDT: '20000', BTC: '1' });
}

beforeEach(() => open());

describe('a spot venue', () => {
  it('tells a resting order as new, then open, then depth and funds', () => {
    expect(lines(place(venue, ann, 'buy 0.5 @ 20000'))).toEqual([
      'order 1 ann new 0/0.5',
      'order 1 ann open 0/0.5',
      'depth 1 bid 20000=0.5',
      'balance ann',
      'finres ann',
    ]);
    expect(venue.depth(TICKER)).toEqual({
      sequence: 1,
      bids: [{ price: '20000', size: '0.5' }],
      asks: [],
    });
  });

  it('tells a trade in causal order, taker before maker', () => {
    place(venue, bob, 'sell 0.3 @ 20000');
    place(venue, bob, 'sell 0.4 @ 20010');
    expect(lines(place(venue, ann, 'buy 0.5 @ 20010'))).toEqual([
      'order 3 ann new 0/0.5',
      'trade buy 0.3@20000',
      'order 3 ann open 0.3/0.5',
      'order 1 bob closed 0.3/0.3 filled',
      'trade buy 0.2@20010',
      'order 3 ann closed 0.5/0.5 filled',
      'order 2 bob open 0.2/0.4',
      'depth 3 ask 20000=0 ask 20010=0.2',
      'balance ann',
      'finres ann',
      'balance bob',
      'finres bob',
    ]);
    expect(venue.orderByNumber(3)?.filledPrice).toBe('20004');
  });

  it('takes the fee from the asset received', () => {
    // venues.md (a) 2: pay 10 000 USDT, fee 0.0005 BTC, get 0.4995 BTC
    place(venue, bob, 'sell 0.5 @ 20000');
    place(venue, ann, 'buy 0.5 market');
    expect(funds(venue, ann, 'USDT')).toBe('10000+0');
    expect(funds(venue, ann, 'BTC')).toBe('1.4995+0');
    expect(venue.orderByNumber(2)).toMatchObject({ fee: '0.0005', feeCurrency: 'BTC' });
    expect(funds(venue, bob, 'USDT')).toBe('29990+0');
    expect(venue.orderByNumber(1)).toMatchObject({ fee: '10', feeCurrency: 'USDT' });
    expect(venue.totals()).toEqual({ USDT: '40000', BTC: '2' });
  });

  it('takes the fee from the quote asset where the venue says so', () => {
    // venues.md (a) 2: pay 10 000 + 10 USDT, get 0.5 BTC
    open(spotSpec({ fees: { makerPpm: 1000, takerPpm: 1000, currency: 'quote' } }));
    place(venue, bob, 'sell 0.5 @ 20000');
    place(venue, ann, 'buy 0.5 @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('9990+0');
    expect(funds(venue, ann, 'BTC')).toBe('1.5+0');
  });

  it('rounds the fee of an order up once, not with every fill', () => {
    // 0.00003 BTC at 1000 ppm are 3 atoms; at 1 ppm 0.003 atoms, so one atom however many fills
    open(spotSpec({ fees: { makerPpm: 1, takerPpm: 1, currency: 'received' } }));
    for (let i = 0; i < 3; i += 1) place(venue, bob, 'sell 0.0001 @ 60000');
    place(venue, ann, 'buy 0.0003 @ 60000');
    expect(venue.orderByNumber(4)?.fee).toBe('0.00000001');
  });

  it('locks notional and worst fee for a buy and the asset for a sell', () => {
    open(spotSpec({ fees: { makerPpm: 0, takerPpm: 1000, currency: 'quote' } }));
    place(venue, ann, 'buy 0.5 @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('9990+10010');
    place(venue, ann, 'sell 0.4 @ 30000');
    expect(funds(venue, ann, 'BTC')).toBe('0.6+0.4');
    venue.cancel(ann, TICKER, 1, 0);
    expect(funds(venue, ann, 'USDT')).toBe('20000+0');
  });

  it('gives back what a buy below its limit did not need', () => {
    place(venue, bob, 'sell 0.1 @ 19000');
    place(venue, ann, 'buy 0.5 @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('10100+8000');
  });

  it('keeps no more for a buy that rests than its rest can cost', () => {
    open(spotSpec({ fees: { makerPpm: 0, takerPpm: 1000, currency: 'quote' } }));
    place(venue, ann, 'buy 0.5 @ 20000');
    place(venue, bob, 'sell 0.2 market');
    expect(funds(venue, ann, 'USDT')).toBe('9994+6006');
  });

  it('refuses what the funds do not cover and changes nothing', () => {
    expect(place(venue, ann, 'buy 1.00001 @ 20000')).toBe('Insufficient balance');
    expect(place(venue, ann, 'sell 1.00001 @ 20000')).toBe('Insufficient balance');
    place(venue, bob, 'sell 1 @ 20000.01');
    expect(place(venue, ann, 'buy 1 market')).toBe('Insufficient balance');
    expect(funds(venue, ann, 'USDT')).toBe('20000+0');
    expect(venue.openOrders(ann)).toEqual([]);
  });

  it('closes a market order with what it could not fill', () => {
    place(venue, bob, 'sell 0.3 @ 20000');
    const facts = lines(place(venue, ann, 'buy 0.5 market'));
    expect(facts.slice(0, 5)).toEqual([
      'order 2 ann new 0/0.5',
      'trade buy 0.3@20000',
      'order 2 ann new 0.3/0.5',
      'order 1 bob closed 0.3/0.3 filled',
      'order 2 ann closed 0.3/0.5 remainder',
    ]);
    expect(venue.orderByNumber(2)).toMatchObject({ remainingSize: '0.2', price: '0' });
    expect(lines(place(venue, ann, 'sell 1 market'))).toEqual([
      'order 3 ann new 0/1',
      'order 3 ann closed 0/1 remainder',
    ]);
  });

  it('lets an account trade with itself', () => {
    place(venue, ann, 'sell 0.5 @ 20000');
    place(venue, ann, 'buy 0.5 @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('19990+0');
    expect(funds(venue, ann, 'BTC')).toBe('0.9995+0');
  });

  it('shows the result of each currency since the account was opened', () => {
    place(venue, bob, 'sell 0.5 @ 20000');
    place(venue, ann, 'buy 0.5 market');
    expect(venue.finres(ann)).toEqual([
      {
        currency: 'USDT',
        result: '-10000',
        fee: '0',
        funds: '10000',
        available: '10000',
        blocked: '0',
      },
      {
        currency: 'BTC',
        result: '0.4995',
        fee: '0.0005',
        funds: '1.4995',
        available: '1.4995',
        blocked: '0',
      },
    ]);
  });

  it('reduces nothing by buying, and by selling no more than is free', () => {
    place(venue, ann, 'sell 0.6 @ 30000');
    expect(place(venue, ann, 'buy 0.1 @ 20000 reduce')).toBe(
      'Reduce-only order has nothing to reduce',
    );
    place(venue, ann, 'sell 1 @ 31000 reduce');
    expect(venue.orderByNumber(2)).toMatchObject({ size: '0.4', reduceOnly: true });
  });
});

describe('the checks before the trade', () => {
  it.each([
    ['buy 1 @ 20000.001', 'Price is not a multiple of the tick size'],
    ['buy 1 @ 0', 'Price is not a multiple of the tick size'],
    ['buy 1', 'Price is not a multiple of the tick size'],
    ['buy 0.000015 @ 20000', 'Size is not a multiple of the lot size'],
    ['buy 0 @ 20000', 'Size is below the minimum'],
    ['buy -1 @ 20000', 'Size is below the minimum'],
    ['buy 9001 @ 20000', 'Size is above the maximum'],
    ['buy 0.0001 @ 20000', 'Notional is below the minimum'],
    ['buy 0.000015 @ 20000.001', 'Price is not a multiple of the tick size'],
  ])('refuse %s', (text, refusal) => {
    expect(place(venue, ann, text)).toBe(refusal);
  });

  it('judge a market order by the best price it would meet', () => {
    place(venue, bob, 'sell 0.1 @ 20000');
    expect(place(venue, ann, 'buy 0.0001 market')).toBe('Notional is below the minimum');
  });

  it('refuse while trading is not allowed, but let orders be cancelled', () => {
    place(venue, ann, 'buy 0.1 @ 20000');
    venue.setTradingAllowed(TICKER, false);
    expect(place(venue, ann, 'buy 0.000015 @ 1.001')).toBe(
      'Trading is not allowed for this instrument',
    );
    expect(venue.instrumentOf(TICKER)?.isTradingAllowed).toBe(false);
    expect(venue.cancel(ann, TICKER, 1, 0)).toHaveProperty('order');
  });

  it('refuse in the words of the venue', () => {
    open(spotSpec({ refusals: { sizeOffStep: 'Filter failure: LOT_SIZE' } }));
    expect(place(venue, ann, 'buy 0.000015 @ 20000')).toBe('Filter failure: LOT_SIZE');
  });
});

describe('cancelling', () => {
  it('closes the order and takes it out of the book', () => {
    place(venue, ann, 'buy 0.5 @ 20000');
    const result = venue.cancel(ann, TICKER, 1, 0);
    expect('order' in result && result.order).toMatchObject({
      status: 'closed',
      reason: 'cancelled',
      remainingSize: '0.5',
    });
    expect(lines(result.facts)).toEqual([
      'order 1 ann closed 0/0.5 cancelled',
      'depth 2 bid 20000=0',
      'balance ann',
      'finres ann',
    ]);
  });

  it('refuses orders that are unknown, of others, of another ticker, or closed', () => {
    place(venue, ann, 'buy 0.5 @ 20000');
    const refusal = (account: VenueAccount, ticker: string, number: number) => {
      const result = venue.cancel(account, ticker, number, 0);
      return 'refused' in result ? result.refused : '';
    };
    expect(refusal(ann, TICKER, 2)).toBe('Unknown order');
    expect(refusal(bob, TICKER, 1)).toBe('Unknown order');
    expect(refusal(ann, 'ETHUSDT', 1)).toBe('Unknown order');
    venue.cancel(ann, TICKER, 1, 0);
    expect(refusal(ann, TICKER, 1)).toBe('Order is already closed');
  });

  it('cancels all orders of one account with one depth fact', () => {
    place(venue, ann, 'buy 0.1 @ 20000');
    place(venue, bob, 'buy 0.1 @ 20000');
    place(venue, ann, 'buy 0.1 @ 19000');
    const { cancelled, facts } = venue.cancelAll(ann, TICKER, 0);
    expect(cancelled).toBe(2);
    expect(lines(facts)).toEqual([
      'order 1 ann closed 0/0.1 cancelled',
      'order 3 ann closed 0/0.1 cancelled',
      'depth 4 bid 20000=0.1 bid 19000=0',
      'balance ann',
      'finres ann',
    ]);
    expect(venue.cancelAll(ann, TICKER, 0)).toEqual({ cancelled: 0, facts: [] });
  });
});

describe('views', () => {
  it('are facts that later events leave alone', () => {
    const placed = venue.place(ann, intentOf('buy 0.5 @ 20000'), 1234);
    const view = 'order' in placed ? placed.order : undefined;
    place(venue, bob, 'sell 0.5 market');
    expect(view).toEqual({
      number: 1,
      clientId: 'buy 0.5 @ 20000',
      ticker: TICKER,
      side: 'buy',
      type: 'limit',
      price: '20000',
      size: '0.5',
      filledSize: '0',
      filledPrice: '0',
      remainingSize: '0.5',
      status: 'open',
      triggerPrice: null,
      reduceOnly: false,
      createdAt: 1234,
      fee: '0',
      feeCurrency: 'BTC',
      reason: null,
    });
    expect(venue.orderByNumber(1)?.status).toBe('closed');
  });

  it('refuses funds finer than the asset is counted, and an id that is taken', () => {
    expect(() => venue.openAccount('eve', { BTC: '0.000000001' })).toThrow(RangeError);
    expect(() => venue.openAccount('ann', {})).toThrow('Account ann exists already');
  });
});
