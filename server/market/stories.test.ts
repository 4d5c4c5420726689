import { VirtualClock } from '../ambient/virtual-clock.js';
import { createSimulation, type Simulation } from '../simulation.js';
import type { Connection } from '../terminal/connection.js';
import { loadScenario } from './scenario.js';

const OPTIONS = {
  dialect: 'camel',
  edition: '1.0.3',
  bodies: 'lenient',
  ids: 'small',
  knobs: {},
  maxJournal: 20_000,
} as const;

class Story {
  constructor(
    readonly clock: VirtualClock,
    readonly simulation: Simulation,
  ) {}

  static async begin(scenario: string, seed = 1): Promise<Story> {
    const { world } = await loadScenario(scenario, seed);
    const clock = new VirtualClock(world.startsAt);
    return new Story(clock, createSimulation({ ...OPTIONS, seed }, world, clock));
  }

  connection(id: number): Connection {
    const connection = this.simulation.terminal.connection(id);
    if (connection === undefined) throw new Error(`No connection ${id}`);
    return connection;
  }

  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms, async () => {});
  }

  book(id = 1, ticker = 'BTCUSDT') {
    return this.connection(id).venue.depth(ticker);
  }

  mid(id = 1, ticker = 'BTCUSDT'): number {
    const { bid, ask } = this.connection(id).venue.best(ticker);
    return (Number(bid) + Number(ask)) / 2;
  }

  /** Size on a side within so many basis points of the mid. */
  depth(side: 'bids' | 'asks', bp = 20): number {
    const mid = this.mid();
    return this.book()
      [side].filter(({ price }) => Math.abs(Number(price) / mid - 1) * 10_000 < bp)
      .reduce((sum, { size }) => sum + Number(size), 0);
  }

  /** The mid every so often. */
  async path(ms: number, everyMs: number): Promise<number[]> {
    const mids: number[] = [];
    for (let at = 0; at < ms; at += everyMs) {
      await this.pass(everyMs);
      mids.push(this.mid());
    }
    return mids;
  }
}

const bp = (to: number, from: number): number => (to / from - 1) * 10_000;

describe('the stories', () => {
  it('trend: the price rises by about three percent an hour', async () => {
    const story = await Story.begin('trend');
    const start = story.mid();
    await story.pass(1_200_000);
    expect(bp(story.mid(), start)).toBeGreaterThan(40);
    expect(bp(story.mid(), start)).toBeLessThan(160);
  });

  it('flash-crash: the price falls, and recovers', async () => {
    const story = await Story.begin('flash-crash');
    await story.pass(60_000);
    const before = story.mid();
    const crash = await story.path(25_000, 500);
    expect(bp(Math.min(...crash), before)).toBeLessThan(-150);
    await story.pass(95_000);
    expect(bp(story.mid(), before)).toBeGreaterThan(-80);
    expect(bp(story.mid(), before)).toBeLessThan(40);
    const { bids, asks } = story.book();
    expect(Math.min(bids.length, asks.length)).toBeGreaterThan(20);
  });

  it('wall-breakout: a wall appears, is eaten, and the price goes beyond it', async () => {
    const story = await Story.begin('wall-breakout');
    const wall = () => story.book().asks.find(({ size }) => Number(size) >= 140);
    await story.pass(29_999);
    expect(wall()).toBeUndefined();
    await story.pass(1);
    const stood = wall();
    expect(stood).toBeDefined();
    const price = Number(stood?.price);
    const sizeAt = (): number =>
      Number(story.book().asks.find((level) => Number(level.price) === price)?.size ?? 0);
    await story.pass(59_000);
    expect(sizeAt()).toBeGreaterThan(50);
    expect(story.mid()).toBeLessThan(price);
    await story.pass(9_000);
    const left = sizeAt();
    expect(left).toBeLessThan(140);
    await story.pass(7_000);
    expect(sizeAt()).toBeLessThan(left);
    await story.pass(15_000);
    expect(story.mid()).toBeGreaterThan(price);
  });

  it('one-sided: the asks dry up, and come back', async () => {
    const story = await Story.begin('one-sided');
    await story.pass(209_000);
    const asks = story.book().asks.length;
    expect(asks).toBeLessThan(story.book().bids.length / 4);
    await story.pass(31_000);
    expect(story.book().asks.length).toBeGreaterThan(2 * asks + 10);
  });

  it('thin: there is much less to take', async () => {
    const [thin, usual] = [await Story.begin('thin'), await Story.begin('default')];
    const sums = [0, 0];
    for (let i = 0; i < 20; i += 1)
      for (const [at, story] of [thin, usual].entries()) {
        await story.pass(10_000);
        sums[at] = (sums[at] ?? 0) + story.depth('bids') + story.depth('asks');
      }
    expect((sums[0] ?? 0) / (sums[1] ?? 1)).toBeLessThan(0.35);
  });

  it('leader-follower: the follower jumps two seconds after the leader', async () => {
    const story = await Story.begin('leader-follower');
    const mids = () => [story.mid(1), story.mid(6, 'BTC_USDT')] as const;
    await story.pass(29_900);
    const before = mids();
    await story.pass(1_600);
    const leading = mids();
    await story.pass(2_000);
    const following = mids();
    expect(bp(leading[0], before[0])).toBeGreaterThan(20);
    expect(Math.abs(bp(leading[1], before[1]))).toBeLessThan(10);
    expect(bp(following[1], before[1])).toBeGreaterThan(20);
  });

  it('in-position: positions have their entry prices, orders their places', async () => {
    const story = await Story.begin('in-position');
    const { venue, account } = story.connection(1);
    expect(venue.positions(account)).toMatchObject([
      { ticker: 'BTCUSDT', side: 'buy', size: '0.5', avgPriceFix: '65000' },
    ]);
    expect(
      venue
        .openOrders(account)
        .map(({ number, ticker, type, side, price, status }) =>
          [number, ticker, type, side, price, status].join(' '),
        ),
    ).toEqual([
      '5 BTCUSDT limit sell 68000 open',
      '6 BTCUSDT stopLoss sell 62000 open',
      '7 ETHUSDT stopLoss sell 2900 open',
    ]);
    const other = story.connection(11);
    expect(other.venue.positions(other.account)).toMatchObject([
      { ticker: 'ETHUSDT', side: 'sell' },
    ]);
    const spot = story.connection(2);
    expect(spot.venue.openOrders(spot.account)).toHaveLength(2);
    await story.pass(60_000);
    expect(venue.positions(account)).toHaveLength(1);
  });

  it('reconnecting: the state drops and comes back', async () => {
    const story = await Story.begin('reconnecting');
    const states: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const [one, two] = [story.connection(1), story.connection(2)];
      states.push(`${one.state}${two.state}${two.active ? '' : ' off'}`);
      await story.pass(5_000);
    }
    expect(states).toEqual([
      ...['22', '22', '32', '32', '32', '22', '22', '22', '20 off', '20 off', '22', '22'],
    ]);
    const names = story.simulation.journal.entries(0, 100).map(({ name }) => name);
    expect(names.filter((name) => name === 'step connection')).toHaveLength(4);
  });

  it('empty: nobody offers anything', async () => {
    const story = await Story.begin('empty');
    await story.pass(60_000);
    expect(story.book()).toEqual({ sequence: 0, bids: [], asks: [] });
  });

  it('are the same for the same seed, and others for another', async () => {
    const tell = async (seed: number): Promise<string> => {
      const story = await Story.begin('wall-breakout', seed);
      await story.pass(120_000);
      return JSON.stringify(story.book());
    };
    const first = await tell(3);
    expect(await tell(3)).toBe(first);
    expect(await tell(4)).not.toBe(first);
  });
});
