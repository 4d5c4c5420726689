import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadScenario, ScenarioError } from './scenario.js';
import {
  CONNECTION,
  FILE,
  INSTRUMENT,
  LIQUIDITY,
  VENUE,
  withBinding,
  withConnection,
  withInstrument,
  withLiquidity,
  withVenue,
} from './testing/small-scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
const path = join(folder, 'mine.json');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (content: unknown): string => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function refusal(nameOrFile: string): Promise<ScenarioError> {
  const outcome = await loadScenario(nameOrFile, 1).catch((error: unknown) => error);
  if (outcome instanceof ScenarioError) return outcome;
  throw new Error(`It was accepted, or failed otherwise: ${String(outcome)}`);
}

describe('ScenarioError', () => {
  it.each<[string, unknown, string, RegExp]>([
    [
      'broken JSON',
      '{"name": "mine",}',
      '',
      /JSON.*expected valid JSON; look for a missing comma/s,
    ],
    ['a list', [], '', /found \[\], expected it to be object/],
    ['an unknown key', { ...FILE, conections: [] }, '/conections', /did you mean 'connections'\?/],
    ['a missing key', withInstrument({ ticker: undefined }), '/venues/0/instruments/0', /'ticker'/],
    ['a wrong type', withConnection({ id: '5' }), '/connections/0/id', /"5", expected .*integer/],
    ['an unknown exchange', withVenue({ exchange: 'Bybitt' }), '/venues/0/exchange', /'Bybit'\?/],
    [
      'a third asset to settle in',
      withInstrument({ settleAsset: 'EUR' }),
      '/venues/0/instruments/0/settleAsset',
      /USDT or BTC/,
    ],
    [
      'a contract of nothing',
      withInstrument({ contractSize: '0' }),
      '/venues/0/instruments/0/contractSize',
      /greater than zero/,
    ],
    [
      'insurance of less than nothing',
      withVenue({ insurance: { USDT: '-1' } }),
      '/venues/0/insurance/USDT',
      /plain notation/,
    ],
    ['no maintenance at all', withVenue({ maintenancePpm: 0 }), '/venues/0/maintenancePpm', />= 1/],
    ['a bad name', { ...FILE, name: 'My world' }, '/name', /small letters/],
    ['a bad start', { ...FILE, startsAt: '2026-01-05' }, '/startsAt', /an instant in UTC/],
    ['no day', { ...FILE, startsAt: '2026-13-05T08:00:00+00:00' }, '/startsAt', /that exists/],
    ['an unknown knob', { ...FILE, knobs: { offgrid: 1 } }, '/knobs/offgrid', /mean 'offGrid'\?/],
    ['a bad choice', { ...FILE, knobs: { offGrid: 'rond' } }, '/knobs/offGrid', /mean 'round'\?/],
    ['a bad number', { ...FILE, knobs: { bookWindowMs: -1 } }, '/knobs/bookWindowMs', />= 0/],
    ['a bad delay', { ...FILE, knobs: { toVenueMs: 'fast' } }, '/knobs/toVenueMs', /uniform:/],
    [
      'bounds the wrong way round',
      { ...FILE, knobs: { toVenueMs: 'uniform:20:5' } },
      '/knobs/toVenueMs',
      /write uniform:5:20/,
    ],
    [
      'a bad decimal',
      withInstrument({ priceIncrement: '1e-1' }),
      '/venues/0/instruments/0/priceIncrement',
      /plain notation/,
    ],
    [
      'a step of zero',
      withInstrument({ sizeIncrement: '0.0' }),
      '/venues/0/instruments/0/sizeIncrement',
      /greater than zero/,
    ],
    [
      'a bad balance',
      withConnection({ balances: { USDT: '-1' } }),
      '/connections/0/balances/USDT',
      /"-1"/,
    ],
    [
      'an off-grid reference price',
      withInstrument({ referencePrice: '65123.55' }),
      '/venues/0/instruments/0/referencePrice',
      /multiple of priceIncrement 0.10; the nearest are 65123.5 and 65123.6/,
    ],
    [
      'an off-grid smallest size',
      withInstrument({ minSize: '0.0005' }),
      '/venues/0/instruments/0/minSize',
      /the smallest is 0.001/,
    ],
    [
      'a largest size below the smallest',
      withInstrument({ minSize: '1', maxSize: '0.5' }),
      '/venues/0/instruments/0/maxSize',
      /at least the smallest size/,
    ],
    [
      'a ticker twice',
      withVenue({ instruments: [INSTRUMENT, INSTRUMENT] }),
      '/venues/0/instruments/1/ticker',
      /stands at \/venues\/0\/instruments\/0\/ticker already/,
    ],
    ['a venue twice', { ...FILE, venues: [VENUE, VENUE] }, '/venues/1/id', /every id once/],
    [
      'a connection twice',
      { ...FILE, connections: [CONNECTION, CONNECTION] },
      '/connections/1/id',
      /5 again/,
    ],
    [
      'a connection to nowhere',
      withConnection({ venue: 'test-future' }),
      '/connections/0/venue',
      /did you mean 'test-futures'\?/,
    ],
    ['no connection', { ...FILE, connections: [] }, '/connections', /at least one/],
    ['binding 501', withBinding('501'), '/bindings/0/name', /from 001 to 500/],
    ['binding 000', withBinding('000'), '/bindings/0/name', /from 001 to 500/],
    [
      'an unknown active connection',
      { ...FILE, active: { connectionId: 6, ticker: 'BTCUSDT' } },
      '/active/connectionId',
      /the id of a connection: 5/,
    ],
    [
      'an unknown active ticker',
      { ...FILE, active: { connectionId: 5, ticker: 'BTCUSD' } },
      '/active/ticker',
      /did you mean 'BTCUSDT'\?/,
    ],
    ['an unknown base', { ...FILE, extends: 'quite' }, '/extends', /did you mean 'quiet'\?/],
    [
      'incomplete liquidity',
      withInstrument({ liquidity: { levels: 3 } }),
      '/venues/0/instruments/0/liquidity',
      /add what is missing/,
    ],
    [
      'liquidity below zero',
      withLiquidity({ gapTicks: 400000 }),
      '/venues/0/instruments/0/liquidity',
      /bids above zero/,
    ],
    [
      'liquidity of the wrong sizes',
      withLiquidity({ minLots: 6 }),
      '/venues/0/instruments/0/liquidity',
      /minLots up to maxLots/,
    ],
  ])('refuses %s and says where and why', async (_, content, pointer, reason) => {
    const error = await refusal(write(content));
    expect(error.message).toMatch(reason);
    expect(error).toMatchObject({ file: path, pointer });
    expect(error.message).toContain(`'${path}'`);
  });

  it('knows what an unknown name may have meant', async () => {
    const { message } = await refusal('defualt');
    expect(message).toMatch(/no scenario of this name.*all-markets, default, .*quiet.*'default'\?/);
  });

  it('tells a missing file from an unknown name', async () => {
    expect((await refusal('nowhere/mine.json')).message).toMatch(/found no such file/);
    expect((await refusal(folder)).message).toMatch(/EISDIR.*a file that can be read/);
  });

  it('refuses liquidity that the venue would refuse', async () => {
    const limits = { minSize: '0.003', maxSize: '0.004', minNotional: '200' };
    const expectedOf = async (sizes: object) => {
      const liquidity = { ...LIQUIDITY, minLots: 4, maxLots: 4, ...sizes };
      return (await refusal(write(withInstrument({ ...limits, liquidity })))).expected;
    };
    expect(await expectedOf({ minLots: 2 })).toBe('sizes from minSize 0.003');
    expect(await expectedOf({ maxLots: 5 })).toBe('sizes up to maxSize 0.004');
    expect(await expectedOf({ minLots: 3 })).toBe('orders worth minNotional 200');
  });
});
