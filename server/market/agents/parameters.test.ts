import { loadScenario } from '../scenario.js';
import { ALT, MAJOR, openMarket } from '../testing/lively-world.js';
import { lotsOf, parametersOf } from './parameters.js';

describe('the parameters of a crowd', () => {
  it('follow from the size of a tick', () => {
    expect(parametersOf(MAJOR, { preset: 'major' })).toMatchObject({
      referenceTicks: 651_235,
      slackTicks: 12,
      deepTicks: 130,
      deepOctaves: 9,
      takeTicks: 65,
      pullBurst: 8,
      lots: { top: 1, bottom: 1, least: 1, most: 1_000_000 },
    });
    expect(parametersOf(ALT, { preset: 'alt' })).toMatchObject({
      referenceTicks: 20_055,
      slackTicks: 0,
      deepTicks: 6,
      takeTicks: 3,
      pullBurst: 4,
      lots: { top: 30, bottom: 1, least: 1, most: 10_000_000 },
    });
  });

  it('keep to what the venue accepts', () => {
    const small = { ...MAJOR, minSize: '0.01', maxSize: '2', minNotional: '1000' };
    const { lots } = parametersOf(small, { preset: 'major' });
    expect(lots).toMatchObject({ least: 32, most: 2000 });
    expect([1, 500, 60_000].map((units) => lotsOf(lots, units))).toEqual([32, 500, 2000]);
  });

  it('let every ticker of every market live', async () => {
    const { world } = await loadScenario('all-markets', 1);
    const problems: string[] = [];
    for (const venue of world.venues)
      for (const one of venue.instruments) {
        if (one.liquidity === null) continue;
        const crowd = {
          ...(one.crowd ?? { preset: 'alt', density: 1, side: 'both' }),
          follows: null,
        };
        const spec = { ...venue, instruments: [{ ...one, crowd }] };
        const test = openMarket(spec, { funds: '1' });
        await test.pass(3000);
        const { bid, ask } = test.venue.best(one.ticker);
        const { placed, refused } = test.market.counts(venue.id, one.ticker) ?? {};
        if (bid === null || ask === null || refused !== 0 || (placed ?? 0) < 600)
          problems.push(
            `${venue.id} ${one.ticker}: ${bid} ${ask}, ${placed} placed, ${refused} not`,
          );
      }
    expect(problems).toEqual([]);
  });
});
