import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageFolder } from '../../schemas/index.js';
import { loadScenario } from './scenario.js';
import {
  CONNECTION,
  FILE,
  INSTRUMENT,
  LIQUIDITY,
  VENUE,
  withVenue,
} from './testing/small-scenario.js';
import type { World } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
const path = join(folder, 'mine.json');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (content: unknown): string => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const worldOf = async (content: unknown, seed = 1): Promise<World> =>
  (await loadScenario(write(content), seed)).world;

describe('loadScenario', () => {
  it('fills in what a small file leaves out', async () => {
    const world = await worldOf(FILE);
    expect(world).toMatchObject({
      name: 'mine',
      knobs: {},
      bindings: [],
      active: { connectionId: 5, ticker: 'BTCUSDT' },
    });
    expect(world.venues).toEqual([
      {
        id: 'test-futures',
        exchange: 2,
        marketType: 2,
        market: 'USDT Futures',
        fees: VENUE.fees,
        leverage: 1,
        refusals: {},
        instruments: [
          {
            ...INSTRUMENT,
            quoteAsset: 'USDT',
            isTradingAllowed: true,
            priceIncrement: '0.1',
            minSize: '0.001',
            maxSize: null,
            minNotional: null,
            liquidity: null,
            crowd: null,
          },
        ],
      },
    ]);
    expect(world.connections[0]).toMatchObject({
      state: 2,
      active: true,
      viewMode: false,
      demoMode: false,
      balances: { USDT: '1000.5', BTC: '0' },
    });
  });

  it('lets instruments inherit from their venue and say otherwise', async () => {
    const { venues } = await worldOf(
      withVenue({
        minNotional: '5',
        liquidity: LIQUIDITY,
        source: 'a note for people',
        instruments: [
          { ...INSTRUMENT, ticker: 'A', liquidity: { minLots: 1000, maxLots: 2000 } },
          { ...INSTRUMENT, ticker: 'B', liquidity: null, minNotional: null, quoteAsset: 'USD' },
          { ...INSTRUMENT, ticker: 'C', isTradingAllowed: false },
        ],
      }),
    );
    expect(venues[0]).not.toHaveProperty('source');
    expect(venues[0]?.instruments).toMatchObject([
      { liquidity: { ...LIQUIDITY, minLots: 1000, maxLots: 2000 }, minNotional: '5' },
      { liquidity: null, minNotional: null, quoteAsset: 'USD' },
      { liquidity: null, quoteAsset: 'USDT' },
    ]);
  });

  it('puts a file over the built-in one that it extends', async () => {
    const base = (await loadScenario('quiet', 1)).world;
    const world = await worldOf({
      name: 'mine',
      description: 'Quiet with changes',
      extends: 'quiet',
      startsAt: '2027-02-03T04:05:06+00:00',
      knobs: { bookWindowMs: 0, toVenueMs: 'uniform:5:20', offGrid: 'round' },
      venues: [VENUE],
      connections: [
        { id: 2, name: 'Replaced', venue: 'test-futures' },
        { id: 12, name: 'Added', venue: 'binance-spot', active: false },
      ],
      bindings: [{ name: '017', panels: ['chart'] }],
    });
    expect(world.startsAt).toBe(Date.parse('2027-02-03T04:05:06Z'));
    expect(world.knobs).toEqual({ bookWindowMs: 0, toVenueMs: 'uniform:5:20', offGrid: 'round' });
    expect(world.venues.map(({ id }) => id)).toEqual([
      ...base.venues.map(({ id }) => id),
      'test-futures',
    ]);
    expect(world.connections.map(({ id }) => id)).toEqual([
      ...base.connections.map(({ id }) => id),
      12,
    ]);
    expect(world.connections[1]).toMatchObject({ id: 2, name: 'Replaced', balances: {} });
    expect(world.connections.at(-1)).toMatchObject({ id: 12, active: false, state: 0 });
    expect(world.bindings).toEqual([base.bindings[0], { name: '017', panels: ['chart'] }]);
    expect(world.active).toEqual(base.active);
  });

  it('hashes the bytes that it read, the base first', async () => {
    const scenarios = join(packageFolder(), 'server', 'market', 'scenarios');
    const hashOf = (...names: string[]) => {
      const hash = createHash('sha256');
      for (const name of names) hash.update(readFileSync(join(scenarios, `${name}.json`)));
      return hash.digest('hex');
    };
    expect((await loadScenario('quiet', 1)).sha256).toBe(hashOf('quiet'));
    expect((await loadScenario('default', 2)).sha256).toBe(hashOf('quiet', 'default'));
  });

  it('makes up missing names from the seed, one for each connection', async () => {
    const nameless = (...ids: number[]) => ({
      ...FILE,
      connections: ids.map((id) => ({ ...CONNECTION, id })),
    });
    const names = async (content: unknown, seed: number) =>
      (await worldOf(content, seed)).connections.map(({ name }) => name);
    const [first, second] = await names(nameless(1, 2), 7);
    expect(first).toMatch(/^[A-Z][a-z ]+ Binance$/);
    expect(await names(nameless(1, 2), 7)).toEqual([first, second]);
    expect(await names(nameless(2), 7)).toEqual([second]);
    expect(await names(nameless(1, 2), 8)).not.toEqual([first, second]);
  });

  it('reads a file that begins with a byte order mark', async () => {
    expect((await worldOf(`\uFEFF${JSON.stringify(FILE)}`)).name).toBe('mine');
  });
});
