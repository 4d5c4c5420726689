/** Questions about what the journal holds: find, count, and whether things happened in an order. */
import type { Journal, JournalEntry } from './journal.js';
import type { CompiledMatch } from './match.js';
import { type NearMiss, nearMisses } from './near-miss.js';

/** The answer would be about entries that are lost. */
export class JournalOverflow extends Error {
  override readonly name = 'JournalOverflow';
  readonly hint: string;

  constructor(journal: Journal) {
    super(
      `The journal has lost entries up to ${journal.lostUpTo}: it keeps ${journal.maxEntries}, ` +
        'and 64 MiB of text',
    );
    this.hint = `ask with "after": ${journal.lostUpTo}, or start with a greater --max-journal`;
  }
}

/** @throws JournalOverflow when entries after `after` have been lost */
export function assertWhole(journal: Journal, after: number): void {
  if (after < journal.lostUpTo) throw new JournalOverflow(journal);
}

export interface Found {
  /** All that match, whatever the limit. */
  readonly count: number;
  /** The oldest of them. */
  readonly entries: readonly JournalEntry[];
  readonly dropped: number;
}

/** What is kept and matches; `dropped` says how much is not kept any more. */
export function find(journal: Journal, match: CompiledMatch, limit: number): Found {
  const all = journal.entries(match.after).filter(match.test);
  return { count: all.length, entries: all.slice(0, limit), dropped: journal.dropped };
}

/** @throws JournalOverflow */
export function count(journal: Journal, match: CompiledMatch): number {
  assertWhole(journal, match.after);
  return find(journal, match, 0).count;
}

export interface Sequence {
  readonly ok: boolean;
  /** Ids of the entries that matched, in order. */
  readonly found: readonly number[];
  /** Place of the first match that nothing met, counted from 0; null when all were met. */
  readonly missing: number | null;
  /** What came nearest to the missing one, after the last that was found. */
  readonly near: readonly NearMiss[];
}

/** Whether the matches were met in their order; other entries may lie between. @throws JournalOverflow */
export function sequence(journal: Journal, matches: readonly CompiledMatch[]): Sequence {
  assertWhole(journal, matches[0]?.after ?? 0);
  const found: number[] = [];
  for (const [missing, match] of matches.entries()) {
    const rest = journal.entries(found.at(-1) ?? 0);
    const next = rest.find(match.test);
    if (next === undefined) return { ok: false, found, missing, near: nearMisses(match, rest) };
    found.push(next.id);
  }
  return { ok: true, found, missing: null, near: [] };
}
