/** A book as a client keeps it from snapshot and updates, and what two such books disagree about on a moving market. */
import type { Frame } from './probe-socket.js';
import type { Stream } from './stream.js';
import { at, listAt, numberAt } from './wire-json.js';

export type BookSide = 'Ask' | 'Bid';

interface Kept {
  readonly size: number;
  /** Round in which it was told last. */
  readonly round: number;
}

export class BookMirror {
  readonly #levels = new Map<string, Kept>();
  readonly #best: Record<BookSide, number> = { Ask: Number.NaN, Bid: Number.NaN };
  #next = 0;
  #round = 0;

  constructor(readonly stream: Stream) {}

  /** Takes in what has come since the last time; each call is a round. */
  catchUp(): this {
    this.#round += 1;
    const { frames } = this.stream.socket;
    for (const frame of frames.slice(this.#next)) this.#take(frame);
    this.#next = frames.length;
    return this;
  }

  /** Size at a price; 0 where there is no level. */
  sizeAt(side: BookSide, price: number): number {
    return this.#levels.get(keyOf(side, price))?.size ?? 0;
  }

  /** The best price among the levels; NaN for an empty side. */
  best(side: BookSide): number {
    const prices = [...this.#levels]
      .filter(([key]) => key.startsWith(side))
      .map(([key]) => Number(key.slice(side.length + 1)));
    if (prices.length === 0) return Number.NaN;
    return side === 'Ask' ? Math.min(...prices) : Math.max(...prices);
  }

  /** The best price as the terminal told it last. */
  toldBest(side: BookSide): number {
    return this.#best[side];
  }

  /** Levels that differ, without those that either side has just been told of. */
  differences(other: BookMirror): readonly string[] {
    const keys = new Set([...this.#levels.keys(), ...other.#levels.keys()]);
    return [...keys].filter(
      (key) =>
        !this.#isFresh(key) && !other.#isFresh(key) && !isClose(this.#size(key), other.#size(key)),
    );
  }

  #size(key: string): number {
    return this.#levels.get(key)?.size ?? 0;
  }

  /** A removed level leaves no trace, so a fresh removal is remembered beside the levels. */
  readonly #removedIn = new Map<string, number>();

  #isFresh(key: string): boolean {
    const round = this.#levels.get(key)?.round ?? this.#removedIn.get(key) ?? 0;
    return this.#round > 1 && round === this.#round;
  }

  #take({ type, data }: Frame): void {
    if (type === 'orderbook_snapshot') {
      this.#levels.clear();
      for (const list of ['asks', 'bids']) for (const each of listAt(data, list)) this.#put(each);
      this.#best.Ask = numberAt(data, 'bestAsk.price');
      this.#best.Bid = numberAt(data, 'bestBid.price');
    }
    if (type === 'orderbook_update') for (const each of listAt(data, 'updates')) this.#put(each);
  }

  #put(entry: unknown): void {
    const type = String(at(entry, 'type'));
    const price = numberAt(entry, 'price');
    if (type === 'BestAsk') this.#best.Ask = price;
    else if (type === 'BestBid') this.#best.Bid = price;
    else {
      const key = keyOf(type as BookSide, price);
      const size = numberAt(entry, 'size');
      if (size !== 0) this.#levels.set(key, { size, round: this.#round });
      else {
        this.#levels.delete(key);
        this.#removedIn.set(key, this.#round);
      }
    }
  }
}

const keyOf = (side: BookSide, price: number): string => `${side} ${price}`;
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, a, b);
