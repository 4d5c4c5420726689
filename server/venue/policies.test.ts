import type { VenuePolicies } from './policies.js';
import {
  funds,
  futuresSpec,
  intentOf,
  openVenue,
  orderCalled,
  place,
  spotSpec,
  TICKER,
} from './samples.js';
import type { VenueSpec } from './spec.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;
let bob: VenueAccount;

function open(policies: Partial<VenuePolicies>, spec: VenueSpec = futuresSpec()): void {
  venue = openVenue(spec, policies);
  ann = venue.openAccount('ann', { USDT: '100000', BTC: '10' });
  bob = venue.openAccount('bob', { USDT: '1000000', BTC: '100' });
}
/** Ann holds this many at 20 000. */
function annIsLong(size: number): void {
  place(venue, bob, `sell ${size} @ 20000`);
  place(venue, ann, `buy ${size} market`);
}
const openOfAnn = () => venue.openOrders(ann).map(({ clientId }) => clientId);

describe('the policy reduceOnlyExcess', () => {
  it.each([
    ['clamp', '2'],
    ['refuse', 'Reduce-only order has nothing to reduce'],
  ] as const)('can be %s', (reduceOnlyExcess, outcome) => {
    open({ reduceOnlyExcess });
    annIsLong(2);
    const result = venue.place(ann, intentOf('sell 3 @ 21000 reduce'), 0);
    expect('refused' in result ? result.refused : result.order.size).toBe(outcome);
    expect(place(venue, ann, 'sell 2 @ 22000 reduce')).not.toBe(outcome);
  });
});

describe('the policy offGrid', () => {
  it('refuses what is between the steps unless it rounds', () => {
    open({});
    expect(place(venue, ann, 'buy 1 @ 20000.05')).toBe('Price is not a multiple of the tick size');
    expect(place(venue, ann, 'buy 1.0005 @ 20000')).toBe('Size is not a multiple of the lot size');
  });

  it('rounds bids down, asks up, triggers to the nearest tick and sizes down', () => {
    open({ offGrid: 'round' });
    const shown = (text: string) => {
      place(venue, ann, text);
      const { price, size } = orderCalled(venue, text) ?? {};
      return `${size}@${price}`;
    };
    expect(shown('buy 1.0009 @ 20000.09')).toBe('1@20000');
    expect(shown('sell 1.0009 @ 30000.01')).toBe('1@30000.1');
    expect(shown('buy 1 stopLoss @ 25000.05')).toBe('1@25000.1');
    expect(shown('buy 1 stopLoss @ 25000.04')).toBe('1@25000');
    expect(place(venue, ann, 'buy 0.0009 @ 20000')).toBe('Size is below the minimum');
    expect(place(venue, ann, 'buy 1 @ 0.01')).toBe('Price is not a multiple of the tick size');
  });
});

describe('the policy stopsAfterFlat', () => {
  const protection = [
    'sell 2 stopLoss @ 19000',
    'sell 2 takeProfit @ 25000',
    'sell 2 stop @ 18000 reduce',
  ];
  const others = ['sell 2 stop @ 18000', 'buy 2 stopLoss @ 26000', 'sell 1 @ 30000'];
  const close = () => {
    annIsLong(2);
    for (const text of [...protection, ...others]) place(venue, ann, text);
    place(venue, bob, 'buy 2 @ 20000');
    place(venue, ann, 'sell 2 market');
  };

  it('keeps them by default', () => {
    open({});
    close();
    expect(openOfAnn()).toEqual([...protection, ...others]);
  });

  it('cancels what protected the position that is closed, and nothing else', () => {
    open({ stopsAfterFlat: 'cancel' });
    close();
    expect(openOfAnn()).toEqual(others);
    expect(orderCalled(venue, protection[0] ?? '')).toMatchObject({ reason: 'cancelled' });
  });
});

describe('the policy spotMarketSize', () => {
  it('lets a market buy spend its size, and a market sell sell it', () => {
    open(
      { spotMarketSize: 'quote' },
      spotSpec({ fees: { makerPpm: 0, takerPpm: 0, currency: 'quote' } }),
    );
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, bob, 'sell 1 @ 25000');
    // 20 000 buy 1, the other 5000 buy 0.2
    place(venue, ann, 'buy 25000 market');
    expect(orderCalled(venue, 'buy 25000 market')).toMatchObject({
      size: '1.2',
      filledSize: '1.2',
    });
    expect(funds(venue, ann, 'USDT')).toBe('75000+0');
    place(venue, bob, 'buy 1 @ 15000');
    place(venue, ann, 'sell 0.5 market');
    expect(funds(venue, ann, 'BTC')).toBe('10.7+0');
    expect(place(venue, ann, 'buy 0.1 market')).toBe('Size is below the minimum');
    expect(place(venue, ann, 'buy 0.0000000000001 market')).toBe(
      'Size is not a multiple of the lot size',
    );
  });
});

describe('the policy triggerSource', () => {
  it('follows the trades by default, whatever the mark is', () => {
    open({});
    annIsLong(2);
    place(venue, ann, 'sell 2 stopLoss @ 19000');
    venue.setMark(TICKER, '18000', 0);
    expect(openOfAnn()).toEqual(['sell 2 stopLoss @ 19000']);
  });

  it('can follow a mark that was set, and only it', () => {
    open({ triggerSource: 'mark' });
    annIsLong(2);
    place(venue, bob, 'buy 2 @ 18500');
    place(venue, ann, 'sell 1 stopLoss @ 19000');
    place(venue, ann, 'sell 1 stop @ 19500');
    place(venue, ann, 'buy 1 stopLoss @ 30000');
    venue.setMark(TICKER, '20000', 0);
    place(venue, ann, 'sell 0.1 market');
    expect(openOfAnn()).toHaveLength(3);
    venue.setMark(TICKER, '19400', 0);
    expect(orderCalled(venue, 'sell 1 stop @ 19500')).toMatchObject({
      status: 'open',
      price: '19499.5',
    });
    venue.setMark(TICKER, null, 0);
    place(venue, ann, 'sell 0.1 market');
    expect(orderCalled(venue, 'sell 1 stopLoss @ 19000')).toMatchObject({ reason: 'filled' });
    expect(openOfAnn()).toEqual(['sell 1 stop @ 19500', 'buy 1 stopLoss @ 30000']);
    venue.cancelAll(ann, TICKER, 0);
    expect(openOfAnn()).toEqual([]);
  });
});

describe('the policy selfTrade', () => {
  it.each([
    ['allow', 'filled', 'filled'],
    ['cancel-taker', null, 'cancelled'],
    ['cancel-maker', 'cancelled', 'remainder'],
  ] as const)('can be %s', (selfTrade, maker, taker) => {
    open({ selfTrade });
    place(venue, ann, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    expect(orderCalled(venue, 'sell 1 @ 20000')?.reason).toBe(maker);
    expect(orderCalled(venue, 'buy 1 market')?.reason).toBe(taker);
  });
});
