/** One causal timeline of everything that passed the edges: requests, replies, frames; bounded, ids go on. */
import type { SchemaId } from '../../schemas/index.js';
import type { Clock } from '../ambient/clock.js';

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

const DEFAULTS = {
  cause: null,
  sessions: [],
  connectionId: null,
  ticker: null,
  orderId: null,
  status: null,
  data: null,
  schema: null,
  text: '',
  fault: null,
  delivered: true,
  hints: [],
} as const;

/** Text that is kept at most, whatever the number of entries. */
const MAX_TEXT = 64 * 1024 * 1024;

export class Journal {
  #entries: JournalEntry[] = [];
  /** Entries before this place have been given up; cut off now and then, not one by one. */
  #first = 0;
  #lastId = 0;
  #textSize = 0;
  #dropped = 0;
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
    const whole = { id: this.#lastId, at, ms: at - this.#startedAt, ...DEFAULTS, ...entry };
    this.#entries.push(whole);
    this.#textSize += whole.text.length;
    this.#giveUpTheOldest();
    return this.#lastId;
  }

  get last(): number {
    return this.#lastId;
  }

  /** How many entries have been lost to the bounds. */
  get dropped(): number {
    return this.#dropped;
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
  }

  #giveUpTheOldest(): void {
    while (
      this.#entries.length - this.#first > this.maxEntries ||
      (this.#textSize > MAX_TEXT && this.#entries.length - this.#first > 1)
    ) {
      this.#textSize -= this.#entries[this.#first]?.text.length ?? 0;
      this.#first += 1;
      this.#dropped += 1;
    }
    if (this.#first > 1024 && this.#first > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }
}
