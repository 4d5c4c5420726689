/** The clock of a mock: look at it, let it flow, advance it. */
import { FLOW_FIELDS } from '../control/clock-routes.js';
import { type DoorEntry, doorEntry } from '../control/door-json.js';
import { readFields } from '../control/route.js';
import type { JournalEntry } from '../journal/journal.js';
import type { CompiledMatch, Match } from '../journal/match.js';
import type { ClockState } from '../time.js';
import { type Ground, noteControl } from './ground.js';
import { compiled } from './journal.js';
import { onlyKeys } from './refusal.js';

export interface Advanced {
  readonly now: string;
  /** What really passed. */
  readonly advancedMs: number;
  /** Pieces of work that ran. */
  readonly ran: number;
  /** Frames handed to sockets meanwhile. */
  readonly frames: number;
  /** The entry at which time stopped. */
  readonly matched: DoorEntry | null;
}

export interface AdvanceRequest {
  /** Time stops right after the first entry that matches; the past counts. */
  readonly until?: Match | undefined;
  /** Virtual milliseconds, at most. */
  readonly ms: number;
}

export const clockPart = (ground: Ground) => ({
  get: (): ClockState => ground.time().state(),
  /** Lets virtual time flow by itself, or stops it. @throws ControlError CLOCK_IS_REAL, BAD_REQUEST */
  set(request: { readonly running?: boolean; readonly speed?: number }): ClockState {
    readFields(FLOW_FIELDS, { ...request }, 'body');
    ground.time().set(request);
    noteControl(ground, 'clock.set', request);
    const state = ground.time().state();
    ground.announcer.announce('clock', state);
    return state;
  },
});

/**
 * Runs everything that is due within so many milliseconds of virtual time. Calls wait for each other.
 * @throws ControlError CLOCK_IS_REAL, BAD_REQUEST, and RESET when the world is reset meanwhile
 */
type Advance = (request: number | AdvanceRequest) => Promise<Advanced>;

export const advancePart = (ground: Ground): Advance => advance.bind(null, ground);

async function advance(ground: Ground, request: number | AdvanceRequest): Promise<Advanced> {
  if (typeof request !== 'number') onlyKeys(request, 'ms', 'until');
  const { ms, until } = typeof request === 'number' ? { ms: request } : request;
  const search = until === undefined ? undefined : new Search(ground, compiled(until, '/until'));
  let framesBefore = 0;
  try {
    const { ran, advancedMs } = await ground.time().advance(ms, {
      begin() {
        framesBefore = ground.edge().frames();
        search?.begin();
        noteControl(ground, 'clock.advance', until === undefined ? { ms } : { ms, until });
      },
      ...(search === undefined ? {} : { isDone: () => search.isDone() }),
    });
    const { now } = ground.time().state();
    const frames = ground.edge().frames() - framesBefore;
    const { found } = search ?? {};
    return { now, advancedMs, ran, frames, matched: found === undefined ? null : doorEntry(found) };
  } finally {
    search?.end();
  }
}

/** Looks for the first entry that matches, in the past and in what comes. */
class Search {
  found: JournalEntry | undefined = undefined;
  #stop: () => void = () => {};

  constructor(
    readonly ground: Ground,
    readonly match: CompiledMatch,
  ) {}

  begin(): void {
    const { journal } = this.ground.edge();
    this.found = journal.entries(this.match.after).find(this.match.test);
    this.#stop = journal.listen({
      appended: (entry) => {
        if (this.found === undefined && this.match.test(entry)) this.found = entry;
      },
      ended: () => {},
    });
  }

  /** What the latest piece of work led to is in the journal before the answer is given. */
  isDone(): boolean {
    this.ground.edge().terminal.hub.drain();
    return this.found !== undefined;
  }

  end(): void {
    this.#stop();
  }
}
