import { VirtualClock } from '../ambient/virtual-clock.js';
import { startMock } from '../index.js';
import { createSimulation, type Simulation } from '../simulation.js';
import { buildWorld, type ScenarioFile } from './scenario-file.js';
import type { CrowdChange, LivingCrowd } from './steering.js';
import { Steering } from './steering.js';
import { scheduleSteps } from './steps.js';
import type { StepSpec } from './story.js';
import { FILE, LIQUIDITY, VENUE } from './testing/small-scenario.js';

const PLACE = { venue: 'test-futures', ticker: 'BTCUSDT' } as const;
const OPTIONS = {
  seed: 1,
  dialect: 'camel',
  edition: '1.0.3',
  bodies: 'lenient',
  ids: 'small',
  knobs: {},
  maxJournal: 20_000,
} as const;

/** A still world of one instrument around 65123.5 that lives through the steps. */
function begin(steps: readonly StepSpec[], more: Partial<ScenarioFile> = {}) {
  const file = { ...FILE, venues: [{ ...VENUE, liquidity: LIQUIDITY }], steps, ...more };
  const world = buildWorld(file as ScenarioFile, new Map());
  const clock = new VirtualClock(world.startsAt);
  const simulation = createSimulation(OPTIONS, world, clock);
  const [connection] = simulation.terminal.connections;
  if (connection === undefined) throw new Error('There is a connection');
  const { venue } = connection;
  const pass = (ms: number): Promise<number> => clock.advance(ms, async () => {});
  return { simulation, connection, venue, pass, best: () => venue.best('BTCUSDT') };
}

const notes = ({ journal }: Simulation) =>
  journal.entries(0, 100).filter(({ channel }) => channel === 'world');

describe('the steps of a scenario', () => {
  it('move the price, at once and over a time', async () => {
    const { best, pass } = begin([
      { atMs: 100, do: 'move', ...PLACE, to: '65200' },
      { atMs: 200, do: 'move', ...PLACE, to: '65100', overMs: 1000 },
    ]);
    await pass(99);
    expect(best()).toEqual({ bid: '65123.4', ask: '65123.6' });
    await pass(1);
    expect(best()).toEqual({ bid: '65199.9', ask: '65200.1' });
    await pass(600);
    expect(best()).toEqual({ bid: '65149.9', ask: '65150.1' });
    await pass(500);
    expect(best()).toEqual({ bid: '65099.9', ask: '65100.1' });
  });

  it('build walls, eat them and take them back', async () => {
    const { venue, pass } = begin([
      { atMs: 1, do: 'wall', ...PLACE, name: 'a', side: 'sell', price: '65123.7', size: '5' },
      { atMs: 1, do: 'wall', ...PLACE, name: 'b', side: 'buy', distanceBp: 10, size: '7' },
      { atMs: 2, do: 'withdraw', wall: 'b' },
      { atMs: 3, do: 'eat', wall: 'a', overMs: 1000 },
    ]);
    const asks = () => venue.depth('BTCUSDT').asks.map(({ price, size }) => `${size} ${price}`);
    const bids = () => venue.depth('BTCUSDT').bids.map(({ price, size }) => `${size} ${price}`);
    await pass(1);
    expect(asks().some((level) => /^5\.\d+ 65123.7$/.test(level))).toBe(true);
    expect(bids().at(-1)).toBe('7 65058.2');
    await pass(1);
    expect(bids()).toHaveLength(3);
    await pass(501);
    expect(asks().some((level) => /^2\.\d+ 65123.7$/.test(level))).toBe(true);
    await pass(500);
    expect(asks()[0]).toMatch(/ 65123.8$/);
  });

  it('sweep, halt and mark', async () => {
    const { simulation, best, pass, venue } = begin([
      { atMs: 1, do: 'sweep', ...PLACE, side: 'buy', size: '0.001' },
      { atMs: 2, do: 'sweep', ...PLACE, side: 'buy', to: '65123.7' },
      { atMs: 3, do: 'mark', ...PLACE, price: '60000' },
      { atMs: 4, do: 'trading', ...PLACE, isAllowed: false },
      { atMs: 5, do: 'sweep', ...PLACE, side: 'sell', size: '1' },
      { atMs: 6, do: 'trading', ...PLACE, isAllowed: true },
    ]);
    await pass(4);
    expect(best()).toEqual({ bid: '65123.4', ask: '65123.8' });
    expect(venue.instrumentOf('BTCUSDT')?.isTradingAllowed).toBe(false);
    await pass(10);
    expect(venue.instrumentOf('BTCUSDT')?.isTradingAllowed).toBe(true);
    expect(notes(simulation).map(({ name }) => name)).toEqual([
      ...['step sweep', 'step sweep', 'step mark', 'step trading', 'step sweep', 'step trading'],
    ]);
    expect(notes(simulation)[4]?.data).toMatchObject({ failure: expect.stringMatching(/refuses/) });
  });

  it('change the mood of a living crowd, and pause it', async () => {
    const told: string[] = [];
    const crowd: LivingCrowd = {
      steer: (venue, ticker, change: CrowdChange) =>
        told.push(`${venue} ${ticker} ${JSON.stringify(change)}`),
      pause: (...what) => told.push(`pause ${what}`),
      resume: (...what) => told.push(`resume ${what}`),
      catchUp: () => {},
    };
    const { simulation, venue } = begin([]);
    const file = { ...FILE, venues: [{ ...VENUE, crowd: {} }] } as ScenarioFile;
    const [spec] = buildWorld(file, new Map()).venues;
    if (spec === undefined) throw new Error('There is a venue');
    const clock = new VirtualClock(0);
    const steering = new Steering({
      venues: new Map([[spec.id, { venue, spec }]]),
      clock,
      prng: { split: () => ({}) } as never,
      crowd,
      stillAccount: 'crowd',
      publish: () => {},
    });
    const steps: StepSpec[] = [
      { atMs: 1, do: 'trend', ...PLACE, bpPerHour: 60 },
      { atMs: 2, do: 'shift', ...PLACE, bp: -150, overMs: 20_000 },
      { atMs: 3, do: 'density', ...PLACE, density: 0.5 },
      { atMs: 4, do: 'side', ...PLACE, side: 'sell' },
      { atMs: 5, do: 'pause', ticker: 'BTCUSDT' },
      { atMs: 6, do: 'resume' },
    ];
    scheduleSteps(steps, { steering, clock, connection: () => {}, note: () => {} });
    await clock.advance(10, async () => {});
    expect(told).toEqual([
      'test-futures BTCUSDT {"driftBpPerHour":60}',
      'test-futures BTCUSDT {"shift":{"bp":-150,"overMs":20000}}',
      'test-futures BTCUSDT {"density":0.5}',
      'test-futures BTCUSDT {"side":"sell"}',
      'pause ,BTCUSDT',
      'resume ,',
    ]);
    expect(notes(simulation)).toEqual([]);
  });

  it('happen again after a reset, and none that was to come before it', async () => {
    const mock = await startMock({ scenario: 'reconnecting', clock: 'virtual' });
    const state = () => mock.connections.list().connections[0]?.state;
    await mock.advance(12_000);
    expect(state()).toBe(3);
    await mock.reset();
    expect(state()).toBe(2);
    await mock.advance(9_999);
    expect(state()).toBe(2);
    await mock.advance(1);
    expect(state()).toBe(3);
    await mock.stop();
  });
});

describe('the start of a world', () => {
  const balances = { USDT: '100000', BTC: '0' };
  const connections = [{ id: 5, venue: 'test-futures', name: 'Five', balances }];
  const order = { connectionId: 5, ticker: 'BTCUSDT', side: 'buy', size: '1' } as const;

  it('has its positions and orders, and loses no money to them', () => {
    const { connection, venue } = begin([], {
      connections,
      positions: [{ ...order, entryPrice: '64000' }],
      orders: [{ ...order, price: '60000', size: '0.1' }],
    });
    expect(venue.positions(connection.account)).toMatchObject([
      { size: '1', avgPriceFix: '64000' },
    ]);
    expect(venue.openOrders(connection.account)).toMatchObject([{ price: '60000' }]);
    const { bid, ask } = venue.best('BTCUSDT');
    expect([bid, ask]).toEqual(['65123.4', '65123.6']);
    expect(venue.totals().USDT).toMatch(/00000$/);
  });

  it('is refused when the venue would not take an order', () => {
    const orders = [{ ...order, price: '60000', size: '90' }];
    expect(() => begin([], { connections, orders })).toThrow(
      /Scenario 'mine' at \/orders\/0: .* expected what the venue accepts; it says: .*margin/i,
    );
  });
});
