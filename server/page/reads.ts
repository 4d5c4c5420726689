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
 * A read is not repeated for fifty times as long as it takes, within reason: what costs the door much is
 * asked less often. It takes the least of its last few durations, because the browser is late now and
 * then, too, and the first answer of a program that has just started is always slow.
 */
const SHARE = 50;
const REMEMBERED = 4;
const MAX_PAUSE_MS = 3000;

interface Turn {
  readonly read: Read;
  dueAt: number;
  /** Not before this, whatever happens. */
  earliestAt: number;
  tookMs: readonly number[];
  /** Something has happened while it was asked. */
  isWantedAgain: boolean;
}

export class Reads {
  readonly #turns: Turn[] = [];
  #isBusy = false;
  /** Hears whether the door could be reached. */
  onReach: (isReached: boolean) => void = () => {};
  /** Names of the reads that were refused when they were last tried. */
  readonly failing = new Set<string>();

  add(...reads: readonly Read[]): void {
    for (const each of reads)
      this.#turns.push({ read: each, dueAt: 0, earliestAt: 0, tookMs: [], isWantedAgain: false });
  }

  start(): void {
    setInterval(() => void this.#next(), TICK_MS);
  }

  /** Wanted soon: something has happened that they show. Those that cost much keep their pause. */
  hurry(...names: readonly string[]): void {
    for (const turn of this.#turns) {
      if (!names.includes(turn.read.name)) continue;
      turn.isWantedAgain = turn.earliestAt === Number.POSITIVE_INFINITY;
      turn.dueAt = Math.min(turn.dueAt, turn.earliestAt);
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
    const isKnown = turn.tookMs.length === REMEMBERED;
    const pauseMs = isKnown ? Math.min(SHARE * Math.min(...turn.tookMs), MAX_PAUSE_MS) : 0;
    turn.earliestAt = began + pauseMs;
    const isSettled = path() === asked && !turn.isWantedAgain;
    turn.dueAt = isSettled ? Math.max(began + everyMs, turn.earliestAt) : turn.earliestAt;
    turn.isWantedAgain = false;
  }
}
