/** The journal of a mock, as the control door shows it. */
import { journalRecording } from '../../schemas/index.js';
import { RealClock, stopwatch } from '../ambient/real-clock.js';
import { type DoorEntry, doorEntry } from '../control/door-json.js';
import { ControlError } from '../control/errors.js';
import type { Journal } from '../journal/journal.js';
import { type CompiledMatch, compileMatch, type Match } from '../journal/match.js';
import type { NearMiss } from '../journal/near-miss.js';
import { count, find, type Sequence, sequence } from '../journal/query.js';
import { waitFor } from '../journal/wait.js';
import { instantOf } from '../terminal/instant.js';
import { VERSION } from '../version.js';
import type { Ground } from './ground.js';
import { loudly, onlyKeys, refusalOf } from './refusal.js';

export interface JournalPage {
  readonly entries: readonly DoorEntry[];
  readonly last: number;
  readonly dropped: number;
}

export interface FoundEntries {
  /** All that match, whatever the limit. */
  readonly count: number;
  readonly entries: readonly DoorEntry[];
  readonly dropped: number;
}

export interface EntryCount {
  readonly count: number;
}

export interface WaitRequest {
  /** Entries that must match; 1 unless said otherwise. */
  readonly count?: number;
  /** Real milliseconds, 2000 unless said otherwise. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What `DEADLINE` tells beside its sentence. */
export interface DeadlineDetails {
  readonly near: readonly NearMiss[];
  readonly seen: number;
  readonly found: number;
}

export interface Waited {
  readonly entries: readonly DoorEntry[];
  /** Real milliseconds. */
  readonly waitedMs: number;
}

const MAX_WAIT_MS = 60_000;
const MAX_COUNT = 20_000;

/** The journal itself is bounded; whoever wants it in portions says so. */
const ALL = Number.MAX_SAFE_INTEGER;

/** More of them at once are a loop that has lost its way. */
const MAX_WAITS = 1000;

/** More steps than this are no sequence that anybody reads. */
const MAX_SEQUENCE = 1000;

export function journalPart(ground: Ground) {
  const journal = (): Journal => ground.edge().journal;
  const realClock = new RealClock();
  let waiting = 0;
  return {
    /** Entries with a greater id than `after`, oldest first. @throws ControlError BAD_REQUEST */
    all(page: { after?: number; limit?: number } = {}): JournalPage {
      onlyKeys(page, 'after', 'limit');
      const { after = 0, limit = ALL } = page;
      within('after', after, 0, Number.MAX_SAFE_INTEGER);
      within('limit', limit, 0, ALL);
      const entries = journal().entries(after, limit).map(doorEntry);
      return { entries, last: journal().last, dropped: journal().dropped };
    },
    /** A page as a recording, which `replay` accepts: what was on the wire. @throws ControlError BAD_REQUEST */
    recording(page: { after?: number; limit?: number } = {}): string {
      const { entries } = this.all(page);
      return recordingOf(ground, entries);
    },
    /** The oldest `limit` entries that match. @throws ControlError BAD_REQUEST */
    find(match: Match, options: { limit?: number } = {}): FoundEntries {
      onlyKeys(options, 'limit');
      const { limit = 100 } = options;
      within('limit', limit, 0, ALL);
      const found = find(journal(), compiled(match), limit);
      return { ...found, entries: found.entries.map(doorEntry) };
    },
    /** @throws ControlError BAD_REQUEST, JOURNAL_OVERFLOW */
    count: (match: Match): EntryCount => ({
      count: loudly(() => count(journal(), compiled(match))),
    }),
    /** Whether the matches were met in this order. @throws ControlError BAD_REQUEST, JOURNAL_OVERFLOW */
    sequence(matches: readonly Match[]): Sequence {
      within('matches', matches.length, 1, MAX_SEQUENCE);
      const all = matches.map((match, index) => compiled(match, `/matches/${index}`));
      return loudly(() => sequence(journal(), all));
    },
    /**
     * Waits in real time for entries that match; the past counts, too.
     * @throws ControlError DEADLINE with `near` and `seen`, RESET, JOURNAL_OVERFLOW, BAD_REQUEST
     */
    async wait(match: Match, request: WaitRequest = {}): Promise<Waited> {
      onlyKeys(request, 'count', 'timeoutMs', 'signal');
      const { count: wanted = 1, timeoutMs = 2000, signal } = request;
      within('count', wanted, 1, MAX_COUNT);
      within('timeoutMs', timeoutMs, 0, MAX_WAIT_MS);
      const compiledMatch = compiled(match);
      if (waiting >= MAX_WAITS) {
        throw new ControlError('BAD_REQUEST', `At most ${MAX_WAITS} calls may wait at once`);
      }
      const waitedMs = stopwatch();
      waiting += 1;
      try {
        const options = { count: wanted, timeoutMs, signal };
        const entries = await waitFor(journal(), realClock, compiledMatch, options);
        return { entries: entries.map(doorEntry), waitedMs: Math.round(waitedMs()) };
      } catch (error) {
        throw refusalOf(error);
      } finally {
        waiting -= 1;
      }
    },
    /** Empties it; ids go on. */
    clear: (): void => empty(ground),
  };
}

function empty(ground: Ground): void {
  const { truth, journal } = ground.edge();
  // The truth keeps what the journal has said.
  truth.catchUp();
  journal.clear();
}

function recordingOf(ground: Ground, entries: readonly DoorEntry[]): string {
  const { dialect, edition } = ground.options();
  const [first] = entries;
  const startedAt =
    first === undefined ? ground.time().clock.now() : Date.parse(first.at) - first.ms;
  return journalRecording(
    {
      tool: `metascalp-mock ${VERSION}`,
      source: 'the journal of a mock',
      ...{ edition, dialect },
      appVersion: ground.edge().terminal.knobs.appVersion,
      startedAt: instantOf(startedAt, 'milliseconds'),
    },
    entries,
  );
}

/** @throws ControlError BAD_REQUEST */
export function compiled(match: unknown, pointer = '/match'): CompiledMatch {
  return loudly(() => compileMatch(match, pointer));
}

function within(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = `'${name}' takes an integer from ${least} to ${most}`;
  throw new ControlError('BAD_REQUEST', range, `/${name}`);
}
