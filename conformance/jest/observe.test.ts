import type { Mock } from '../../server/index.js';
import { defineCase } from '../case.js';
import { cases } from '../registry.js';
import { rulesFor, runForeign, startForeign } from './foreign.js';

interface Entry {
  readonly channel: string;
  readonly dir: string;
  readonly data: unknown;
  readonly text: string | null;
}

const requestsTo = (mock: Mock): readonly Entry[] =>
  (mock.journal.all({ limit: 100_000 }).entries as readonly Entry[]).filter(
    ({ channel, dir }) => channel === 'rest' && dir === 'in',
  );

describe('a run that may only observe', () => {
  it('sends nothing that could change a terminal', async () => {
    const mock = await startForeign();
    // One that tries to, whatever its header says.
    const liar = defineCase({
      id: 'a.liar',
      title: 'A liar',
      requirement: 'None',
      covers: ['endpoint:combo'],
      run: async ({ probe }) => void (await probe.post('/api/combo', { ticker: 'BTCUSDT' })),
    });
    const { records } = await runForeign(mock.url, [...cases, liar], rulesFor('observe'));
    const requests = requestsTo(mock).map((entry) => JSON.stringify(entry));
    await mock.stop();
    expect(requests.length).toBeGreaterThan(200);
    expect(requests.filter((each) => /POST|PUT|PATCH|DELETE/.test(each))).toEqual([]);
    const verdicts = new Set(records.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(['disabled', 'observed', 'pass', 'skip']);
    expect(records.find(({ id }) => id === 'a.liar')?.verdict).toBe('disabled');
  }, 30_000);
});
