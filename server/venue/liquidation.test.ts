import {
  coinSpec,
  funds,
  futuresSpec,
  lineOf,
  openVenue,
  optionsSpec,
  place,
  TICKER,
} from './samples.js';
import type { VenueSpec } from './spec.js';
import type { Venue, VenueAccount } from './venue.js';

let venue: Venue;
let ann: VenueAccount;
let bob: VenueAccount;
let cid: VenueAccount;

/** Ann has little, the others plenty. */
function open(spec: VenueSpec, asset: string, little: string, liquidation: 'on' | 'off' = 'on') {
  venue = openVenue({ ...spec, insurance: { [asset]: '1000' } }, { liquidation });
  ann = venue.openAccount('ann', { [asset]: little });
  bob = venue.openAccount('bob', { [asset]: '1000000' });
  cid = venue.openAccount('cid', { [asset]: '1000000' });
}

/** Bob and cid trade with each other. */
function trade(price: number): readonly string[] {
  place(venue, bob, `buy 1 @ ${price}`);
  const facts = place(venue, cid, `sell 1 @ ${price}`);
  return typeof facts === 'string' ? [facts] : facts.map(lineOf);
}

describe('liquidation', () => {
  it('waits until less than the maintenance margin is left, then sells at the market', () => {
    open(futuresSpec(), 'USDT', '2100');
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    // 2100 − 12 fee; at 19 000 the loss is 1000, and 5 % of 19 000 are 950: 1088 is enough
    expect(trade(19000).filter((line) => line.includes(' ann '))).toEqual([]);
    place(venue, cid, 'buy 1 @ 18500');
    // at 18 800 the loss is 1200: 888 is less than 940
    expect(trade(18800).filter((line) => line.includes(' ann '))).toEqual([
      'order 12 ann new 0/1',
      'order 12 ann closed 1/1 filled',
      'position ann buy 0 closed',
    ]);
    // 2088 − 1500 − 11.1 fee
    expect(funds(venue, ann, 'USDT')).toBe('576.9+0');
  });

  it('takes what a bankrupt account cannot pay from the insurance', () => {
    open(futuresSpec(), 'USDT', '2100');
    const totals = venue.totals();
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    place(venue, cid, 'buy 1 @ 17000');
    trade(18000);
    expect(funds(venue, ann, 'USDT')).toBe('0+0');
    // 2088 − 3000 − 10.2 fee
    expect(venue.houseFunds().insurance).toEqual({ USDT: '77.8' });
    expect(venue.totals()).toEqual(totals);
  });

  it('leaves everybody alone when it is off', () => {
    open(futuresSpec(), 'USDT', '2100', 'off');
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    place(venue, cid, 'buy 1 @ 17000');
    trade(18000);
    expect(venue.positions(ann)).toHaveLength(1);
  });

  it('follows a mark price that was set, and cancels the orders of the account first', () => {
    open(futuresSpec({ maintenancePpm: 10_000 }), 'USDT', '2200');
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    place(venue, ann, 'sell 1 @ 30000');
    place(venue, cid, 'buy 1 @ 18500');
    expect(venue.setMark(TICKER, '18100', 0).facts).toEqual([]);
    // 2188 − 2000 = 188 still is 1 % of 18 000; 2188 − 2050 = 138 is less than 1 % of 17 950
    expect(venue.setMark(TICKER, '18000', 0).facts).toEqual([]);
    const lines = venue.setMark(TICKER, '17950', 0).facts.map(lineOf);
    expect(lines[0]).toBe('order 5 ann closed 0/1 cancelled');
    expect(venue.positions(ann)).toEqual([]);
    expect(() => venue.setMark(TICKER, 'x', 0)).toThrow(RangeError);
  });

  it('keeps a position that nobody takes over, and tries again with the next trade', () => {
    open(futuresSpec(), 'USDT', '2100');
    place(venue, bob, 'sell 1 @ 20000');
    place(venue, ann, 'buy 1 market');
    trade(18500);
    expect(venue.positions(ann)).toHaveLength(1);
    place(venue, cid, 'buy 1 @ 18400');
    trade(18500);
    expect(venue.positions(ann)).toEqual([]);
  });

  it('closes shorts of coin futures and sellers of options too', () => {
    open(coinSpec(), 'BTC', '0.06');
    place(venue, bob, 'buy 100 @ 20000');
    place(venue, ann, 'sell 100 market');
    place(venue, cid, 'sell 100 @ 23000');
    trade(22000);
    expect(venue.positions(ann)).toEqual([]);
    open(optionsSpec(), 'USDT', '1100');
    place(venue, bob, 'buy 1 @ 1000');
    place(venue, ann, 'sell 1 market');
    place(venue, cid, 'sell 1 @ 1600');
    trade(1500);
    expect(venue.positions(ann)).toEqual([]);
  });
});
