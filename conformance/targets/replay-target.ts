/** A recording as a terminal to be judged: what it does not have is skipped, not failed. */
import { RecordingError, type Replay, startReplay } from '../../fixtures/index.js';
import type { EditionId } from '../../schemas/index.js';
import { FOREIGN_WINDOW_MS, type Target, TargetUnreachable } from './target.js';
import { flowingTime } from './target-time.js';

/** How a command line names it. */
export const REPLAY_PREFIX = 'replay:';

/** @throws TargetUnreachable when the file is no whole recording */
export async function replayTarget(name: string): Promise<Target> {
  const replay = await open(name.slice(REPLAY_PREFIX.length));
  return {
    name,
    url: replay.url,
    mark: null,
    edition: replay.recording.header.edition as EditionId | null,
    // Nothing can be harmed, but a recording answers only what was asked of it.
    permits: ['read'],
    excludesFills: true,
    rules: null,
    run: 1,
    time: flowingTime(FOREIGN_WINDOW_MS),
    world: null,
    gaps: () => replay.misses.length,
    stop: () => replay.stop(),
  };
}

async function open(path: string): Promise<Replay> {
  try {
    return await startReplay(path, { mode: 'any' });
  } catch (error) {
    if (error instanceof RecordingError) throw new TargetUnreachable(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new TargetUnreachable(`There is no ${path}`);
    throw error;
  }
}
