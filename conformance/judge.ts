/** All cases against a target, from its opening to its end. */
import { enterLanes, leave } from './arena.js';
import type { Case } from './case.js';
import { runInLanes } from './lanes.js';
import type { RunOptions } from './runner.js';
import type { Target } from './targets/target.js';
import type { RunRecord } from './verdict.js';

/** The target is stopped when it is judged. */
export async function judge(
  target: Target,
  cases: readonly Case[],
  options: RunOptions = {},
): Promise<readonly RunRecord[]> {
  const lanes = await enterLanes(target);
  const records: RunRecord[] = [];
  for await (const record of runInLanes(cases, lanes, options)) records.push(record);
  for (const lane of lanes.slice(1)) await lane.probe.close();
  await leave(lanes[0]);
  return records;
}
