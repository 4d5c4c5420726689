import {
  funds,
  futuresSpec,
  lineOf,
  openVenue,
  orderCalled,
  place,
  spotSpec,
  TICKER,
} from './samples.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;
let bob: VenueAccount;

function open(spec = spotSpec()): void {
  venue = openVenue(spec);
  ann = venue.openAccount('ann', { USDT: '20000', BTC: '1' });
  bob = venue.openAccount('bob', { USDT: '2000000', BTC: '100' });
}
/** Bob trades with himself at the price, which triggers what waits for it. */
function trade(price: number): readonly string[] {
  place(venue, bob, `sell 0.01 @ ${price}`);
  const facts = place(venue, bob, 'buy 0.01 market');
  return typeof facts === 'string' ? [facts] : facts.map(lineOf);
}
const order = (number: number) => venue.orderByNumber(number);
const called = (text: string) => orderCalled(venue, text);

describe('trigger orders of a spot venue', () => {
  beforeEach(() => open());

  it('are open while they wait, and not in the book', () => {
    const facts = place(venue, ann, 'sell 0.5 stopLoss @ 19000');
    expect(typeof facts !== 'string' && facts.map(lineOf)).toEqual([
      'order 1 ann new 0/0.5',
      'order 1 ann open 0/0.5',
      'balance ann',
      'finres ann',
    ]);
    expect(venue.openOrders(ann, TICKER)).toHaveLength(1);
    expect(order(1)).toMatchObject({ price: '19000', triggerPrice: '19000', type: 'stopLoss' });
    expect(venue.depth(TICKER)).toEqual({ sequence: 0, bids: [], asks: [] });
  });

  it('lock the asset of a sell, and for a buy its notional at the limit or the trigger', () => {
    place(venue, ann, 'sell 0.5 takeProfit @ 30000');
    expect(funds(venue, ann, 'BTC')).toBe('0.5+0.5');
    place(venue, ann, 'buy 0.1 stop @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('17999.995+2000.005');
    place(venue, ann, 'buy 0.1 stopLoss @ 20000');
    expect(funds(venue, ann, 'USDT')).toBe('15999.995+4000.005');
  });

  it('turn a stop into a limit order that rests beyond its trigger', () => {
    place(venue, ann, 'buy 0.1 stop @ 20000');
    expect(trade(20000)).toEqual([
      'order 3 bob new 0/0.01',
      'trade buy 0.01@20000',
      'order 3 bob closed 0.01/0.01 filled',
      'order 2 bob closed 0.01/0.01 filled',
      'order 1 ann open 0/0.1',
      'depth 2 ask 20000=0 bid 20000.05=0.1',
      'balance bob',
      'finres bob',
    ]);
    expect(order(1)).toMatchObject({ price: '20000.05', triggerPrice: '20000', status: 'open' });
  });

  it('fill a stop loss at the market and close what is left of it', () => {
    place(venue, ann, 'sell 0.5 stopLoss @ 19000');
    place(venue, bob, 'buy 0.2 @ 18000');
    trade(19000);
    expect(order(1)).toMatchObject({
      status: 'closed',
      reason: 'remainder',
      filledSize: '0.2',
      filledPrice: '18000',
    });
    expect(funds(venue, ann, 'BTC')).toBe('0.8+0');
  });

  it('reject a triggered buy that the funds no longer cover', () => {
    place(venue, ann, 'buy 0.9 takeProfit @ 20000');
    place(venue, bob, 'sell 0.9 @ 25000');
    place(venue, bob, 'sell 0.01 @ 20000');
    place(venue, bob, 'buy 0.01 market');
    expect(order(1)).toMatchObject({ status: 'closed', reason: 'rejected', filledSize: '0' });
    expect(funds(venue, ann, 'USDT')).toBe('20000+0');
  });

  it('can be cancelled', () => {
    place(venue, ann, 'sell 0.5 stopLoss @ 19000');
    venue.cancel(ann, TICKER, 1, 0);
    expect(order(1)).toMatchObject({ status: 'closed', reason: 'cancelled' });
    expect(funds(venue, ann, 'BTC')).toBe('1+0');
  });

  it('tell no depth for a level that ends where it began', () => {
    place(venue, bob, 'buy 0.1 stop @ 19999.95');
    place(venue, ann, 'buy 0.1 @ 20000');
    const facts = place(venue, ann, 'sell 0.1 market');
    expect(typeof facts !== 'string' && facts.map(lineOf)).toEqual([
      'order 3 ann new 0/0.1',
      'trade sell 0.1@20000',
      'order 3 ann closed 0.1/0.1 filled',
      'order 2 ann closed 0.1/0.1 filled',
      'order 1 bob open 0/0.1',
      'balance ann',
      'finres ann',
    ]);
    expect(venue.depth(TICKER).bids).toEqual([{ price: '20000', size: '0.1' }]);
  });
});

describe('trigger orders of a futures venue', () => {
  beforeEach(() => {
    open(futuresSpec());
    place(venue, bob, 'sell 5 @ 20000');
    place(venue, ann, 'buy 5 market');
  });

  it('close a position by a reduce-only stop loss', () => {
    place(venue, ann, 'sell 5 stopLoss @ 19000 reduce');
    place(venue, bob, 'buy 5 @ 18990');
    trade(19000);
    expect(venue.positions(ann)).toEqual([]);
    expect(called('sell 5 stopLoss @ 19000 reduce')).toMatchObject({
      type: 'stopLoss',
      reason: 'filled',
    });
  });

  it('take no more than the position still has', () => {
    place(venue, ann, 'sell 5 takeProfit @ 21000 reduce');
    place(venue, bob, 'buy 9 @ 20000');
    place(venue, ann, 'sell 3 market');
    trade(21000);
    expect(called('sell 5 takeProfit @ 21000 reduce')).toMatchObject({
      filledSize: '2',
      status: 'closed',
      reason: 'cancelled',
    });
    expect(venue.positions(ann)).toEqual([]);
  });

  it('are rejected when the position is gone or the margin is missing', () => {
    place(venue, ann, 'sell 5 stopLoss @ 19000 reduce');
    place(venue, ann, 'buy 900 stopLoss @ 20500');
    place(venue, bob, 'buy 5 @ 20000');
    place(venue, ann, 'sell 5 market');
    place(venue, bob, 'buy 5 @ 18000');
    trade(19000);
    place(venue, bob, 'sell 900 @ 20500');
    place(venue, bob, 'buy 0.01 market');
    expect(called('sell 5 stopLoss @ 19000 reduce')).toMatchObject({
      status: 'closed',
      reason: 'rejected',
    });
    expect(called('buy 900 stopLoss @ 20500')).toMatchObject({
      status: 'closed',
      reason: 'rejected',
    });
  });

  it('lock nothing while they wait', () => {
    const before = funds(venue, ann, 'USDT');
    place(venue, ann, 'buy 5 stop @ 30000');
    expect(funds(venue, ann, 'USDT')).toBe(before);
  });
});
