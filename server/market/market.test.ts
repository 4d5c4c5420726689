import type { VenueFact } from '../venue/facts.js';
import {
  ALT,
  CROWD,
  HOUR,
  MAJOR,
  MINUTE,
  midOf,
  openMarket,
  placeLimit,
  SECOND,
  spreadOf,
  stateOf,
  type TestMarket,
  VENUE,
  venueOf,
  watch,
} from './testing/lively-world.js';
import type { WorldInstrument } from './world.js';

const open = (instruments: readonly WorldInstrument[] = [MAJOR, ALT], seed = 1) =>
  openMarket(venueOf(instruments), { seed });

describe('Market', () => {
  it('does nothing before a ticker is needed', async () => {
    const test = open();
    await test.pass(HOUR);
    expect(test.market.counts(VENUE, 'BTCUSDT')).toBeNull();
    expect(test.clock.pending().count).toBe(0);
  });

  it('comes to the same whatever the pieces in which time passes', async () => {
    const whole = watch(open());
    await whole.pass(20 * SECOND);
    const pieces = watch(open());
    for (let i = 0; i < 20 * SECOND; i += 1) await pieces.pass(1);
    expect(stateOf(pieces, 'BTCUSDT')).toBe(stateOf(whole, 'BTCUSDT'));
    const other = watch(open([MAJOR, ALT], 2));
    await other.pass(20 * SECOND);
    expect(stateOf(other, 'BTCUSDT')).not.toBe(stateOf(whole, 'BTCUSDT'));
  });

  it('comes to the same whoever watches', async () => {
    const alone = open();
    await alone.pass(30 * SECOND);
    const watched = watch(watch(open()), 'ALTUSDT');
    for (let i = 0; i < 50; i += 1) {
      await watched.pass(600);
      watched.venue.depth('BTCUSDT');
      watched.venue.best('ALTUSDT');
      if (i === 20) watched.watched.clear();
      if (i === 30) watch(watched);
    }
    const book = (test: TestMarket) => [
      test.venue.depth('BTCUSDT'),
      test.market.counts(VENUE, 'BTCUSDT'),
    ];
    expect(book(watched)).toEqual(book(alone));
    expect(alone.heard.length).toBe(0);
    expect(watched.heard.length).toBeGreaterThan(1000);
  });

  it('puts a ticker to sleep that nobody needs, and goes on with it for orders and positions', async () => {
    const test = watch(open());
    test.watched.clear();
    await test.pass(5 * SECOND);
    expect(test.clock.pending().count).toBe(0);
    placeLimit(test, 'buy', '60000', '0.01');
    await test.pass(5 * SECOND);
    expect(test.clock.pending().count).toBe(1);
    test.venue.cancelAll(test.user, 'BTCUSDT', test.clock.now());
    await test.pass(5 * SECOND);
    expect(test.clock.pending().count).toBe(0);
  });

  it('tells each trade at its own instant, in the order of time', async () => {
    const test = watch(open());
    const instants: number[] = [];
    for (let i = 0; i < 100; i += 1) {
      await test.pass(100);
      const trades = test.heard.filter(
        (fact): fact is VenueFact & { kind: 'trade' } => fact.kind === 'trade',
      );
      instants.push(...trades.map(({ at }) => at));
      expect(trades.every(({ at }) => at <= test.clock.now() && at > test.clock.now() - 100)).toBe(
        true,
      );
      test.heard.length = 0;
    }
    expect(instants.length).toBeGreaterThan(20);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });

  it('fills a resting order of a user when the price comes to it', async () => {
    const test = open();
    const { bid } = test.venue.best('BTCUSDT');
    placeLimit(test, 'buy', `${bid}`, '0.5');
    for (let i = 0; i < 120 && test.venue.positions(test.user).length === 0; i += 1)
      await test.pass(5 * SECOND);
    expect(test.venue.positions(test.user)).toMatchObject([{ ticker: 'BTCUSDT', side: 'buy' }]);
    const own = test.heard.filter((fact) => fact.kind === 'order' && fact.account === 'user');
    expect(own.length).toBeGreaterThan(0);
  });
});

const FOLLOWER: WorldInstrument = {
  ...MAJOR,
  ticker: 'BTCLATE',
  crowd: { ...CROWD, follows: { venue: VENUE, ticker: 'BTCUSDT', lagMs: 250 } },
};

describe('a follower', () => {
  it('goes where its leader was', async () => {
    const test = watch(open([MAJOR, FOLLOWER]), 'BTCLATE');
    test.market.steer(VENUE, 'BTCUSDT', { shift: { bp: 100, overMs: 0 } });
    const start = midOf(test, 'BTCLATE');
    await test.pass(200);
    expect(midOf(test, 'BTCLATE') / start - 1).toBeLessThan(0.001);
    await test.pass(2 * SECOND);
    expect(midOf(test, 'BTCLATE') / start - 1).toBeGreaterThan(0.008);
    await test.pass(MINUTE);
    expect(Math.abs(midOf(test, 'BTCLATE') / midOf(test) - 1)).toBeLessThan(0.0003);
  });

  it('comes to the same whether its leader is watched or not', async () => {
    const late = (test: TestMarket) => test.venue.depth('BTCLATE');
    const alone = open([MAJOR, FOLLOWER]);
    await alone.pass(30 * SECOND);
    const both = watch(watch(open([MAJOR, FOLLOWER])), 'BTCLATE');
    await both.pass(30 * SECOND);
    const first = watch(open([MAJOR, FOLLOWER]));
    await first.pass(30 * SECOND);
    expect(late(both)).toEqual(late(alone));
    expect(late(first)).toEqual(late(alone));
  });
});

describe('a long time without anybody', () => {
  it('is not replayed beyond six hours; prices remember it all the same', async () => {
    const test = open([MAJOR, FOLLOWER]);
    await test.pass(10 * 24 * HOUR);
    const { asks, bids } = test.venue.depth('BTCUSDT');
    expect(asks.length).toBeGreaterThan(20);
    expect(bids.length).toBeGreaterThan(20);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBeLessThan(5000);
    expect(midOf(test)).not.toBe(65123.5);
    const late = test.venue.depth('BTCLATE');
    expect(Math.abs(Number(late.bids[0]?.price) / midOf(test) - 1)).toBeLessThan(0.001);
    expect(test.market.counts(VENUE, 'BTCUSDT')?.placed).toBeLessThan(5000);
    watch(test);
    await test.pass(MINUTE);
    expect(spreadOf(test)).toBeLessThan(20);
  });
});
