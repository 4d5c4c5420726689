/** Runs cases in several lanes at once, each with a place of its own, and tells what came of each as it comes. */
import { asTheyCome } from './as-they-come.js';
import type { Case } from './case.js';
import { type Arena, type RunOptions, reasonToSkip, runOne } from './runner.js';
import type { RunRecord } from './verdict.js';

/** The window and the control door are one for all, so what moves them stays in the first lane. */
const isShared = ({ effect, needs }: Case): boolean => effect === 'ui' || needs.includes('control');

export function runInLanes(
  cases: readonly Case[],
  lanes: readonly [Arena, ...Arena[]],
  options: RunOptions = {},
): AsyncGenerator<RunRecord> {
  const waiting = [...cases];
  const take = (arena: Arena): Case | undefined => {
    const i = waiting.findIndex((each) => mayRun(each, arena, lanes));
    return i < 0 ? undefined : waiting.splice(i, 1)[0];
  };
  return asTheyCome(
    lanes.map((arena) => async (handOut) => {
      for (let next = take(arena); next !== undefined; next = take(arena)) {
        handOut(await runOne(next, arena, options));
      }
    }),
  );
}

/** The first lane takes what no other can, and what only it may. */
function mayRun(each: Case, arena: Arena, lanes: readonly [Arena, ...Arena[]]): boolean {
  if (arena === lanes[0]) return true;
  return !isShared(each) && reasonToSkip(each, arena) === undefined;
}
