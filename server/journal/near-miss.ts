/** Entries that almost matched, and in what they differ: the first thing to read when a wait was in vain. */
import type { JournalEntry } from './journal.js';
import type { CompiledMatch } from './match.js';

export interface NearMiss {
  readonly entry: number;
  /** `/data/status: wanted "Closed", saw "Open"` */
  readonly differs: readonly string[];
}

/** More of them would bury the one that matters. */
const MOST = 3;

/**
 * The entries that meet the most conditions, the latest first among equals; those that meet none
 * are no near misses.
 */
export function nearMisses(match: CompiledMatch, entries: Iterable<JournalEntry>): NearMiss[] {
  let best: { readonly entry: JournalEntry; readonly agreements: number }[] = [];
  for (const entry of entries) {
    if (entry.id <= match.after || match.test(entry)) continue;
    const agreements = match.agreements(entry);
    if (agreements === 0 || agreements < (best[MOST - 1]?.agreements ?? 0)) continue;
    best.push({ entry, agreements });
    best = best.sort((a, b) => b.agreements - a.agreements || b.entry.id - a.entry.id);
    best.length = Math.min(best.length, MOST);
  }
  return best.map(({ entry }) => ({ entry: entry.id, differs: match.differences(entry) }));
}
