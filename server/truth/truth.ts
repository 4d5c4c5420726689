/** What really happened in one world: watches its venues and hears its journal, and answers for both. */
import type { Journal } from '../journal/journal.js';
import type { Connection } from '../terminal/connection.js';
import type { HubFact, HubListener, HubWitness, Placement } from '../terminal/hub.js';
import type { Terminal } from '../terminal/terminal.js';
import type { DepthView } from '../venue/facts.js';
import type { Venue } from '../venue/venue.js';
import { BookLog, type Moment } from './book-log.js';
import { HoldingsLog } from './holdings-log.js';
import { countVerdicts, type Intent, intentsOf, type Verdict } from './intents.js';
import { OrderLog } from './order-log.js';
import { type Showing, Testimony } from './testimony.js';

/** What can no longer be said, because the journal has lost it; nothing is left out silently. */
export interface Lost {
  /** Journal ids up to this one are not all known. */
  readonly upTo: number;
  /** Orders of clients whose requests are among them: their intents are missing below. */
  readonly orderIds: readonly string[];
  readonly sentence: string;
}

/** The journal is heard at the latest when so many entries wait, or a quarter of what it keeps. */
const MAX_UNHEARD = 1000;
/** Frames whose moment is remembered. */
const MAX_FRAMES = 50_000;

export class Truth implements HubWitness, HubListener {
  readonly orders: OrderLog;
  readonly holdings = new HoldingsLog();
  readonly books = new BookLog();
  readonly #testimony: Testimony;
  /** What frames show that show another moment than the one before them. */
  readonly #composed = new Map<number, Moment>();
  /** Goes on where it was: a new one would step over all that is forgotten. */
  readonly #oldestFrame = this.#composed.keys();
  /** Sequence of the book that was looked at last. */
  #shownSequence = 0;
  readonly #maxUnheard: number;
  #heard = 0;
  #lostUpTo = 0;

  /** To be created with the world: what happened before is not known. */
  constructor(
    readonly terminal: Terminal,
    readonly journal: Journal,
  ) {
    this.#testimony = new Testimony((showing) => this.#shown(showing));
    this.orders = new OrderLog(terminal.ids, (request) => this.#testimony.forget(request));
    this.#maxUnheard = Math.max(1, Math.min(MAX_UNHEARD, journal.maxEntries / 4));
    terminal.hub.watch(this, ['order', 'position', 'balance', 'depth']);
    terminal.hub.subscribe(this, ['depth']);
  }

  placed(placement: Placement): void {
    this.orders.placed(placement);
  }

  happened({ venueId, fact, cause }: HubFact): void {
    const after = this.journal.last;
    const entry = cause ?? after;
    if (fact.kind === 'depth') {
      this.books.happened(venueId, fact, entry);
      return;
    }
    if (fact.kind === 'trade') return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined) return;
    if (fact.kind === 'order') {
      this.orders.happened(connection.id, fact.order, entry, after);
      this.holdings.orderHappened(connection.id, fact.order);
    } else if (fact.kind === 'position') {
      this.holdings.positionHappened(connection.id, fact.position, entry);
    } else if (fact.kind === 'balance') {
      this.holdings.balanceHappened(connection, entry);
    }
  }

  handle({ venueId, fact }: HubFact): void {
    if (fact.kind === 'depth') this.books.heard(venueId, fact, this.journal.last);
  }

  drained(): void {
    if (this.journal.last - this.#heard >= this.#maxUnheard) this.catchUp();
  }

  /** Somebody is about to be shown the book: a snapshot of it follows at once. */
  watchBook(venue: Venue, ticker: string, depth: DepthView): void {
    this.books.watch(venue.spec.id, ticker, venue.grid(ticker), depth, this.journal.last);
    this.#shownSequence = depth.sequence;
    if (this.terminal.knobs.marketDataMs !== 0) return;
    this.#frameShows(this.journal.last + 1, { sequence: this.#shownSequence });
  }

  /** The moment that a message of market data shows which is being composed now. */
  composed(type: string, { venue }: Connection, ticker: string): Moment {
    if (type === 'orderbook_snapshot') return { sequence: this.#shownSequence };
    return { sequence: this.books.heardSequence(venue.spec.id, ticker) };
  }

  /** The last entry is a book frame that shows an earlier moment. */
  lastFrameShows(moment: Moment): void {
    this.#frameShows(this.journal.last, moment);
  }

  #frameShows(frame: number, moment: Moment): void {
    this.#composed.set(frame, moment);
    if (this.#composed.size <= MAX_FRAMES) return;
    const oldest = this.#oldestFrame.next();
    if (oldest.done !== true) this.#composed.delete(oldest.value);
  }

  /** The moment that a frame shows. */
  momentOf(frame: number): Moment {
    return this.#composed.get(frame) ?? { after: frame - 1 };
  }

  /** Hears what the journal has to say that has not been heard; to be called before it is emptied. */
  catchUp(): void {
    const entries = this.journal.entries(this.#heard);
    const next = entries[0]?.id ?? this.journal.last + 1;
    if (next > this.#heard + 1) this.#lostUpTo = next - 1;
    for (const entry of entries) this.#testimony.hear(entry);
    this.#heard = this.journal.last;
  }

  /** Journal entries and requests are heard, and orders that stood from the start are known. */
  refresh(): Testimony {
    this.catchUp();
    for (const connection of this.terminal.connections) this.#adopt(connection);
    return this.#testimony;
  }

  /** Intents of clients, oldest first. */
  intents(query: { readonly connectionId?: number; readonly ticker?: string } = {}): {
    readonly intents: readonly Intent[];
    readonly verdicts: Readonly<Record<Verdict, number>>;
    readonly lost: Lost | null;
  } {
    const testimony = this.refresh();
    const { connectionId, ticker } = query;
    const asked = [...testimony.requests].filter(
      ({ key }) =>
        (connectionId === undefined || key.connectionId === connectionId) &&
        (ticker === undefined || key.ticker === ticker),
    );
    const intents = intentsOf(asked, {
      ordersOf: (request) => this.orders.ofRequest(request),
      lastList: (id, name) => testimony.lastList(id, name),
    });
    return { intents, verdicts: countVerdicts(intents), lost: this.#lost(testimony) };
  }

  #lost(testimony: Testimony): Lost | null {
    const upTo = Math.max(this.#lostUpTo, testimony.forgottenUpTo);
    const { forgotten } = this.orders;
    if (upTo === 0 && forgotten === 0) return null;
    const orderIds = [...this.orders.all()]
      .filter(({ origin, request }) => origin === 'client' && !testimony.knows(request ?? 0))
      .map(({ orderId }) => orderId);
    const sentence = `Of the journal up to entry ${upTo} not everything is known: the intents of ${orderIds.length} orders are missing, ${forgotten} closed orders are forgotten, and a refused or lost request before it leaves no trace.`;
    return { upTo, orderIds, sentence };
  }

  /** Orders of the scenario stood before anybody watched. */
  #adopt({ id, venue, account }: Connection): void {
    for (const view of venue.openOrders(account)) {
      const orderId = String(this.terminal.ids.toWire(view.number));
      if (this.orders.find(orderId) === undefined) this.orders.happened(id, view, 0);
    }
  }

  #shown(showing: Showing): void {
    const { kind, entry } = showing;
    if (kind === 'position') {
      this.orders.tellByPosition(showing, entry);
      return;
    }
    const order = kind === 'order' ? this.orders.find(showing.orderId) : undefined;
    const told = kind === 'reply' ? this.orders.ofRequest(showing.request) : order ? [order] : [];
    for (const each of told) this.orders.tell(each, entry);
  }
}
