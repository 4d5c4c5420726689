/** What waits for a client that does not read: in order, bounded, updates of one book merged into one. */
import { BookDigest } from '../session/book-digest.js';
import type { BookPart, SocketMessage } from './socket-message.js';

/** A client for which more than this waits is closed; merged updates of a book count as one frame. */
export const MAX_HELD_FRAMES = 16_384;
export const MAX_HELD_BYTES = 16 * 1024 * 1024;

/** What a level of a merged update is counted as, which has no text before it leaves. */
const LEVEL_BYTES = 64;

/** Updates of one book that will leave as one message. */
export interface MergedBook {
  readonly part: BookPart;
  readonly digest: BookDigest;
  /** How many updates it stands for, and the journal entries of the first and last of them. */
  count: number;
  readonly firstEntry: number;
  lastEntry: number;
}

type Held = SocketMessage | MergedBook;

export class HeldFrames {
  /** In the order in which they leave. */
  readonly #items = new Set<Held>();
  /** The waiting update of each book into which the next one goes. */
  readonly #open = new Map<string, Held>();
  #bytes = 0;

  get frames(): number {
    return this.#items.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isOverLimit(): boolean {
    return this.#items.size > MAX_HELD_FRAMES || this.#bytes > MAX_HELD_BYTES;
  }

  /** Only updates of books merge; everything else keeps its place. */
  add(message: SocketMessage): void {
    const { book } = message;
    if (book === null) this.#append(message);
    else if (book.updates === null) this.#restart(bookKey(book), message);
    else this.#merge(bookKey(book), message, book);
  }

  /** Takes the oldest, at least one, up to so many bytes. @param spell makes a merged update a message */
  take(bytes: number, spell: (merged: MergedBook) => SocketMessage): SocketMessage[] {
    const taken: SocketMessage[] = [];
    let size = 0;
    for (const item of this.#items) {
      if (size >= bytes) break;
      this.#items.delete(item);
      this.#bytes -= sizeOf(item);
      const message = 'digest' in item ? spell(item) : item;
      const { book } = message;
      if (book !== null && this.#open.get(bookKey(book)) === item) this.#open.delete(bookKey(book));
      taken.push(message);
      size += message.frame.length;
    }
    return taken;
  }

  clear(): void {
    this.#items.clear();
    this.#open.clear();
    this.#bytes = 0;
  }

  #append(item: Held): void {
    this.#items.add(item);
    this.#bytes += sizeOf(item);
  }

  /** Whatever waits of this book is older than the snapshot, so newer updates must not join it. */
  #restart(key: string, snapshot: SocketMessage): void {
    this.#open.delete(key);
    this.#append(snapshot);
  }

  /**
   * The merged update takes the place of the newest one, so that a book never runs ahead of the
   * orders and trades that changed it.
   */
  #merge(key: string, message: SocketMessage, part: BookPart): void {
    const earlier = this.#open.get(key);
    if (earlier === undefined) {
      this.#open.set(key, message);
      this.#append(message);
      return;
    }
    this.#items.delete(earlier);
    this.#bytes -= sizeOf(earlier);
    const merged = 'digest' in earlier ? earlier : begin(earlier, part);
    merged.digest.add(part.updates ?? []);
    merged.count += 1;
    merged.lastEntry = message.entry;
    this.#open.set(key, merged);
    this.#append(merged);
  }
}

function begin({ entry, book }: SocketMessage, part: BookPart): MergedBook {
  const digest = new BookDigest();
  digest.add(book?.updates ?? []);
  return { part, digest, count: 1, firstEntry: entry, lastEntry: entry };
}

const sizeOf = (item: Held): number =>
  'digest' in item ? item.digest.size * LEVEL_BYTES : item.frame.length;

const bookKey = ({ connectionId, ticker }: BookPart): string => `${connectionId} ${ticker}`;
