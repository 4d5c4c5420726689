/** What the journal testifies: who asked for what, what was answered, and what was shown to whom. */
import type { JournalEntry } from '../journal/journal.js';
import { type OrderKey, orderKeyOf } from './order-key.js';

/** A place request of a client, and what its sender has been told of it. */
export interface PlaceRequest {
  readonly id: number;
  readonly key: OrderKey;
  /** Journal id of the first delivered reply with status 200. */
  readonly accepted: number | null;
  /** Journal id of the first delivered reply that refuses (status 4xx). */
  readonly refused: number | null;
}

/** The last book frame that reached a session. */
export interface BookFrame {
  readonly frame: number;
  /** Frames of the book since its snapshot that the session was sent and never got. */
  readonly missed: number;
}

/** What a delivered message shows. */
export type Showing =
  | { readonly kind: 'reply'; readonly entry: number; readonly request: number }
  | { readonly kind: 'order'; readonly entry: number; readonly orderId: string }
  | {
      readonly kind: 'position';
      readonly entry: number;
      readonly connectionId: number;
      readonly ticker: string;
      readonly side: 'buy' | 'sell';
    };

/** Requests beyond so many are forgotten, the oldest first. */
export const MAX_REQUESTS = 20_000;
/** Sessions that are remembered per book. */
const MAX_SESSIONS = 1000;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Fields = Readonly<Record<string, unknown>>;

export class Testimony {
  readonly #requests = new Map<number, Mutable<PlaceRequest>>();
  /** Goes on where it was: a new one would step over all that is forgotten. */
  readonly #oldest = this.#requests.keys();
  /** Journal id of the last delivered list of open orders, by connection and ticker. */
  readonly #lists = new Map<string, number>();
  readonly #frames = new Map<string, Map<string, BookFrame>>();
  #forgottenUpTo = 0;

  /** @param onShown told of each message that shows an order, in the order of the journal */
  constructor(readonly onShown: (showing: Showing) => void) {}

  /** Place requests of clients, oldest first. */
  get requests(): Iterable<PlaceRequest> {
    return this.#requests.values();
  }

  knows(request: number): boolean {
    return this.#requests.has(request);
  }

  /** Requests up to this journal id may have been forgotten; 0 when none was. */
  get forgottenUpTo(): number {
    return this.#forgottenUpTo;
  }

  /** Journal id of the last list of open orders that reached a client; 0 when there was none. */
  lastList(connectionId: number | null, ticker: string | null): number {
    return this.#lists.get(`${connectionId} ${ticker}`) ?? 0;
  }

  /** By session. */
  framesOf(connectionId: number, ticker: string): ReadonlyMap<string, BookFrame> {
    return this.#frames.get(`${connectionId} ${ticker}`) ?? new Map();
  }

  /** A request whose order is no longer known would look like a phantom. */
  forget(request: number): void {
    if (this.#requests.delete(request))
      this.#forgottenUpTo = Math.max(this.#forgottenUpTo, request);
  }

  /** Hears one entry; entries come in the order of the journal, each once. */
  hear(entry: JournalEntry): void {
    if (entry.channel === 'rest') this.#hearRest(entry);
    else if (entry.channel === 'ws' && entry.dir === 'out') this.#hearFrame(entry);
  }

  #hearRest(entry: JournalEntry): void {
    const { name, dir } = entry;
    if (dir === 'in') {
      if (name === 'placeOrder') this.#asked(entry);
      return;
    }
    if (!entry.delivered) return;
    if (name === 'placeOrder') this.#answered(entry);
    if (entry.status !== 200) return;
    const data = (entry.data ?? {}) as Fields;
    if (name === 'listOrders') {
      this.#lists.set(`${data.connectionId} ${data.ticker}`, entry.id);
      for (const { id } of listOf(data.orders))
        this.onShown({ kind: 'order', entry: entry.id, orderId: String(id) });
    } else if (name === 'listPositions') {
      const connectionId = Number(data.connectionId);
      for (const { ticker, side } of listOf(data.positions)) {
        const way = side === 1 ? 'buy' : 'sell';
        const about = { connectionId, ticker: String(ticker), side: way } as const;
        this.onShown({ kind: 'position', entry: entry.id, ...about });
      }
    }
  }

  #asked({ id, data }: JournalEntry): void {
    this.#requests.set(id, { id, key: orderKeyOf(data), accepted: null, refused: null });
    if (this.#requests.size <= MAX_REQUESTS) return;
    const oldest = this.#oldest.next();
    if (oldest.done !== true) this.forget(oldest.value);
  }

  #answered({ id, cause, status }: JournalEntry): void {
    const request = cause === null ? undefined : this.#requests.get(cause);
    if (cause === null || status === null) return;
    if (status === 200) {
      if (request !== undefined) request.accepted ??= id;
      this.onShown({ kind: 'reply', entry: id, request: cause });
    } else if (request !== undefined && status >= 400 && status < 500) {
      // A server error says nothing about the order; only the exchange's or the API's refusal does.
      request.refused ??= id;
    }
  }

  #hearFrame(entry: JournalEntry): void {
    const { id, name, sessions, delivered, orderId } = entry;
    if (name === 'order_update') {
      if (delivered && sessions.length > 0 && orderId !== null)
        this.onShown({ kind: 'order', entry: id, orderId });
    } else if (name === 'orderbook_snapshot' || name === 'orderbook_update') {
      this.#hearBook(entry);
    } else if (name === 'orderbook_unsubscribed') {
      const frames = this.#frames.get(`${entry.connectionId} ${entry.ticker}`);
      for (const session of sessions) frames?.delete(session);
    }
  }

  #hearBook({ id, name, sessions, delivered, connectionId, ticker }: JournalEntry): void {
    const key = `${connectionId} ${ticker}`;
    const frames = this.#frames.get(key) ?? new Map<string, BookFrame>();
    this.#frames.set(key, frames);
    for (const session of sessions) {
      const last = frames.get(session);
      const missed = name === 'orderbook_snapshot' ? 0 : (last?.missed ?? 0);
      if (delivered) frames.set(session, { frame: id, missed });
      else if (last !== undefined) frames.set(session, { ...last, missed: last.missed + 1 });
    }
    for (const oldest of frames.keys()) {
      if (frames.size <= MAX_SESSIONS) break;
      frames.delete(oldest);
    }
  }
}

const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? (value as Fields[]) : [];
