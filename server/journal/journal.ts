/** One causal timeline of everything that passed the edges: requests, replies, frames; bounded, ids go on. */
import type { SchemaId } from '../../schemas/index.js';
import type { Cancel, Clock } from '../ambient/clock.js';

export interface JournalEntry {
  readonly id: number;
  /** The entry that led to this one: the request of a reply, the reply's request of an event. */
  readonly cause: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds since the start of the world. */
  readonly ms: number;
  readonly channel: 'rest' | 'ws' | 'world' | 'control';
  readonly dir: 'in' | 'out' | 'none';
  /** Endpoint id, message type, or what happened. */
  readonly name: string;
  /** Who received it; a broadcast is one entry. */
  readonly sessions: readonly string[];
  readonly connectionId: number | null;
  readonly ticker: string | null;
  readonly orderId: string | null;
  readonly status: number | null;
  /** The message in canonical names. */
  readonly data: unknown;
  /** The schema that the data follow, where they follow one as a whole. */
  readonly schema: SchemaId | null;
  /** The bytes as sent or received. */
  readonly text: string;
  readonly fault: string | null;
  readonly delivered: boolean;
  readonly hints: readonly string[];
}

/** What whoever appends must know; the rest has defaults. */
export type NewEntry = Pick<JournalEntry, 'channel' | 'dir' | 'name'> &
  Partial<Omit<JournalEntry, 'id' | 'at' | 'ms'>>;

const NONE: readonly never[] = [];

/**
 * An entry with what an entry says where nothing is said. Written out: entries of one shape, made in one go, cost a
 * fraction of ones that are put together.
 */
export const entryOf = (id: number, at: number, ms: number, entry: NewEntry): JournalEntry => ({
  id,
  at,
  ms,
  cause: entry.cause ?? null,
  sessions: entry.sessions ?? NONE,
  connectionId: entry.connectionId ?? null,
  ticker: entry.ticker ?? null,
  orderId: entry.orderId ?? null,
  status: entry.status ?? null,
  data: entry.data ?? null,
  schema: entry.schema ?? null,
  text: entry.text ?? '',
  fault: entry.fault ?? null,
  delivered: entry.delivered ?? true,
  hints: entry.hints ?? NONE,
  channel: entry.channel,
  dir: entry.dir,
  name: entry.name,
});

/** Hears of entries as they come; it may not append any. */
export interface JournalListener {
  appended(entry: JournalEntry): void;
  /** Nothing more will come: the world was reset, or the mock stopped. */
  ended(because: JournalEnd): void;
}

export type JournalEnd = 'reset' | 'stopped';

/** Text that is kept at most, whatever the number of entries. */
const MAX_TEXT = 64 * 1024 * 1024;

export class Journal {
  #entries: JournalEntry[] = [];
  /** Entries before this place have been given up; cut off now and then, not one by one. */
  #first = 0;
  #lastId = 0;
  #textSize = 0;
  #dropped = 0;
  #lostUpTo = 0;
  readonly #listeners = new Set<JournalListener>();
  readonly #endings = new Set<() => void>();
  readonly #startedAt: number;

  constructor(
    readonly clock: Clock,
    readonly maxEntries: number,
  ) {
    this.#startedAt = clock.now();
  }

  /** @returns the id of the entry, the cause of what follows from it */
  append(entry: NewEntry): number {
    this.#lastId += 1;
    const at = this.clock.now();
    const whole = entryOf(this.#lastId, at, at - this.#startedAt, entry);
    this.#entries.push(whole);
    this.#textSize += whole.text.length;
    this.#giveUpTheOldest();
    for (const each of this.#listeners) each.appended(whole);
    return whole.id;
  }

  listen(listener: JournalListener): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs `work` when nothing more will come; costs less than listening. */
  atEnd(work: () => void): Cancel {
    this.#endings.add(work);
    return () => this.#endings.delete(work);
  }

  /** Tells everybody who listens that nothing more will come. */
  end(because: JournalEnd): void {
    for (const work of this.#endings) work();
    this.#endings.clear();
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const each of listeners) each.ended(because);
  }

  get last(): number {
    return this.#lastId;
  }

  /** How many entries have been lost to the bounds. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The id of the latest entry that was lost to the bounds; 0 when none was. */
  get lostUpTo(): number {
    return this.#lostUpTo;
  }

  /** Entries with a greater id than `after`, oldest first, at most `limit`. */
  entries(after = 0, limit = Number.POSITIVE_INFINITY): readonly JournalEntry[] {
    const oldest = this.#entries[this.#first]?.id ?? 0;
    const from = this.#first + Math.max(0, after - oldest + 1);
    return this.#entries.slice(from, Math.min(from + limit, this.#entries.length));
  }

  /** Empties it; ids go on. */
  clear(): void {
    this.#entries = [];
    this.#first = 0;
    this.#textSize = 0;
    this.#dropped = 0;
    this.#lostUpTo = 0;
  }

  #giveUpTheOldest(): void {
    while (
      this.#entries.length - this.#first > this.maxEntries ||
      (this.#textSize > MAX_TEXT && this.#entries.length - this.#first > 1)
    ) {
      const oldest = this.#entries[this.#first];
      this.#textSize -= oldest?.text.length ?? 0;
      this.#lostUpTo = oldest?.id ?? this.#lostUpTo;
      this.#first += 1;
      this.#dropped += 1;
    }
    if (this.#first > 1024 && this.#first > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }
}
