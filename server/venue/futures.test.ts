import {
  coinSpec,
  funds,
  futuresSpec,
  intentOf,
  lineOf,
  openVenue,
  orderCalled,
  place,
  TICKER,
} from './samples.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;
let bob: VenueAccount;

function open(spec = futuresSpec(), balance = '20000'): void {
  // Margin by itself; liquidation has its own tests.
  venue = openVenue(spec, { liquidation: 'off' });
  ann = venue.openAccount('ann', { USDT: balance });
  bob = venue.openAccount('bob', { USDT: '10000000' });
}
/** Ann takes what bob offers at the price. */
function annTakes(side: 'buy' | 'sell', size: number, price: number): readonly string[] {
  place(venue, bob, `${side === 'buy' ? 'sell' : 'buy'} ${size} @ ${price}`);
  const facts = place(venue, ann, `${side} ${size} market`);
  return typeof facts === 'string' ? [facts] : facts.map(lineOf);
}
const positionOfAnn = () => venue.positions(ann)[0];

beforeEach(() => open());

describe('a futures venue', () => {
  it('tells positions after the orders, taker before maker', () => {
    expect(annTakes('buy', 5, 20000)).toEqual([
      'order 2 ann new 0/5',
      'trade buy 5@20000',
      'order 2 ann closed 5/5 filled',
      'order 1 bob closed 5/5 filled',
      'position ann buy 5 new',
      'position bob sell 5 new',
      'depth 2 ask 20000=0',
      'balance ann',
      'finres ann',
      'balance bob',
      'finres bob',
    ]);
  });

  it('locks margin and pays the fee from the quote asset', () => {
    // 5 · 20 000 / 10 = 10 000 margin; 100 000 · 600 ppm = 60 fee
    annTakes('buy', 5, 20000);
    expect(funds(venue, ann, 'USDT')).toBe('9940+10000');
    expect(orderCalled(venue, 'buy 5 market')).toMatchObject({ fee: '60', feeCurrency: 'USDT' });
    expect(venue.finres(ann)).toEqual([
      {
        currency: 'USDT',
        result: '-60',
        fee: '60',
        funds: '19940',
        available: '9940',
        blocked: '10000',
      },
    ]);
  });

  it('realises profit on the part that is closed and keeps the average', () => {
    // venues.md (d) 1: long 5 at 20 000, sell 2 at 21 000 → long 3, +2000, fee 25.2
    annTakes('buy', 5, 20000);
    annTakes('sell', 2, 21000);
    expect(positionOfAnn()).toMatchObject({
      side: 'buy',
      size: '3',
      avgPriceFix: '20000',
      realised: '2000',
      status: 'open',
    });
    expect(orderCalled(venue, 'sell 2 market')?.fee).toBe('25.2');
    // 20 000 − 60 + 2000 − 25.2, of which 6000 are margin
    expect(funds(venue, ann, 'USDT')).toBe('15914.8+6000');
  });

  it('flips: closes the old position, then opens a new one at the price of the fill', () => {
    // venues.md (d) 2: sell 7 at 21 000 → short 2 at 21 000, +5000, fee 88.2, margin 4200
    annTakes('buy', 5, 20000);
    const facts = annTakes('sell', 7, 21000).filter((line) => line.startsWith('position ann'));
    expect(facts).toEqual(['position ann buy 0 closed', 'position ann sell 2 new']);
    expect(positionOfAnn()).toMatchObject({ side: 'sell', size: '2', avgPriceFix: '21000' });
    expect(orderCalled(venue, 'sell 7 market')?.fee).toBe('88.2');
    expect(funds(venue, ann, 'USDT')).toBe('20651.8+4200');
    expect(positionOfAnn()?.realised).toBe('0');
  });

  it('adjusts the dynamic average by realised profit', () => {
    // long 2 at 3200, 0.5 sold with a profit of 6.75 → 1.5 at 3195.5
    annTakes('buy', 2, 3200);
    annTakes('sell', 0.5, 3213.5);
    expect(positionOfAnn()).toMatchObject({
      size: '1.5',
      avgPriceFix: '3200',
      avgPriceDyn: '3195.5',
      realised: '6.75',
    });
  });

  it('adjusts that of a coin contract in coins, and shows a price that there is not below zero', () => {
    venue = openVenue(coinSpec(), { liquidation: 'off' });
    ann = venue.openAccount('ann', { BTC: '10' });
    bob = venue.openAccount('bob', { BTC: '1000' });
    // long 1000 USD at 5000: 0.2 coins; 500 sold at 5500 gain 0.1 - 0.0909… → 500 / 0.1090909…
    annTakes('buy', 10, 5000);
    annTakes('sell', 5, 5500);
    expect(positionOfAnn()).toMatchObject({ avgPriceFix: '5000', avgPriceDyn: '4583.333333333' });
    // 400 more sold at 2000 lose 0.12: what is left, 0.02 coins, makes up for it at no price
    annTakes('sell', 4, 2000);
    expect(positionOfAnn()).toMatchObject({ size: '1', avgPriceFix: '5000' });
    expect(Number(positionOfAnn()?.avgPriceDyn)).toBeCloseTo(
      100 / (0.02 + 0.1 - 100 / 1100 - 0.12),
    );
    annTakes('sell', 1, 2000);
    annTakes('sell', 10, 5000);
    annTakes('buy', 5, 4000);
    expect(positionOfAnn()).toMatchObject({ side: 'sell', avgPriceDyn: '6666.666666667' });
  });

  it('shows the average of several entries', () => {
    // venues.md (b) 2: 0.5 at 5000 plus 0.3 at 6000 → 5375
    annTakes('buy', 0.5, 5000);
    annTakes('buy', 0.3, 6000);
    expect(positionOfAnn()).toMatchObject({ avgPriceFix: '5375', status: 'open' });
  });

  it('uses the leverage of the account', () => {
    const cid = venue.openAccount('cid', { USDT: '1000' }, { leverage: 100 });
    place(venue, cid, 'buy 1 @ 20000');
    expect(funds(venue, cid, 'USDT')).toBe('800+200');
  });
});

describe('margin of orders', () => {
  it('is locked for resting orders that open and freed when they are cancelled', () => {
    place(venue, ann, 'buy 2 @ 20000');
    place(venue, ann, 'sell 1 @ 30000');
    expect(funds(venue, ann, 'USDT')).toBe('13000+7000');
    venue.cancel(ann, TICKER, 1, 0);
    expect(funds(venue, ann, 'USDT')).toBe('17000+3000');
  });

  it('is not locked for the part that reduces', () => {
    annTakes('buy', 5, 20000);
    const before = funds(venue, ann, 'USDT');
    place(venue, ann, 'sell 5 @ 25000');
    expect(funds(venue, ann, 'USDT')).toBe(before);
    place(venue, ann, 'sell 1 @ 26000');
    expect(funds(venue, ann, 'USDT')).toBe('7340+12600');
  });

  it('refuses what it cannot cover, the taker fee included', () => {
    expect(place(venue, ann, 'buy 10 @ 20000')).not.toBe('Insufficient margin');
    expect(place(venue, ann, 'buy 0.001 @ 20000')).toBe('Insufficient margin');
    open();
    place(venue, bob, 'sell 10 @ 20000');
    expect(place(venue, ann, 'buy 10 market')).toBe('Insufficient margin');
    expect(place(venue, ann, 'buy 9.9 market')).not.toBe('Insufficient margin');
  });

  it('never stands in the way of an order that only reduces', () => {
    open(futuresSpec(), '1010');
    annTakes('buy', 0.5, 20000);
    expect(funds(venue, ann, 'USDT')).toBe('4+1000');
    annTakes('sell', 0.5, 18500);
    expect(venue.positions(ann)).toEqual([]);
    // 1004 − 750 − 5.55
    expect(funds(venue, ann, 'USDT')).toBe('248.45+0');
  });

  it('lets the house pay what an account cannot', () => {
    open(futuresSpec(), '1010');
    annTakes('buy', 0.5, 20000);
    annTakes('sell', 0.5, 10000);
    expect(funds(venue, ann, 'USDT')).toBe('0+0');
    expect(venue.totals()).toEqual({ USDT: '10001010' });
  });

  it('cancels the newest opening orders when losses eat into it', () => {
    open(futuresSpec(), '3100');
    annTakes('buy', 1, 20000);
    place(venue, ann, 'buy 0.4 @ 10000');
    place(venue, ann, 'buy 0.4 @ 10001');
    place(venue, ann, 'sell 1 @ 30000');
    const facts = annTakes('sell', 0.8, 19000);
    expect(facts.filter((line) => line.includes('cancelled'))).toEqual([
      'order 7 ann closed 0/1 cancelled',
    ]);
    expect(venue.openOrders(ann)).toHaveLength(2);
  });
});

describe('roundings and remainders', () => {
  it('rounds margin up to one atom', () => {
    const cid = venue.openAccount('cid', { USDT: '10000' }, { leverage: 3 });
    place(venue, cid, 'buy 1 @ 20000');
    expect(funds(venue, cid, 'USDT')).toBe('3333.33333333+6666.66666667');
  });

  it('keeps a newer order that reduces when margin is missing', () => {
    open(futuresSpec(), '3100');
    annTakes('buy', 1, 20000);
    place(venue, ann, 'buy 1 @ 10000');
    place(venue, ann, 'sell 0.2 @ 30000');
    annTakes('sell', 0.5, 17000);
    expect(venue.openOrders(ann).map(({ clientId }) => clientId)).toEqual(['sell 0.2 @ 30000']);
  });

  it('never asks a reduce-only order for margin', () => {
    open(futuresSpec(), '1010');
    annTakes('buy', 0.5, 20000);
    place(venue, ann, 'sell 0.5 @ 30000');
    expect(place(venue, ann, 'sell 0.5 @ 40000')).toBe('Insufficient margin');
    expect(place(venue, ann, 'sell 0.5 @ 40000 reduce')).not.toBe('Insufficient margin');
    expect(funds(venue, ann, 'USDT')).toBe('4+1000');
  });
});

describe('with two instruments of one quote asset', () => {
  it('cancels orders of the other one when margin is missing', () => {
    const spec = futuresSpec();
    const other = spec.instruments.map((one) => ({ ...one, ticker: 'ETHUSDT', baseAsset: 'ETH' }));
    open({ ...spec, instruments: [...spec.instruments, ...other] }, '3100');
    annTakes('buy', 1, 20000);
    venue.place(ann, { ...intentOf('buy 1 @ 10000'), ticker: 'ETHUSDT' }, 0);
    expect(funds(venue, ann, 'USDT')).toBe('88+3000');
    const facts = annTakes('sell', 0.5, 17000);
    expect(facts.slice(-6)).toEqual([
      'depth 4 bid 17000=0',
      'depth 2 bid 10000=0',
      'balance ann',
      'finres ann',
      'balance bob',
      'finres bob',
    ]);
    expect(venue.openOrders(ann)).toEqual([]);
    expect(funds(venue, ann, 'USDT')).toBe('582.9+1000');
  });
});

describe('reduce-only', () => {
  it('is cut to the position and refused without one', () => {
    expect(place(venue, ann, 'sell 1 @ 20000 reduce')).toBe(
      'Reduce-only order has nothing to reduce',
    );
    annTakes('buy', 5, 20000);
    expect(place(venue, ann, 'buy 1 @ 20000 reduce')).toBe(
      'Reduce-only order has nothing to reduce',
    );
    place(venue, ann, 'sell 7 @ 25000 reduce');
    expect(venue.openOrders(ann)[0]).toMatchObject({ size: '5', reduceOnly: true });
  });

  it('never opens, even when other orders of the account are filled first', () => {
    annTakes('buy', 5, 20000);
    place(venue, ann, 'sell 3 @ 25000');
    place(venue, ann, 'sell 5 @ 25001 reduce');
    place(venue, bob, 'buy 9 @ 25001');
    expect(venue.positions(ann)).toEqual([]);
    expect(orderCalled(venue, 'sell 5 @ 25001 reduce')).toMatchObject({
      filledSize: '2',
      reason: 'cancelled',
    });
    expect(venue.depth(TICKER).bids).toEqual([{ price: '25001', size: '4' }]);
  });
});
