import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { builtInScenarios, loadScenario, ScenarioError, scenarioHelp } from './scenario.js';
import { CONNECTION, FILE, INSTRUMENT, LIQUIDITY, VENUE } from './testing/small-scenario.js';
import type { World } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'story-'));
const path = join(folder, 'mine.json');
afterAll(() => rmSync(folder, { recursive: true }));

async function worldOf(content: object): Promise<World> {
  writeFileSync(path, JSON.stringify(content));
  return (await loadScenario(path, 1)).world;
}

const refusalOf = async (content: object): Promise<ScenarioError> => {
  const outcome = await worldOf(content).catch((error: unknown) => error);
  if (outcome instanceof ScenarioError) return outcome;
  throw new Error(`It was accepted, or failed otherwise: ${String(outcome)}`);
};

const PLACE = { venue: 'test-futures', ticker: 'BTCUSDT' };
const STILL = { ...FILE, venues: [{ ...VENUE, liquidity: LIQUIDITY }] };

describe('a scenario', () => {
  it('extends several others, each put over the ones before it', async () => {
    const world = await worldOf({
      name: 'both',
      description: 'Lively, with magic tickers',
      extends: ['flash-crash', 'magic'],
      steps: [{ atMs: 5, do: 'pause' }],
    });
    const tickers = world.venues[0]?.instruments ?? [];
    expect(tickers.find(({ ticker }) => ticker === 'BTCUSDT')?.crowd?.preset).toBe('major');
    expect(tickers.find(({ ticker }) => ticker === 'SLIPUSDT')?.crowd?.preset).toBe('alt');
    expect(world.outcomes).toHaveLength(8);
    expect(world.steps.map((step) => step.do)).toEqual(['shift', 'shift', 'pause']);
    expect(world.name).toBe('both');
  });

  it('adjusts what it inherits, one adjustment over the other', async () => {
    const { venues } = await worldOf({
      ...STILL,
      adjust: [
        { crowd: { density: 2 }, liquidity: { levels: 7 } },
        { ...PLACE, crowd: { side: 'buy' }, referencePrice: '70000' },
        { baseAsset: 'BTC', isTradingAllowed: true },
      ],
    });
    expect(venues[0]?.instruments[0]).toMatchObject({
      referencePrice: '70000',
      liquidity: { ...LIQUIDITY, levels: 7 },
      crowd: { preset: 'alt', density: 2, follows: null, side: 'buy' },
    });
  });

  it('lets instruments inherit the crowd of their venue, and do without', async () => {
    const instruments = [
      { ...INSTRUMENT, ticker: 'A', crowd: { density: 0.5 } },
      { ...INSTRUMENT, ticker: 'B', crowd: null },
      { ...INSTRUMENT, ticker: 'C', isTradingAllowed: false },
    ];
    const { venues } = await worldOf({
      ...FILE,
      venues: [{ ...VENUE, crowd: { preset: 'major' }, instruments }],
    });
    expect(venues[0]?.instruments.map(({ crowd }) => crowd?.preset)).toEqual([
      ...['major', undefined, undefined],
    ]);
    expect(venues[0]?.instruments[0]?.crowd?.density).toBe(0.5);
  });

  it('puts instruments on every venue that does not have them', async () => {
    const other = { ...VENUE, id: 'spot', marketType: 0, instruments: [{ ...INSTRUMENT }] };
    const { venues, connections } = await worldOf({
      ...FILE,
      venues: [{ ...VENUE, instruments: [{ ...INSTRUMENT, ticker: 'X' }] }, other],
      connections: [CONNECTION, { ...CONNECTION, id: 6, venue: 'spot' }],
      everywhere: [{ ...INSTRUMENT, maxSize: '7', funds: '3' }],
    });
    expect(venues.map((venue) => venue.instruments.map(({ maxSize }) => maxSize))).toEqual([
      [null, '7'],
      [null],
    ]);
    expect(connections.map(({ balances }) => balances.BTC)).toEqual(['0', '0']);
  });

  it('is listed in the help, with a sentence for each in lines that a terminal shows whole', () => {
    const entries = scenarioHelp().split(/\n(?= {2}[a-z])/);
    expect(entries).toHaveLength(builtInScenarios().length);
    expect(entries.find((entry) => /^ {2}flash-crash +A story/.test(entry))).toBeDefined();
    for (const entry of entries) expect(entry).toMatch(/^ {2}[a-z-]+ {2,}[A-Z][\s\S]{20,}\.$/);
    for (const line of entries.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(104);
  });

  it.each<[string, object, string, RegExp]>([
    ['no such base', { extends: ['quiet', 'quite'] }, '/extends/1', /did you mean 'quiet'/],
    ['a lost step', { steps: [{ atMs: 1, do: 'mvoe' }] }, '/steps/0/do', /did you mean 'move'/],
    ['a step without a time', { steps: [{ do: 'pause' }] }, '/steps/0', /'atMs'/],
    [
      'a step without its keys',
      { steps: [{ atMs: 1, do: 'move', ...PLACE }] },
      '/steps/0',
      /found no 'to', expected the keys of a step 'move': venue, ticker, to, overMs\?/,
    ],
    [
      'a key of another step',
      { steps: [{ atMs: 1, do: 'trend', ...PLACE, bpPerHour: 1, overMs: 5 }] },
      '/steps/0/overMs',
      /keys of a step 'trend'/,
    ],
    [
      'a wall nowhere',
      { steps: [{ atMs: 1, do: 'wall', ...PLACE, name: 'w', side: 'buy', size: '1' }] },
      '/steps/0',
      /either price or distanceBp/,
    ],
    [
      'a wall that nobody builds',
      { steps: [{ atMs: 1, do: 'eat', wall: 'w' }] },
      '/steps/0/wall',
      /name of a wall: there is none/,
    ],
    [
      'a step on another venue',
      { steps: [{ atMs: 1, do: 'side', venue: 'test-future', ticker: 'BTCUSDT', side: 'buy' }] },
      '/steps/0/venue',
      /did you mean 'test-futures'/,
    ],
    [
      'a move between two ticks',
      { steps: [{ atMs: 1, do: 'move', ...PLACE, to: '65000.05' }] },
      '/steps/0/to',
      /nearest are 65000 and 65000.1/,
    ],
    [
      'a connection that is none',
      { steps: [{ atMs: 1, do: 'connection', connectionId: 9, state: 3 }] },
      '/steps/0/connectionId',
      /id of a connection: 5/,
    ],
    [
      'an order on no ticker',
      { orders: [{ connectionId: 5, ticker: 'BTCUSD', side: 'buy', price: '1', size: '1' }] },
      '/orders/0/ticker',
      /did you mean 'BTCUSDT'/,
    ],
    [
      'a position off the grid',
      {
        positions: [
          { connectionId: 5, ticker: 'BTCUSDT', side: 'buy', size: '0.0001', entryPrice: '65000' },
        ],
      },
      '/positions/0/size',
      /smallest is 0.001/,
    ],
    [
      'an outcome that is none',
      { outcomes: [{ outcome: { do: 'nope' } }] },
      '/outcomes/0/outcome/do',
      /never/,
    ],
    [
      'fills that go back',
      {
        outcomes: [
          {
            outcome: {
              do: 'fill',
              steps: [
                { afterMs: 5, fraction: 0.5 },
                { afterMs: 4, fraction: 1 },
              ],
            },
          },
        ],
      },
      '/outcomes/0/outcome/steps/1/afterMs',
      /whole number from 5/,
    ],
    ['an adjustment of nothing', { adjust: [{ ticker: 'NOPE' }] }, '/adjust/0', /no instrument/],
    [
      'an adjustment that cannot be',
      { adjust: [{ referencePrice: '0.05' }] },
      '/adjust/0/referencePrice',
      /multiple of priceIncrement/,
    ],
    [
      'a leader that is nobody',
      { adjust: [{ crowd: { follows: { venue: 'x', ticker: 'BTCUSDT', lagMs: 5 } } }] },
      '/adjust/0/crowd/follows/venue',
      /id of a venue/,
    ],
    [
      'one who follows himself',
      { adjust: [{ crowd: { follows: { ...PLACE, lagMs: 5 } } }] },
      '/adjust/0/crowd/follows',
      /found a circle/,
    ],
    [
      'too dense a crowd',
      { adjust: [{ crowd: { density: 9 } }] },
      '/adjust/0/crowd/density',
      /<= 4/,
    ],
  ])('is refused for %s', async (_what, change, pointer, words) => {
    const error = await refusalOf({ ...STILL, ...change });
    expect(error.pointer).toBe(pointer);
    expect(error.message).toMatch(words);
  });
});
