/** Reads of the door, one at a time, at most four a second, and none while nobody looks. */
import { Refused, read } from './door.js';

export interface Read {
  readonly name: string;
  /** Null when there is nothing to ask now. */
  readonly path: () => string | null;
  /** Wanted pause; the read may wait longer for its turn. */
  readonly everyMs: number;
  readonly show: (body: never) => void;
  /** The door refused, or has no such route; without this it is only counted among the failing ones. */
  readonly refused?: (error: Refused) => void;
}

const TICK_MS = 250;

/**
 * A read is not repeated for a hundred times as long as it takes: none may cost more than a hundredth of
 * the time. It takes the least of its last few durations, because the browser is late now and then, too.
 */
const SHARE = 100;
const REMEMBERED = 4;

interface Turn {
  readonly read: Read;
  dueAt: number;
  /** Not before this, whatever happens. */
  earliestAt: number;
  tookMs: readonly number[];
}

export class Reads {
  readonly #turns: Turn[] = [];
  #isBusy = false;
  /** Hears whether the door could be reached. */
  onReach: (isReached: boolean) => void = () => {};
  /** Names of the reads that were refused when they were last tried. */
  readonly failing = new Set<string>();

  add(...reads: readonly Read[]): void {
    for (const each of reads) this.#turns.push({ read: each, dueAt: 0, earliestAt: 0, tookMs: [] });
  }

  start(): void {
    setInterval(() => void this.#next(), TICK_MS);
  }

  /** Wanted soon: something has happened that they show. Those that cost much keep their pause. */
  hurry(...names: readonly string[]): void {
    for (const turn of this.#turns) {
      if (names.includes(turn.read.name)) turn.dueAt = Math.min(turn.dueAt, turn.earliestAt);
    }
  }

  /** Another choice: whatever depends on it is asked anew. */
  all(): void {
    for (const turn of this.#turns) turn.dueAt = 0;
  }

  async #next(): Promise<void> {
    if (this.#isBusy || document.hidden) return;
    const now = performance.now();
    const due = this.#turns
      .filter(({ dueAt, read }) => dueAt <= now && read.path() !== null)
      .sort((a, b) => a.dueAt - b.dueAt)[0];
    if (due === undefined) return;
    this.#isBusy = true;
    await this.#take(due);
    this.#isBusy = false;
  }

  async #take(turn: Turn): Promise<void> {
    const { name, path, everyMs, show, refused } = turn.read;
    const asked = path() ?? '';
    const began = performance.now();
    turn.earliestAt = turn.dueAt = Number.POSITIVE_INFINITY;
    try {
      const body = await read(asked);
      // Meanwhile somebody may have chosen something else.
      if (path() === asked) show(body as never);
      this.failing.delete(name);
      this.onReach(true);
    } catch (error) {
      if (!(error instanceof Refused)) this.onReach(false);
      else if (refused === undefined) this.failing.add(name);
      else refused(error);
    }
    const ended = performance.now();
    turn.tookMs = [...turn.tookMs, ended - began].slice(-REMEMBERED);
    turn.earliestAt = began + SHARE * Math.min(...turn.tookMs);
    turn.dueAt = path() === asked ? Math.max(began + everyMs, turn.earliestAt) : 0;
  }
}
