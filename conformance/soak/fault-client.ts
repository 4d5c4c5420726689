/** The reference client in virtual time: what it asks for and hears, and what it believes because of that. */
import { setImmediate as nextTurn } from 'node:timers/promises';

import {
  type Client,
  connect,
  OrderBookMirror,
  SocketClient,
} from '../../client-under-test/index.js';
import type { Mock } from '../../server/index.js';

export const CONNECTION = 1;
export const TICKER = 'BTCUSDT';

/** The event loop has come to rest when nothing has moved for so many turns. */
const QUIET_TURNS = 6;
const MAX_TURNS = 5000;
/** Virtual time goes on in such steps while something is awaited, for so long at most. */
const STEP_MS = 25;
const PATIENCE_MS = 1500;

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

type Item = Readonly<Record<string, unknown>>;

/** A client whose every delay passes on the clock of the mock, so that a run can be repeated. */
export class TimedClient {
  #now = 0;
  readonly #timers = new Set<Timer>();
  #heard = 0;
  readonly orders = new Map<string, Item>();
  readonly positions = new Map<string, Item>();
  readonly mirror = new OrderBookMirror(CONNECTION, TICKER);
  readonly rest: Client['rest'];
  #socket: SocketClient | undefined;
  /** How often the socket was opened again. */
  reconnects = 0;

  private constructor(
    readonly mock: Mock,
    rest: Client['rest'],
  ) {
    this.rest = rest;
  }

  static async open(mock: Mock): Promise<TimedClient> {
    const holder: { client?: TimedClient } = {};
    const first = await connect({
      url: mock.url,
      timeoutMs: 600_000,
      fetch: (input, init) => (holder.client as TimedClient).#fetch(input as string, init),
    });
    await first.close();
    const client = new TimedClient(mock, first.rest);
    holder.client = client;
    await client.#open();
    return client;
  }

  /** Lets virtual time pass, here and there. */
  async advance(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      const step = Math.min(STEP_MS, ms - passed);
      await this.mock.advance(step);
      this.#now += step;
      for (const timer of this.#timers) {
        if (timer.at > this.#now) continue;
        this.#timers.delete(timer);
        timer.run();
      }
      await this.#rest();
    }
  }

  /** Starts again from what the terminal says now. */
  async reload(): Promise<void> {
    if (this.#socket !== undefined) await this.#inTime(this.#socket.close());
    await this.#open();
    await this.relist();
  }

  /** What is open and held, as the lists say. */
  async relist(): Promise<void> {
    const { orders } = await this.rest.orders(CONNECTION, TICKER);
    const { positions } = await this.rest.positions(CONNECTION);
    this.orders.clear();
    this.positions.clear();
    for (const { id, size, filledSize } of orders) this.#note(id, { size, filledSize });
    for (const { ticker, side, size } of positions)
      this.positions.set(ticker, { ticker, side: side === 1 ? 'Buy' : 'Sell', size });
  }

  belief(): object {
    const { bids, asks } = this.mirror.levels();
    const levels = (all: typeof bids) =>
      all.map(({ price, size }) => [Number(price), Number(size)]);
    const book = {
      connectionId: CONNECTION,
      ticker: TICKER,
      bids: levels(bids),
      asks: levels(asks),
    };
    return {
      connectionId: CONNECTION,
      ticker: TICKER,
      orders: [...this.orders.values()],
      positions: [...this.positions.values()],
      books: [book],
    };
  }

  async close(): Promise<void> {
    this.#timers.clear();
    const closing = this.#socket?.close();
    await this.#rest();
    for (const { run } of this.#timers) run();
    await closing;
  }

  async #open(): Promise<void> {
    const socket = new SocketClient(this.mock.url, {
      // A terminal that never answers the handshake costs real time.
      connectMs: 30,
      ackMs: 400,
      silenceMs: 0,
      reconnect: { firstMs: 100, maxMs: 400 },
      after: (delayMs, run) => {
        const timer = { at: this.#now + delayMs, run };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
    });
    this.#socket = socket;
    this.#follow(socket);
    await this.#inTime(socket.open());
    await this.#inTime(socket.subscribe(CONNECTION));
    await this.#inTime(socket.subscribeOrderBook(CONNECTION, TICKER));
    await this.#rest();
  }

  #follow(socket: SocketClient): void {
    this.mirror.reset();
    this.mirror.follow(socket);
    socket.on('order_update', ({ orderId, size, filledSize, status }) => {
      this.#heard += 1;
      if (status === 'Closed') this.orders.delete(String(orderId));
      else this.#note(orderId, { size, filledSize });
    });
    socket.on('position_update', ({ ticker, side, size, status }) => {
      this.#heard += 1;
      if (status === 'Closed') this.positions.delete(ticker);
      else this.positions.set(ticker, { ticker, side, size });
    });
    socket.on('orderbook_update', () => {
      this.#heard += 1;
    });
    socket.on('reconnected', () => {
      this.reconnects += 1;
    });
  }

  #note(orderId: number | bigint, fields: Item): void {
    this.orders.set(String(orderId), { orderId: String(orderId), ...fields });
  }

  /** A request that nobody answers in virtual time is given up. */
  async #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const controller = new AbortController();
    const answer = fetch(url, { ...init, signal: controller.signal }).then(
      // The body too, so that a cut one fails here.
      async (response) => new Response(await response.text(), { status: response.status }),
    );
    return this.#inTime(answer, () => controller.abort());
  }

  async #inTime<Value>(work: Promise<Value>, giveUp: () => void = () => {}): Promise<Value> {
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    work.then(over, over);
    await this.#rest(() => isOver);
    for (let waited = 0; !isOver && waited < PATIENCE_MS; waited += STEP_MS) {
      await this.advance(STEP_MS);
    }
    if (!isOver) giveUp();
    return work;
  }

  /** Waits until neither terminal nor client has anything to do without time going on. */
  async #rest(isOver: () => boolean = () => false): Promise<void> {
    const state = (): string => `${this.mock.journal.all({ limit: 0 }).last} ${this.#heard}`;
    let last = state();
    let quiet = 0;
    for (let turn = 0; turn < MAX_TURNS && quiet < QUIET_TURNS && !isOver(); turn += 1) {
      await nextTurn();
      const now = state();
      quiet = now === last ? quiet + 1 : 0;
      last = now;
    }
  }
}
