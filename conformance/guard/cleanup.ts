/** The verb cleanup: finishes what an interrupted trading run left behind, from its undo log. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { NoAnswer, Probe } from '../probe.js';
import { liveOrigin } from '../targets/live-target.js';
import { takeBack } from './leftovers.js';
import { Ownership } from './ownership.js';
import { readUndoLog, UndoLog } from './undo-log.js';

/** Where runs keep their undo logs unless told otherwise. */
export const UNDO_FOLDER = join(tmpdir(), 'metascalp-mock-undo');

/** Logs of runs that did not come to a clean end. */
export function unfinishedLogs(folder: string = UNDO_FOLDER): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => join(folder, name))
    .filter((path) => !readUndoLog(path).some(({ kind }) => kind === 'clean'));
}

/**
 * Cancels exactly the orders of one run and proves that nothing of it is left.
 * @returns 0 proven · 3 nothing answers · 5 something may be left
 * @throws TargetRefused when the log names a terminal beyond this machine
 */
export async function cleanUp(path: string, print: (line: string) => void): Promise<0 | 3 | 5> {
  const entries = readUndoLog(path);
  const run = entries.find((entry) => entry.kind === 'run');
  if (run === undefined) {
    print(`${path} is no undo log, or an empty one: no order was sent`);
    return 0;
  }
  if (entries.some(({ kind }) => kind === 'clean')) {
    print(`${path}: that run came to a clean end; nothing to do`);
    return 0;
  }
  const own = Ownership.of(entries);
  const probe = new Probe(liveOrigin(run.url));
  print(`${path}: ${own.count} orders were sent to ${run.url}`);
  try {
    const { lines, problems } = await takeBack(own, probe);
    for (const line of lines) print(line);
    for (const problem of problems) print(`not clean: ${problem}`);
    if (problems.length > 0) return 5;
    const log = new UndoLog(path);
    log.write({ kind: 'clean' });
    log.close();
    const cancelled = lines.filter((line) => line.startsWith('cancelled')).length;
    print(`clean: ${cancelled} orders of that run cancelled, none of it is left`);
    return 0;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    print(`Nothing answers at ${run.url}: ${error.message}`);
    return 3;
  } finally {
    await probe.close();
  }
}
