/** The events of a mock as they come: entries of its journal, and news beside it. */
import type { Cancel } from '../ambient/clock.js';
import { RealClock, stopwatch } from '../ambient/real-clock.js';
import { doorEntry, plainJson } from '../control/door-json.js';
import { ControlError } from '../control/errors.js';
import type { EventSink, EventStream } from '../control/event-routes.js';
import type { Journal, JournalEnd } from '../journal/journal.js';
import type { News } from './announcer.js';
import type { Ground } from './ground.js';

/** A silent stream says so often that it is alive, in real time. */
const KEEP_ALIVE_MS = 15_000;

/** Entries that are written before the reader is asked whether it can follow. */
const PORTION = 100;

/** News that wait for a slow reader; older ones give way. Entries wait in the journal. */
const MAX_WAITING_NEWS = 100;

/** Flowing time is told at most this often, in real time. */
const CLOCK_PAUSE_MS = 250;

/** More readers than this are a page that reconnects without closing. */
const MAX_STREAMS = 100;

export function eventsPart(ground: Ground) {
  let open = 0;
  return {
    /**
     * @param after what is kept with a greater id comes first
     * @throws ControlError BAD_REQUEST when too many streams are open
     */
    open(sink: EventSink, { after }: { readonly after: number }): EventStream {
      if (open >= MAX_STREAMS) {
        throw new ControlError('BAD_REQUEST', `At most ${MAX_STREAMS} streams of events`);
      }
      open += 1;
      return new Stream(ground, sink, after, () => {
        open -= 1;
      });
    },
  };
}

/**
 * One reader. It holds no entries: a slow reader stays behind in the journal, and is told how many it
 * has lost when the journal had to go on without it.
 */
class Stream implements EventStream {
  #sent: number;
  #isBlocked = false;
  #isOpen = true;
  #sinceClock: (() => number) | undefined;
  readonly #news: News[] = [];
  readonly #realClock = new RealClock();
  #endings: Cancel[] = [];

  constructor(
    readonly ground: Ground,
    readonly sink: EventSink,
    after: number,
    readonly onClose: () => void,
  ) {
    const { journal } = ground.edge();
    this.#sent = startOf(journal, after);
    this.#endings.push(
      ground.announcer.listen((news) => this.#tell(news)),
      this.#realClock.every(KEEP_ALIVE_MS, () => this.#write(': keep-alive\n\n')),
    );
    this.#write(': entries of the journal; events: clock, fault, reset, lost\n\n');
    this.#tell({ kind: 'clock', data: ground.time().state() });
    this.#follow(journal);
  }

  ready(): void {
    this.#isBlocked = false;
    this.#pump();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const cancel of this.#endings) cancel();
    this.#endings = [];
    this.#realClock.clear();
    this.onClose();
  }

  #follow(journal: Journal): void {
    this.#endings.push(
      journal.listen({
        appended: () => this.#pump(),
        ended: (because) => this.#journalEnded(because),
      }),
    );
    this.#pump();
  }

  /** After a reset the stream goes on with the new world, whose ids begin again. */
  #journalEnded(because: JournalEnd): void {
    if (because === 'stopped') {
      this.sink.end();
      this.close();
      return;
    }
    this.#sent = 0;
    this.#follow(this.ground.edge().journal);
  }

  #tell(news: News): void {
    if (news.kind === 'clock' && this.#isTooSoon()) return;
    this.#news.push(news);
    if (this.#news.length > MAX_WAITING_NEWS) this.#news.shift();
    this.#pump();
  }

  /** Time that was advanced by hand is always told. */
  #isTooSoon(): boolean {
    const isFlowing = this.ground.time().state().running;
    if (isFlowing && this.#sinceClock !== undefined && this.#sinceClock() < CLOCK_PAUSE_MS) {
      return true;
    }
    this.#sinceClock = stopwatch();
    return false;
  }

  #pump(): void {
    const { journal } = this.ground.edge();
    while (this.#isOpen && !this.#isBlocked) {
      if (this.#sent < journal.lostUpTo) {
        this.#write(event('lost', { after: this.#sent, upTo: journal.lostUpTo }));
        this.#sent = journal.lostUpTo;
      }
      const portion = journal.entries(this.#sent, PORTION).map(doorEntry);
      const last = portion.at(-1);
      if (last !== undefined) this.#sent = last.id;
      const entries = portion.map((entry) => `id: ${entry.id}\ndata: ${plainJson(entry)}\n\n`);
      const news = this.#news.splice(0).map(({ kind, data }) => event(kind, data));
      if (entries.length + news.length === 0) return;
      this.#write([...entries, ...news].join(''));
    }
  }

  #write(text: string): void {
    if (this.#isOpen && !this.sink.write(text)) this.#isBlocked = true;
  }
}

/** Ids begin again after a reset: whoever was further then starts from the beginning. */
function startOf(journal: Journal, after: number): number {
  if (after === Number.MAX_SAFE_INTEGER) return journal.last;
  return Number.isSafeInteger(after) && after >= 0 && after <= journal.last ? after : 0;
}

const event = (kind: string, data: object): string =>
  `event: ${kind}\ndata: ${plainJson(data)}\n\n`;
