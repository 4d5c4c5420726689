/** What the page of the control door needs beyond the other routes: names to choose from, and news at a gentle pace. */
import type { Cancel } from '../ambient/clock.js';
import { RealClock } from '../ambient/real-clock.js';
import { type DoorEntry, doorEntry, plainJson } from '../control/door-json.js';
import { ControlError } from '../control/errors.js';
import type { EventSink, EventStream } from '../control/event-routes.js';
import type { PageFeedRequest, PageTicker } from '../control/page-routes.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Connection } from '../terminal/connection.js';
import type { Terminal } from '../terminal/terminal.js';
import type { TappedTrade } from '../terminal/trade-tap.js';
import type { Ground } from './ground.js';
import { type PageOrders, pageOrders } from './page-orders.js';

/** So often news leave, in real time. */
const PACE_MS = 250;

/** Of more entries than these only the newest are looked through: a busy edge must not feel the page. */
const MAX_LOOKED_THROUGH = 400;

/** Entries and trades of one portion, the newest; market data come in such numbers that they count apart. */
const MAX_ENTRIES = 30;
const MAX_MARKET_ENTRIES = 8;
const MAX_TRADES = 40;

/** Data of longer messages (books) are left out; the page asks for an entry when somebody opens it. */
const MAX_TEXT = 2000;

/** A silent feed says so often that it is alive: in portions, fifteen seconds. */
const KEEP_ALIVE = 60;

/** More readers than this are a page that reconnects without closing. */
const MAX_FEEDS = 20;

/** An entry without its text. */
export type BriefEntry = Omit<DoorEntry, 'text'>;

export function pagePart(ground: Ground) {
  const connectionOf = (id: number): Connection => {
    const connection = ground.edge().terminal.connection(id);
    if (connection === undefined) throw new ControlError('NOT_FOUND', `No connection ${id}`);
    return connection;
  };
  let open = 0;
  return {
    /** Tickers of a connection with the steps of their prices and sizes. @throws ControlError NOT_FOUND */
    tickers(connectionId: number): readonly PageTicker[] {
      return connectionOf(connectionId).venue.spec.instruments.map(
        ({ ticker, priceIncrement, sizeIncrement }) => ({
          ticker,
          priceIncrement,
          sizeIncrement,
        }),
      );
    },
    /** What is open and what was closed last, in a bounded time and size. @throws ControlError NOT_FOUND */
    orders(connectionId: number): PageOrders {
      return pageOrders(ground.edge().truth, connectionOf(connectionId));
    },
    /** @throws ControlError BAD_REQUEST when too many pages are open */
    open(sink: EventSink, request: PageFeedRequest): EventStream {
      if (open >= MAX_FEEDS)
        throw new ControlError('BAD_REQUEST', `At most ${MAX_FEEDS} pages at once`);
      open += 1;
      return new Feed(ground, sink, request, () => {
        open -= 1;
      });
    },
  };
}

/** One page. It looks at the world a few times a second, so what it costs does not grow with what happens. */
class Feed implements EventStream {
  #sent: number;
  #silent = 0;
  #isBlocked = false;
  #clock = '';
  #terminal: Terminal | undefined;
  #stopTap: Cancel = () => {};
  #trades: TappedTrade[] = [];
  readonly #realClock = new RealClock();

  constructor(
    readonly ground: Ground,
    readonly sink: EventSink,
    readonly request: PageFeedRequest,
    readonly onClose: () => void,
  ) {
    this.#sent = Math.max(0, ground.edge().journal.last - (request.past ?? 0));
    this.#follow();
    this.#portion();
    this.#realClock.every(PACE_MS, () => this.#portion());
  }

  ready(): void {
    this.#isBlocked = false;
  }

  close(): void {
    this.#stopTap();
    this.#realClock.clear();
    this.onClose();
  }

  /** After a reset there is another world, whose ids begin again. */
  #follow(): void {
    const { terminal, trades } = this.ground.edge();
    if (this.#terminal === terminal) return;
    const isReset = this.#terminal !== undefined;
    this.#terminal = terminal;
    this.#trades = [];
    this.#stopTap();
    const { connectionId, ticker } = this.request;
    const venue = terminal.connection(connectionId ?? Number.NaN)?.venue.spec.id;
    if (venue !== undefined && ticker !== undefined) {
      this.#stopTap = trades.listen(venue, ticker, (trade) => {
        this.#trades.push(trade);
        if (this.#trades.length > MAX_TRADES) this.#trades.shift();
      });
    }
    if (!isReset) return;
    this.#sent = 0;
    this.#write('event: reset\ndata: {}\n\n');
  }

  #portion(): void {
    if (this.ground.isStopped()) {
      this.sink.end();
      return;
    }
    this.#follow();
    if (this.#isBlocked) return;
    const { journal } = this.ground.edge();
    const clock = plainJson(this.ground.time().state());
    const { last } = journal;
    if (last === this.#sent && clock === this.#clock && this.#trades.length === 0) {
      this.#silent += 1;
      if (this.#silent % KEEP_ALIVE === 0) this.#write(': keep-alive\n\n');
      return;
    }
    const from = Math.max(this.#sent, last - MAX_LOOKED_THROUGH);
    const most = this.#clock === '' ? Math.max(MAX_ENTRIES, this.request.past ?? 0) : MAX_ENTRIES;
    const { told, passed } = newest(journal.entries(from), most);
    const entries = told.map(brief);
    const skipped = from - this.#sent + passed;
    this.#sent = last;
    this.#clock = clock;
    this.#silent = 0;
    const trades = plainJson(this.#trades.splice(0));
    this.#write(
      `data: {"clock":${clock},"entries":${plainJson(entries)},"skipped":${skipped},"trades":${trades}}\n\n`,
    );
  }

  #write(text: string): void {
    if (!this.sink.write(text)) this.#isBlocked = true;
  }
}

/** Those told, in the order in which they came, and how many others there were besides market data. */
function newest(
  entries: readonly JournalEntry[],
  most: number,
): { readonly told: readonly JournalEntry[]; readonly passed: number } {
  const isMarket = ({ name }: JournalEntry): boolean => MARKET_DATA.has(name);
  const others = entries.filter((entry) => !isMarket(entry));
  const market = entries.filter(isMarket).slice(-MAX_MARKET_ENTRIES);
  const told = [...others.slice(-most), ...market].sort((a, b) => a.id - b.id);
  return { told, passed: Math.max(0, others.length - most) };
}

const MARKET_DATA: ReadonlySet<string> = new Set([
  'trade_update',
  'orderbook_update',
  'orderbook_snapshot',
]);

function brief(entry: JournalEntry): BriefEntry {
  const isLong = entry.text.length > MAX_TEXT;
  const shown = isLong ? { ...entry, data: null, schema: null } : entry;
  const { text: _, ...rest } = doorEntry(shown);
  return rest;
}
