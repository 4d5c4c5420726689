import {
  ALT,
  CROWD,
  MAJOR,
  MINUTE,
  midOf,
  openMarket,
  SECOND,
  stateOf,
  VENUE,
  venueOf,
  watch,
} from './testing/lively-world.js';
import type { WorldInstrument } from './world.js';

const open = (instruments: readonly WorldInstrument[] = [MAJOR, ALT], seed = 1) =>
  openMarket(venueOf(instruments), { seed });

describe('steering', () => {
  it('lets the price drift, fall and come back', async () => {
    const test = watch(open());
    await test.pass(MINUTE);
    const start = midOf(test);
    test.market.steer(VENUE, 'BTCUSDT', { shift: { bp: -150, overMs: 20 * SECOND } });
    await test.pass(21 * SECOND);
    expect(midOf(test) / start - 1).toBeLessThan(-0.013);
    test.market.steer(VENUE, 'BTCUSDT', { shift: { bp: 150, overMs: 20 * SECOND } });
    await test.pass(21 * SECOND);
    expect(Math.abs(midOf(test) / start - 1)).toBeLessThan(0.003);
    test.market.steer(VENUE, 'BTCUSDT', { driftBpPerHour: 3600 });
    await test.pass(2 * MINUTE);
    expect(midOf(test) / start - 1).toBeGreaterThan(0.009);
  });

  it('stops and goes on', async () => {
    const test = watch(open());
    await test.pass(MINUTE);
    test.market.pause(VENUE);
    const before = stateOf(test, 'BTCUSDT');
    await test.pass(0);
    expect(stateOf(test, 'BTCUSDT')).toBe(before);
    const { placed } = test.market.counts(VENUE, 'BTCUSDT') ?? { placed: 0 };
    await test.pass(MINUTE);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBe(placed);
    test.market.resume();
    await test.pass(MINUTE);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBeGreaterThan(placed + 500);
  });

  it('waits while trading is not allowed', async () => {
    const test = watch(open());
    await test.pass(10 * SECOND);
    test.venue.setTradingAllowed('BTCUSDT', false);
    await test.pass(SECOND);
    const book = test.venue.depth('BTCUSDT');
    await test.pass(MINUTE);
    expect(test.venue.depth('BTCUSDT')).toEqual(book);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.refused).toBeLessThan(120);
    test.venue.setTradingAllowed('BTCUSDT', true);
    const { placed } = test.market.counts(VENUE, 'BTCUSDT') ?? { placed: 0 };
    await test.pass(20 * SECOND);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBeGreaterThan(placed + 100);
  });

  it('offers on one side only', async () => {
    const test = watch(open([{ ...MAJOR, crowd: { ...CROWD, side: 'sell' } }]));
    await test.pass(MINUTE);
    const { asks, bids } = test.venue.depth('BTCUSDT');
    expect(bids).toEqual([]);
    expect(asks.length).toBeGreaterThan(20);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBeLessThan(10_000);
  });

  it('thins the book', async () => {
    const test = watch(open([{ ...MAJOR, crowd: { ...CROWD, density: 0.125 } }]));
    await test.pass(MINUTE);
    const { asks } = test.venue.depth('BTCUSDT');
    expect(asks.length).toBeLessThan(100);
    expect(asks.length).toBeGreaterThan(5);
  });

  it('keeps orders of other accounts out of the hands of the agents', async () => {
    const test = watch(open());
    await test.pass(SECOND);
    const intent = {
      ticker: 'BTCUSDT',
      side: 'buy',
      type: 'limit',
      price: '64000',
      size: '100',
      reduceOnly: false,
      clientId: '',
    } as const;
    const account = test.venue.openAccount('other', { USDT: '1000000000' }, { isWatched: false });
    test.venue.place(account, intent, test.clock.now());
    await test.pass(MINUTE);
    expect(test.venue.openOrders(account)).toHaveLength(1);
  });
});
