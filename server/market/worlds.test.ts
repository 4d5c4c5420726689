import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { packageFolder } from '../../schemas/index.js';
import { EXCHANGES, MARKET_TYPES, STATES } from './exchanges.js';
import { builtInScenarios, loadScenario } from './scenario.js';
import type { World, WorldVenue } from './world.js';

const ROOT = packageFolder();
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const load = async (name: string): Promise<World> => (await loadScenario(name, 1)).world;

const connectionOf = (world: World, id: number) => {
  const connection = world.connections.find((each) => each.id === id);
  const venue = world.venues.find((each) => each.id === connection?.venue);
  if (connection === undefined || venue === undefined) throw new Error(`No connection ${id}`);
  return { ...connection, venue };
};

const tickersOf = ({ instruments }: WorldVenue) => instruments.map(({ ticker }) => ticker);

describe('the built-in worlds', () => {
  it('are these', () => {
    expect(builtInScenarios()).toEqual([
      'all-markets',
      'default',
      'empty',
      'flash-crash',
      'in-position',
      'leader-follower',
      'magic',
      'one-sided',
      'quiet',
      'reconnecting',
      'thin',
      'trend',
      'wall-breakout',
    ]);
  });

  const schema = read('schemas/files/scenario.schema.json') as object;
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

  it.each(builtInScenarios())('%s satisfies the schema and bears its own name', (name) => {
    const file = read(`server/market/scenarios/${name}.json`) as { readonly name: string };
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
    expect(file.name).toBe(name);
  });

  it.each(builtInScenarios())('%s names all its connections, so that Faker stays away', (name) => {
    const file = read(`server/market/scenarios/${name}.json`) as {
      readonly connections?: readonly { readonly id: number; readonly name?: string }[];
    };
    expect((file.connections ?? []).filter((each) => each.name === undefined)).toEqual([]);
  });

  it('spells the enums of the contract', () => {
    const tableOf = (name: string): Record<string, number> => {
      const { 'x-enum': rows } = read(`schemas/common/enums/${name}.schema.json`) as {
        readonly 'x-enum': readonly { readonly code: number; readonly name: string }[];
      };
      return Object.fromEntries(rows.map(({ code, name: key }) => [key, code]));
    };
    expect(EXCHANGES).toEqual(tableOf('exchange'));
    expect(MARKET_TYPES).toEqual(tableOf('market-type'));
    expect(STATES).toEqual(tableOf('connection-state'));
  });
});

const BINANCE_FUTURES = ['BTCUSDT', 'ETHUSDT', 'XLMUSDT', '1000PEPEUSDT'];
const FACTS = [
  [1, 'Binance', 2, BINANCE_FUTURES],
  [2, 'Binance', 0, ['BTCUSDT', 'ETHUSDT', 'XLMUSDT']],
  [3, 'Bybit', 5, ['BTCUSDT', 'ETHUSDT']],
  [4, 'Bybit', 0, ['BTCUSDT', 'ETHUSDT']],
  [5, 'Okx', 7, ['BTC-USDT']],
  [6, 'Mexc', 2, ['BTC_USDT', 'XLM_USDT']],
  [7, 'Mexc', 2, ['BTC_USDT']],
  [8, 'Binance', 0, ['BTCUSDT']],
  [9, 'Binance', 2, BINANCE_FUTURES],
  [10, 'Gate', 0, ['BTC_USDT']],
  [11, 'Binance', 2, BINANCE_FUTURES],
] as const satisfies readonly (readonly [
  number,
  keyof typeof EXCHANGES,
  number,
  readonly string[],
])[];

describe.each(['quiet', 'default'])('the promises of the world %s', (name) => {
  it.each(FACTS)('has connection %i: %s, market type %i', async (...fact) => {
    const [id, exchange, marketType, tickers] = fact;
    const { venue, ...connection } = connectionOf(await load(name), id);
    expect(venue).toMatchObject({ exchange: EXCHANGES[exchange], marketType });
    expect(tickersOf(venue)).toEqual(expect.arrayContaining([...tickers]));
    expect(connection).toMatchObject({
      active: id !== 10,
      state: id === 10 ? 0 : 2,
      viewMode: id === 9,
      demoMode: id === 7 || id === 8,
    });
  });

  it('has no other connection, and none to Moex', async () => {
    const { connections, venues } = await load(name);
    expect(connections.map(({ id }) => id)).toEqual(FACTS.map(([id]) => id));
    expect(venues.filter(({ exchange }) => exchange === EXCHANGES.Moex)).toEqual([]);
  });

  it('lets 1, 9 and 11 share a venue, and gives demo connections their own', async () => {
    const { connections } = await load(name);
    const venueOf = (id: number) => connections.find((each) => each.id === id)?.venue;
    expect([1, 9, 11].map(venueOf)).toEqual(Array(3).fill('binance-usdt-futures'));
    expect([7, 8].map(venueOf)).toEqual(['mexc-usdt-futures-demo', 'binance-spot-demo']);
    const others = [1, 2, 3, 4, 5, 6, 7, 8, 10].map(venueOf);
    expect(new Set(others).size).toBe(others.length);
  });

  it('gives everybody 100,000 USDT, and 10 of each base asset where assets are owned', async () => {
    const world = await load(name);
    for (const { id } of world.connections) {
      const { venue, balances } = connectionOf(world, id);
      const owned = venue.marketType === 0 || venue.marketType === 7 ? venue.instruments : [];
      const expected = Object.fromEntries(owned.map(({ baseAsset }) => [baseAsset, '10']));
      expect({ id, balances }).toEqual({ id, balances: { USDT: '100000', ...expected } });
    }
  });

  it('halts one ticker and leaves one without a largest size on every venue', async () => {
    const named = new Set<string>(FACTS.flatMap(([, , , tickers]) => tickers));
    for (const { id, instruments } of (await load(name)).venues) {
      const halted = instruments.filter(({ isTradingAllowed }) => !isTradingAllowed);
      const unlimited = instruments.filter(({ maxSize }) => maxSize === null);
      expect({ id, halted: halted.length, unlimited: unlimited.length }).toEqual({
        id,
        halted: 1,
        unlimited: 1,
      });
      expect(halted.filter(({ ticker }) => named.has(ticker))).toEqual([]);
      expect(unlimited.filter(({ baseAsset }) => baseAsset === 'BTC')).toEqual([]);
    }
  });

  it('lets everything else trade in a filled book', async () => {
    for (const { instruments } of (await load(name)).venues) {
      for (const { isTradingAllowed, liquidity } of instruments) {
        expect(liquidity?.levels ?? null).toBe(isTradingAllowed ? 20 : null);
      }
    }
  });

  it('has the fees, steps and leverage that bots meet there', async () => {
    const world = await load(name);
    const futures = connectionOf(world, 1).venue;
    expect(futures.fees).toEqual({ makerPpm: 200, takerPpm: 500, currency: 'quote' });
    expect(connectionOf(world, 2).venue.fees).toEqual({
      makerPpm: 1000,
      takerPpm: 1000,
      currency: 'received',
    });
    const pepe = futures.instruments.find(({ ticker }) => ticker === '1000PEPEUSDT');
    expect(pepe).toMatchObject({ priceIncrement: '0.0000001', referencePrice: '0.0105' });
    for (const { id, marketType, leverage } of world.venues) {
      expect({ id, leverage }).toEqual({ id, leverage: [2, 5].includes(marketType) ? 10 : 1 });
    }
  });

  it('lets the venue of 6 follow that of 1', async () => {
    const world = await load(name);
    const priceOf = (id: number, baseAsset: string) =>
      connectionOf(world, id).venue.instruments.find((each) => each.baseAsset === baseAsset)
        ?.referencePrice;
    for (const asset of ['BTC', 'XLM']) expect(priceOf(6, asset)).toBe(priceOf(1, asset));
  });

  it('has bindings 001 and 017, and shows BTCUSDT of connection 1', async () => {
    const { bindings, active, startsAt, knobs } = await load(name);
    expect(bindings.map((binding) => binding.name)).toEqual(['001', '017']);
    expect(active).toEqual({ connectionId: 1, ticker: 'BTCUSDT' });
    expect(new Date(startsAt).toISOString()).toBe('2026-01-05T08:00:00.000Z');
    expect(knobs).toEqual({});
  });
});

describe('the crowds', () => {
  const crowdsOf = async (name: string) =>
    (await load(name)).venues.flatMap(({ id, instruments }) =>
      instruments.map(({ ticker, crowd, isTradingAllowed }) => ({
        place: `${id} ${ticker}`,
        crowd,
        isTradingAllowed,
      })),
    );

  it('live on every ticker of default that may be traded, and nowhere in quiet and empty', async () => {
    for (const { place, crowd, isTradingAllowed } of await crowdsOf('default'))
      expect([place, crowd !== null]).toEqual([place, isTradingAllowed]);
    for (const name of ['quiet', 'empty', 'magic'])
      expect((await crowdsOf(name)).filter(({ crowd }) => crowd !== null)).toEqual([]);
  });

  it('of connection 6 follow connection 1, and no others follow anybody', async () => {
    const followers = (await crowdsOf('default')).filter(({ crowd }) => crowd?.follows);
    expect(followers.map(({ place }) => place)).toEqual(
      ['BTC', 'XLM', 'ETH', 'XRP', 'SOL'].map((asset) => `mexc-usdt-futures ${asset}_USDT`),
    );
    expect(followers[0]?.crowd).toEqual({
      preset: 'major',
      density: 1,
      follows: { venue: 'binance-usdt-futures', ticker: 'BTCUSDT', lagMs: 250 },
      side: 'both',
    });
  });

  it('have empty books in the world empty', async () => {
    for (const { instruments } of (await load('empty')).venues)
      expect(instruments.filter(({ liquidity }) => liquidity !== null)).toEqual([]);
  });
});

describe('the world magic', () => {
  it('has its tickers on every connection, and funds to sell them where assets are owned', async () => {
    const world = await load('magic');
    const names = ['REJECT', 'PARTIAL', 'DELAY', 'NEVER', 'RACE', 'SLIP', 'LOST', 'GHOST'];
    for (const { id } of world.connections) {
      const { venue, balances } = connectionOf(world, id);
      const tickers = names.map((name) => `${name}USDT`);
      expect(tickersOf(venue)).toEqual(expect.arrayContaining(tickers));
      const isAsset = [0, 7, 9].includes(venue.marketType);
      expect(balances.NEVER).toBe(isAsset ? '1000' : undefined);
    }
    expect(world.outcomes.map(({ match, count }) => [match?.ticker, count])).toEqual(
      names.map((name) => [`${name}USDT`, null]),
    );
  });
});

describe('the world all-markets', () => {
  it('adds a connection for every exchange and every market type to those of default', async () => {
    const { connections, venues } = await load('all-markets');
    const added = connections.filter(({ id }) => id > 100);
    const theirs = venues.filter(({ id }) => added.some(({ venue }) => venue === id));
    const sorted = (codes: readonly number[]) => [...new Set(codes)].sort((a, b) => a - b);
    expect(sorted(theirs.map(({ exchange }) => exchange))).toEqual(Object.values(EXCHANGES));
    expect(sorted(theirs.map(({ marketType }) => marketType))).toEqual(Object.values(MARKET_TYPES));
    expect(connections.length - added.length).toBe(FACTS.length);
  });

  it('settles coin and inverse futures in their base asset, in contracts of these face values', async () => {
    const { venues } = await load('all-markets');
    const inCoin = venues.filter(({ marketType }) => marketType === 3 || marketType === 4);
    const rows = inCoin.flatMap(({ instruments }) =>
      instruments.map(({ ticker, baseAsset, settleAsset, contractSize }) => {
        expect(settleAsset).toBe(baseAsset);
        return `${ticker} ${contractSize}`;
      }),
    );
    expect(rows).toEqual(['BTCUSD_PERP 100', 'ETHUSD_PERP 10', 'BTCUSD 1']);
  });

  it('funds every connection in the asset that its venue settles in', async () => {
    const world = await load('all-markets');
    for (const { id } of world.connections) {
      const { venue, balances } = connectionOf(world, id);
      for (const { quoteAsset, settleAsset = quoteAsset } of venue.instruments)
        expect(balances).toHaveProperty(settleAsset);
    }
  });
});
