/** Waits, in real time, until the journal holds what is meant. */
import type { Cancel, Clock } from '../ambient/clock.js';
import type { Journal, JournalEnd, JournalEntry } from './journal.js';
import type { CompiledMatch } from './match.js';
import { type NearMiss, nearMisses } from './near-miss.js';
import { JournalOverflow } from './query.js';

export interface WaitOptions {
  /** Entries that must match. */
  readonly count: number;
  readonly timeoutMs: number;
  /** Whoever asked has gone away. */
  readonly signal?: AbortSignal | undefined;
}

/** A wait that came to nothing. */
export class WaitFailed extends Error {
  override readonly name = 'WaitFailed';

  constructor(
    readonly because: JournalEnd | 'deadline' | 'gone',
    message: string,
    readonly near: readonly NearMiss[] = [],
    /** Entries that were looked at. */
    readonly seen: number = 0,
    /** Entries that matched, fewer than were wanted. */
    readonly found: number = 0,
  ) {
    super(message);
  }
}

/**
 * Resolves with the first entries that match, at once when they are there already.
 * @param clock real time: under a virtual clock somebody else advances meanwhile
 * @throws WaitFailed, JournalOverflow when the wait was fruitless and part of its range is lost
 */
export function waitFor(
  journal: Journal,
  clock: Clock,
  match: CompiledMatch,
  { count, timeoutMs, signal }: WaitOptions,
): Promise<readonly JournalEntry[]> {
  const past = journal.entries(match.after);
  const found = past.filter(match.test).slice(0, count);
  if (found.length >= count) return Promise.resolve(found);
  const isPastLost = match.after < journal.lostUpTo;
  let seen = past.length;
  const fruitless = (): Error =>
    isPastLost
      ? new JournalOverflow(journal)
      : new WaitFailed(
          'deadline',
          `${found.length} of ${count} entries within ${timeoutMs} ms`,
          nearMisses(match, journal.entries(match.after)),
          seen,
          found.length,
        );
  return new Promise((resolve, reject) => {
    const endings: Cancel[] = [];
    const end = (): void => {
      for (const cancel of endings) cancel();
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const gone = (): void => fail(new WaitFailed('gone', 'Nobody waits any more'));
    endings.push(
      journal.listen({
        appended(entry) {
          seen += 1;
          if (!match.test(entry)) return;
          found.push(entry);
          if (found.length < count) return;
          end();
          resolve(found);
        },
        ended: (because) => fail(new WaitFailed(because, ENDED[because])),
      }),
      clock.at(clock.now() + timeoutMs, () => fail(fruitless())),
      () => signal?.removeEventListener('abort', gone),
    );
    signal?.addEventListener('abort', gone);
    if (signal?.aborted) gone();
  });
}

const ENDED: Readonly<Record<JournalEnd, string>> = {
  reset: 'The world was reset while this waited',
  stopped: 'The mock was stopped while this waited',
};
