/** A mock that is taken for a foreign terminal, and the runs of others against it; for tests of safety. */
import { type Mock, startMock } from '../../server/index.js';
import { enter, leave, settle } from '../arena.js';
import type { Case } from '../case.js';
import { DEFAULT_BUDGETS, type GuardRules } from '../guard/rules.js';
import { run } from '../runner.js';
import { liveTarget } from '../targets/live-target.js';
import type { RunRecord } from '../verdict.js';

export const startForeign = (): Promise<Mock> => startMock({ mark: false, scenario: 'quiet' });

export const rulesFor = (permit: GuardRules['permit']): GuardRules => ({
  permit,
  consent: null,
  ...DEFAULT_BUDGETS,
  excludesFills: false,
});

/** What came of the cases, and why something may be left. */
export async function runForeign(url: string, cases: readonly Case[], rules: GuardRules) {
  const arena = await enter(await liveTarget(url, rules, { run: 4711 }));
  const records: RunRecord[] = [];
  for await (const record of run(cases, arena)) records.push(record);
  const undone = await settle(arena);
  await leave(arena);
  return { records, ...undone };
}
