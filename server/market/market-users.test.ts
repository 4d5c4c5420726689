import { ACCOUNT_IDS } from './counter-door.js';
import {
  ALT,
  MAJOR,
  MINUTE,
  midOf,
  openMarket,
  placeLimit,
  SECOND,
  spreadOf,
  type TestMarket,
  VENUE,
  venueOf,
  watch,
} from './testing/lively-world.js';
import type { WorldInstrument } from './world.js';

const open = (instruments: readonly WorldInstrument[] = [MAJOR, ALT], seed = 1) =>
  openMarket(venueOf(instruments), { seed });

async function msUntilTight(test: TestMarket): Promise<number> {
  let waited = 0;
  while (spreadOf(test) > 1 && waited < 500) {
    await test.pass(1);
    waited += 1;
  }
  return waited;
}

describe('a user in a living market', () => {
  it('sweeps ten levels: the spread closes and the price keeps some of it', async () => {
    const test = watch(open());
    await test.pass(MINUTE);
    const before = midOf(test);
    const { asks } = test.venue.depth('BTCUSDT');
    const tenth = asks[9]?.price ?? '';
    const size = asks.slice(0, 10).reduce((sum, level) => sum + Number(level.size), 0);
    placeLimit(test, 'buy', tenth, size.toFixed(3));
    expect(spreadOf(test)).toBeGreaterThan(1);
    const waited = await msUntilTight(test);
    expect(waited).toBeLessThan(200);
    await test.pass(SECOND);
    const still = watch(open());
    await still.pass(MINUTE + waited + SECOND);
    // Against the same market without the sweep.
    expect(midOf(test)).toBeGreaterThan(midOf(still));
    expect(midOf(test)).toBeGreaterThan(before - 20);
  });

  it('takes the best level: the gap is closed within milliseconds', async () => {
    const test = watch(open());
    const waits: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      await test.pass(2 * SECOND);
      const [best] = test.venue.depth('BTCUSDT').asks;
      placeLimit(test, 'buy', best?.price ?? '', best?.size ?? '');
      if (spreadOf(test) > 1) waits.push(await msUntilTight(test));
    }
    waits.sort((a, b) => a - b);
    expect(waits.length).toBeGreaterThan(5);
    expect(waits[waits.length >> 1]).toBeLessThan(8);
  });

  it('rests a wall: it is hit, and no agent takes it back', async () => {
    const test = watch(open());
    await test.pass(MINUTE);
    const { bid } = test.venue.best('BTCUSDT');
    placeLimit(test, 'buy', `${bid}`, '30');
    await test.pass(MINUTE);
    const [order] = test.venue.openOrders(test.user);
    const filled = test.venue.positions(test.user)[0]?.size ?? '0';
    expect(Number(filled) + Number(order?.remainingSize ?? 0)).toBeCloseTo(30, 9);
    expect(Number(filled)).toBeGreaterThan(0);
  });

  it('moves the price with dust no further than with one order of the same size', async () => {
    const priceAfter = async (orders: number, size: string): Promise<number> => {
      const test = watch(open([ALT]), 'ALTUSDT');
      await test.pass(MINUTE);
      for (let i = 0; i < orders; i += 1) {
        const { ask } = test.venue.best('ALTUSDT');
        placeLimit(test, 'buy', `${ask}`, size, 'ALTUSDT');
      }
      await test.pass(SECOND);
      return midOf(test, 'ALTUSDT');
    };
    const dust = await priceAfter(400, '60');
    const one = await priceAfter(1, '24000');
    expect(Math.abs(dust - one)).toBeLessThan(0.0012);
  });

  it('takes everything on one side: it is offered again within a second', async () => {
    const test = watch(open());
    await test.pass(MINUTE);
    const last = test.venue.depth('BTCUSDT').asks.at(-1)?.price ?? '';
    placeLimit(test, 'buy', last, '1000');
    test.venue.cancelAll(test.user, 'BTCUSDT', test.clock.now());
    expect(test.venue.depth('BTCUSDT').asks).toEqual([]);
    await test.pass(2 * SECOND);
    const { asks: again } = test.venue.depth('BTCUSDT');
    expect(again.length).toBeGreaterThan(10);
    expect(await msUntilTight(test)).toBeLessThan(200);
    await test.pass(2 * MINUTE);
    expect(Math.abs(midOf(test) / 65123.5 - 1)).toBeLessThan(0.02);
  });

  it('finds the crowd solvent, and no asset more or less than before', async () => {
    for (const marketType of [2, 0]) {
      const fees = { makerPpm: 200, takerPpm: 500, currency: 'quote' } as const;
      const test = watch(
        openMarket(
          venueOf([MAJOR, ALT], { marketType, fees, leverage: marketType === 0 ? 1 : 10 }),
        ),
      );
      await test.pass(0);
      const totals = test.venue.totals();
      await test.pass(MINUTE);
      expect(test.venue.totals()).toEqual(totals);
      expect(test.market.counts(VENUE, 'BTCUSDT')).toMatchObject({ refused: 0 });
      for (const id of ACCOUNT_IDS) {
        const balances = test.venue.balances({ id });
        expect(balances.filter(({ free }) => free.startsWith('-') || free === '0')).toEqual([]);
      }
    }
  });
});
