import { type Freedom, play } from '../mutants/freedom.js';
import { knobsOf, ONE_WAY, OTHER_WAY } from '../mutants/freedoms.js';
import { cases } from '../registry.js';
import { mockTarget } from '../targets/mock-target.js';

const namesOf = (freedoms: readonly Freedom[]): string =>
  freedoms.map(({ name }) => name).join(', ');

/** What the documents leave open, decided in the other way. */
const ASSUMED = {
  unknownTicker: 'empty',
  cancelUnknown: 'ok',
  cancelOfFilled: 'ok',
  reduceOnlyExcess: 'refuse',
  stopsAfterFlat: 'cancel',
  offGrid: 'round',
  tickerNormalisation: 'on',
};

describe('a correct terminal', () => {
  it.each([ONE_WAY, OTHER_WAY].map((each) => [namesOf(each), each] as const))(
    'is taken for one with %s',
    async (_, freedoms) => {
      const target = await mockTarget({ knobs: knobsOf(freedoms) });
      const { alarms, passed, used } = await play(target, freedoms, cases);
      expect(alarms).toEqual([]);
      expect(passed).toBeGreaterThan(200);
      expect([...used].filter(([, times]) => times === 0)).toEqual([]);
    },
    60_000,
  );

  it('meets every binding case when it does otherwise what is only assumed', async () => {
    const { alarms } = await play(await mockTarget({ knobs: ASSUMED }), [], cases);
    expect(alarms.filter(({ level }) => level === 'must')).toEqual([]);
    expect(alarms.map(({ id }) => id)).toContain('errors.listOrders.ticker-not-on-connection');
  }, 60_000);
});
