/** Runs cases under Jest: a describe per area, a test per case, findings as the failure's text. */
import { enter, leave } from '../arena.js';
import { areaOf, type Case } from '../case.js';
import { cases as allCases } from '../registry.js';
import { findingLines } from '../reporters/console.js';
import { type Arena, reasonToSkip, runOne } from '../runner.js';
import { type Selection, select } from '../selection.js';
import type { Target } from '../targets/target.js';

/** Every selected case against a target that is opened now, so that skipped cases can be named. */
export async function describeConformance(
  name: string,
  target: Target,
  selection: Selection = { cases: [], exclude: [], tags: [] },
): Promise<void> {
  const arena = await enter(target);
  const chosen = select(allCases, selection);
  describe(name, () => {
    afterAll(() => leave(arena));
    for (const area of new Set(chosen.map(({ id }) => areaOf(id)))) {
      describe(area, () => {
        for (const each of chosen.filter(({ id }) => areaOf(id) === area)) declare(each, arena);
      });
    }
  });
}

function declare(each: Case, arena: Arena): void {
  const name = `${each.id}: ${each.title}`;
  const reason = reasonToSkip(each, arena);
  if (reason !== undefined) {
    test.skip(`${name} [${reason}]`, () => {});
    return;
  }
  test(name, async () => {
    const { verdict, reason: why, findings } = await runOne(each, arena);
    if (verdict === 'pass' || verdict === 'skip' || verdict === 'observed') return;
    throw new Error([why, ...findings.flatMap(findingLines)].join('\n'));
  });
}
