/** An order book that looks after itself: when it cannot be right, or is silent, it begins again. */
import type { Int64 } from '../schemas/index.js';
import { OrderBookMirror } from './order-book-mirror.js';
import type { After } from './pending.js';
import type { SocketClient } from './socket-client.js';

export interface KeepOptions {
  readonly after: After;
  /** The shortest time between two beginnings, in milliseconds. */
  readonly pauseMs: number;
  /**
   * A book without a message for so long is asked for again: nothing else would tell that messages
   * deep inside it were lost, because the protocol has no sequence numbers.
   */
  readonly silenceMs: number;
}

export class KeptBook {
  readonly mirror: OrderBookMirror;
  readonly #stop: (() => void)[] = [];
  #cancelSilence = (): void => {};
  #cancelHeal = (): void => {};
  #isHealing = false;
  #isEnded = false;

  constructor(
    readonly socket: SocketClient,
    readonly options: KeepOptions,
    readonly connectionId: number,
    readonly ticker: string,
  ) {
    this.mirror = new OrderBookMirror(connectionId, ticker);
  }

  /**
   * Listens, then subscribes; resolves with the acknowledgement. A snapshot that does not come is
   * asked for again. @throws SocketError, TimeoutError
   */
  async open(): Promise<void> {
    const { socket, mirror, connectionId, ticker } = this;
    const look = (book: { readonly connectionId: Int64; readonly ticker: string }): void => {
      const isMine = book.ticker.toLowerCase() === ticker.toLowerCase();
      if (isMine && Number(book.connectionId) === connectionId) this.#look();
    };
    this.#stop.push(
      mirror.follow(socket),
      socket.on('orderbook_snapshot', look),
      socket.on('orderbook_update', look),
    );
    await socket.subscribeOrderBook(connectionId, ticker);
    this.#watch();
  }

  /** Begins again: a message was lost, as far as one can tell. */
  heal(): void {
    if (this.#isHealing || this.#isEnded) return;
    this.#isHealing = true;
    this.#cancelHeal = this.options.after(this.options.pauseMs, () => {
      this.#isHealing = false;
      this.#look();
    });
    void this.#again().catch(() => {});
  }

  end(): void {
    this.#isEnded = true;
    this.#cancelSilence();
    this.#cancelHeal();
    for (const stop of this.#stop) stop();
  }

  /** A repeated subscription need not bring a snapshot, so the old one is ended first. */
  async #again(): Promise<void> {
    await this.socket.unsubscribeOrderBook(this.connectionId, this.ticker).catch(() => {});
    this.mirror.reset();
    await this.socket.subscribeOrderBook(this.connectionId, this.ticker);
  }

  #look(): void {
    const { state, agrees } = this.mirror;
    if (state === 'crossed' || (state === 'live' && !agrees)) this.heal();
    this.#watch();
  }

  #watch(): void {
    this.#cancelSilence();
    if (this.#isEnded) return;
    this.#cancelSilence = this.options.after(this.options.silenceMs, () => {
      this.heal();
      this.#watch();
    });
  }
}
