/** A local copy of one order book, fed by its snapshot and its updates. */
import {
  type Decimal,
  decimalFrom,
  decimalText,
  type Int64,
  type OrderBookLevel,
  type OrderbookSnapshotEvent,
  type OrderbookUpdateEvent,
} from '../schemas/index.js';
import type { SocketClient } from './socket-client.js';

/** A price with the total size resting there, in the units of the venue. */
export interface Level {
  readonly price: Decimal;
  readonly size: Decimal;
}

/** `empty`: no snapshot yet. `crossed`: the best bid reaches the best ask, so something was missed. */
export type BookState = 'empty' | 'live' | 'crossed';

/** What `apply` did. `early`: an update before the snapshot. `foreign`: a message about another book. */
export type Applied = 'applied' | 'early' | 'foreign';

type Side = 'ask' | 'bid';

const SIDES: Readonly<Record<string, Side>> = {
  Ask: 'ask',
  BestAsk: 'ask',
  Bid: 'bid',
  BestBid: 'bid',
};

/** Towards the best price of a side. */
const WAYS: Readonly<Record<Side, 1 | -1>> = { ask: 1, bid: -1 };

/**
 * - A level is known by its price as decimal text, so that `1.10` and `1.1` are one level.
 * - Size 0 removes a level. Sizes are totals, never differences.
 * - A `BestAsk` entry is a statement about the ask at its price: that level has that size. It removes
 *   nothing else; if the terminal's idea of the top differs from ours, `agrees` tells.
 * - Updates before the snapshot belong to an earlier subscription and are ignored, and counted.
 *
 * The protocol has no sequence numbers. A book that is `crossed` or does not agree has missed something:
 * unsubscribe, `reset()`, subscribe again.
 */
export class OrderBookMirror {
  readonly #levels: Readonly<Record<Side, Map<string, Level>>> = { ask: new Map(), bid: new Map() };
  /** The best level of each side; looked for when it is asked for after the last one has gone. */
  readonly #best = new Map<Side, Level>();
  /** The best prices in the terminal's own words, while they are known to hold. */
  readonly #told = new Map<Side, string>();
  #hasSnapshot = false;
  #early = 0;
  #unreadable = 0;

  constructor(
    readonly connectionId: Int64,
    readonly ticker: string,
  ) {}

  /** Updates that came before a snapshot. */
  get early(): number {
    return this.#early;
  }

  /** Entries without a usable price, size or kind; they were left out. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Takes a message in; those of other books are left alone. */
  apply(message: OrderbookSnapshotEvent | OrderbookUpdateEvent): Applied {
    if (!this.#isMine(message)) return 'foreign';
    if ('updates' in message) {
      if (!this.#hasSnapshot) {
        this.#early += 1;
        return 'early';
      }
      for (const entry of message.updates) this.#set(entry);
      return 'applied';
    }
    this.reset();
    this.#hasSnapshot = true;
    const { asks, bids, bestAsk, bestBid } = message;
    for (const entry of [...asks, ...bids, bestAsk, bestBid]) if (entry) this.#set(entry);
    return 'applied';
  }

  /** Applies what the socket brings and forgets the book when the socket is lost; returns what ends it. */
  follow(socket: Pick<SocketClient, 'on'>): () => void {
    const stop = [
      socket.on('orderbook_snapshot', (snapshot) => this.apply(snapshot)),
      socket.on('orderbook_update', (update) => this.apply(update)),
      socket.on('close', () => this.reset()),
    ];
    return () => {
      for (const each of stop) each();
    };
  }

  /** Back to `empty`: what was known is not to be trusted any more. */
  reset(): void {
    this.#levels.ask.clear();
    this.#levels.bid.clear();
    this.#best.clear();
    this.#told.clear();
    this.#hasSnapshot = false;
  }

  get state(): BookState {
    if (!this.#hasSnapshot) return 'empty';
    const { bestBid, bestAsk } = this;
    const isCrossed = bestBid && bestAsk && compareDecimals(bestBid.price, bestAsk.price) >= 0;
    return isCrossed ? 'crossed' : 'live';
  }

  /** Highest bid; undefined when there is none. */
  get bestBid(): Level | undefined {
    return this.#bestOf('bid');
  }

  /** Lowest ask; undefined when there is none. */
  get bestAsk(): Level | undefined {
    return this.#bestOf('ask');
  }

  /** False when our best prices are not those that the terminal last named, so that a change was missed. */
  get agrees(): boolean {
    const { bestBid, bestAsk } = this;
    return this.#isTold('bid', bestBid) && this.#isTold('ask', bestAsk);
  }

  /** The best levels of both sides, best first; `depth` of each, default all. */
  levels(depth = Number.POSITIVE_INFINITY): {
    readonly bids: readonly Level[];
    readonly asks: readonly Level[];
  } {
    const sorted = (side: Side, direction: 1 | -1): Level[] =>
      [...this.#levels[side].values()]
        .sort((a, b) => direction * compareDecimals(a.price, b.price))
        .slice(0, depth);
    return { bids: sorted('bid', -1), asks: sorted('ask', 1) };
  }

  /** A terminal may answer with its own spelling of the ticker. */
  #isMine({ connectionId, ticker }: { readonly connectionId: Int64; readonly ticker: string }) {
    const isTicker = ticker.toLowerCase() === this.ticker.toLowerCase();
    return isTicker && String(connectionId) === String(this.connectionId);
  }

  #set({ price, size, type }: OrderBookLevel): void {
    const side = SIDES[type];
    const key = keyOf(price);
    const total = keyOf(size);
    if (side === undefined || key === undefined || total === undefined) {
      this.#unreadable += 1;
      return;
    }
    const isGone = total === '0';
    if (isGone) this.#remove(side, key);
    else this.#put(side, key, { price, size });
    if (isGone && this.#told.get(side) === key) this.#told.delete(side);
    else if (!isGone && type.startsWith('Best')) this.#told.set(side, key);
  }

  #put(side: Side, key: string, level: Level): void {
    this.#levels[side].set(key, level);
    const best = this.#best.get(side);
    if (best !== undefined && compareDecimals(level.price, best.price) * WAYS[side] <= 0)
      this.#best.set(side, level);
  }

  #remove(side: Side, key: string): void {
    const level = this.#levels[side].get(key);
    this.#levels[side].delete(key);
    if (level !== undefined && level === this.#best.get(side)) this.#best.delete(side);
  }

  #bestOf(side: Side): Level | undefined {
    const found = this.#best.get(side) ?? best(this.#levels[side], WAYS[side]);
    if (found !== undefined) this.#best.set(side, found);
    return found;
  }

  #isTold(side: Side, level: Level | undefined): boolean {
    const told = this.#told.get(side);
    return told === undefined || told === (level && keyOf(level.price));
  }
}

/** The shortest plain text of a decimal that is not negative; undefined for anything else. */
function keyOf(value: Decimal): string | undefined {
  try {
    const plain = decimalText(value);
    const text = typeof value === 'number' ? plain : decimalText(decimalFrom(plain) ?? value);
    return text.startsWith('-') ? undefined : text;
  } catch {
    return undefined;
  }
}

function best(levels: ReadonlyMap<string, Level>, direction: 1 | -1): Level | undefined {
  let found: Level | undefined;
  for (const level of levels.values()) {
    const isBetter = found && direction * compareDecimals(level.price, found.price) < 0;
    if (found === undefined || isBetter) found = level;
  }
  return found;
}

/** Exact: two long decimals may share one double. */
function compareDecimals(a: Decimal, b: Decimal): number {
  // Numbers are exact as they are.
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = Number(a) - Number(b);
  if (difference !== 0) return difference;
  const [wholeA = '', fractionA = ''] = decimalText(a).split('.');
  const [wholeB = '', fractionB = ''] = decimalText(b).split('.');
  const places = Math.max(fractionA.length, fractionB.length);
  const scaled = BigInt(wholeA + fractionA.padEnd(places, '0'));
  const other = BigInt(wholeB + fractionB.padEnd(places, '0'));
  return scaled < other ? -1 : scaled > other ? 1 : 0;
}
