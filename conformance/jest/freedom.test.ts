import { startMock } from '../../server/index.js';
import { enter, leave } from '../arena.js';
import type { Mutant } from '../mutants/mutant.js';
import { startProxy } from '../mutants/proxy.js';
import { cases } from '../registry.js';
import { findingLines } from '../reporters/console.js';
import { run } from '../runner.js';
import { select } from '../selection.js';
import { liveTarget } from '../targets/live-target.js';
import { type MockTargetOptions, mockTarget } from '../targets/mock-target.js';
import type { Target } from '../targets/target.js';
import type { RunRecord } from '../verdict.js';
import { rulesFor } from './foreign.js';
import { FREEDOMS, slowAnswers } from './freedoms.js';

/** Those that look at sockets. */
const STREAMING = ['orders.*', 'lifecycle.*', 'streams.*', 'sessions.*.acknowledged'];

/** Cases that are red behind a relay that plays a freedom. */
async function alarmsOf(
  target: Target,
  freedom: Mutant | null,
  globs: readonly string[] = [],
): Promise<readonly string[]> {
  const proxy = await startProxy(target.url);
  proxy.become(freedom);
  const arena = await enter({ ...target, url: proxy.url });
  const records: RunRecord[] = [];
  const chosen = select(cases, { cases: globs, exclude: [], tags: [] });
  for await (const record of run(chosen, arena)) records.push(record);
  await leave(arena);
  await proxy.stop();
  expect(records.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(3);
  return records
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
    .map(({ id, reason, findings }) => [id, reason, ...findings.flatMap(findingLines)].join('\n'));
}

describe('a correct terminal', () => {
  it.each(FREEDOMS.map((each) => [each.name, each] as const))(
    'is taken for one with %s',
    async (_, freedom) => {
      const globs = 'answer' in freedom ? [] : STREAMING;
      expect(await alarmsOf(await mockTarget(), freedom, globs)).toEqual([]);
    },
    60_000,
  );

  const knobs: readonly (readonly [string, MockTargetOptions['knobs']])[] = [
    ['updates before replies', { updateOrder: 'event-first' }],
    ['the account told at once', { initialAccountUpdates: true }],
    ['a snapshot on every subscription', { resubscribeSnapshot: true }],
    ['changes of books told one by one', { bookWindowMs: 0 }],
    ['trades gathered and books gathered longer', { tradeWindowMs: 250, bookWindowMs: 300 }],
  ];
  it.each(knobs)(
    'is taken for one with %s',
    async (_, turned = {}) => {
      expect(await alarmsOf(await mockTarget({ knobs: turned }), null, STREAMING)).toEqual([]);
    },
    60_000,
  );

  it('is taken for one whose answers are 300 ms slow', async () => {
    const mock = await startMock({ scenario: 'quiet', mark: false });
    const target = await liveTarget(mock.url, rulesFor('trade-demo'));
    const globs = ['orders.cancel.closes', 'orders.market.fills.futures', 'lists.*.fields'];
    const found = await alarmsOf({ ...target, rules: null }, slowAnswers(300), globs);
    await mock.stop();
    expect(found).toEqual([]);
  }, 60_000);
});
