/** A client that keeps its own picture of orders, holdings and books right, and never sends an order twice. */
import type { Decimal } from '../schemas/index.js';
import { type Belief, beliefOf } from './belief.js';
import { discover } from './discovery.js';
import { ApiError, ClientError, reasonOf } from './errors.js';
import { Holdings } from './holdings.js';
import { KeptBook } from './kept-book.js';
import { type Attempt, OrderTracker, sideCode, typeCode, type Wish } from './order-tracker.js';
import { type After, realTime } from './pending.js';
import { RestClient } from './rest-client.js';
import { accountsOf, checkSame } from './same-terminal.js';
import type { ClientProblem } from './shape.js';
import { SocketClient } from './socket-client.js';
import type { Deadlines, Placed, Subscription, TraderOptions } from './trader-options.js';

const DEADLINES: Deadlines = { ackMs: 5000, staleMs: 20_000, reconnectMs: 1000 };
const LONGEST_BACKOFF_MS = 30_000;

/** How often the lists are read to learn what became of an order, half an `ackMs` apart. */
const INQUIRIES = 3;

/** Audits in a row that an account may cause by contradicting itself. */
const MAX_AUDITS = 5;

export class Trader {
  readonly tracker = new OrderTracker();
  readonly holdings = new Holdings();
  readonly #books = new Map<string, KeptBook>();
  /** Tickers whose orders are followed, by connection. */
  readonly #accounts = new Map<number, Set<string>>();
  readonly #audits = new Map<number, () => void>();
  readonly #deadlines: Deadlines;
  /** Null while the address is given, or nobody told. */
  #accountsThere: string | null = null;
  readonly #after: After;

  private constructor(
    private rest: RestClient,
    readonly socket: SocketClient,
    readonly options: TraderOptions,
  ) {
    this.#deadlines = options.deadlines ?? DEADLINES;
    this.#after = options.after ?? realTime;
  }

  /** @throws DiscoveryError, SocketError */
  static async connect(options: TraderOptions = {}): Promise<Trader> {
    const { ackMs, staleMs, reconnectMs } = options.deadlines ?? DEADLINES;
    const { after = realTime, onProblem = () => {} } = options;
    const locate = async (): Promise<string> => {
      if (options.url) return options.url.replace(/\/$/, '');
      return (await discover({ after, ...options.discovery })).url;
    };
    const rest = (url: string): RestClient =>
      new RestClient(url, { ...options, after, timeoutMs: ackMs });
    let trader: Trader | undefined;
    const url = await locate();
    const socket = new SocketClient(url, {
      ...options,
      after,
      ackMs,
      connectMs: ackMs,
      silenceMs: staleMs,
      reconnect: { firstMs: reconnectMs, maxMs: LONGEST_BACKOFF_MS },
      locate: async () => {
        const found = await locate();
        if (trader !== undefined) await trader.moveTo(rest(found));
        return found;
      },
      onProblem: (problem) => {
        onProblem(problem);
        trader?.noticed(problem);
      },
    });
    trader = new Trader(rest(url), socket, options);
    trader.#listen();
    await socket.open();
    if (!options.url) trader.#accountsThere = await accountsOf(trader.rest).catch(() => null);
    return trader;
  }

  /** The terminal was found again; at another address it must have the same accounts. @throws ClientError */
  private async moveTo(rest: RestClient): Promise<void> {
    if (rest.url !== this.rest.url) await checkSame(rest, this.#accountsThere);
    this.rest = rest;
  }

  /** Resolves when everything is acknowledged and the account has been read. @throws ClientError */
  async subscribe({ connectionId, ticker, feeds }: Subscription): Promise<void> {
    if (feeds.includes('account')) {
      const known = this.#accounts.get(connectionId);
      const tickers = known ?? new Set();
      if (ticker !== undefined) tickers.add(ticker);
      this.#accounts.set(connectionId, tickers);
      if (known === undefined) await this.socket.subscribe(connectionId);
      await this.#read(connectionId).catch(() => false);
      this.#audit(connectionId);
    }
    if (ticker === undefined) return;
    if (feeds.includes('trades')) await this.socket.subscribeTrades(connectionId, ticker);
    const key = `${connectionId} ${ticker}`;
    if (!feeds.includes('orderbook') || this.#books.has(key)) return;
    const { ackMs, staleMs } = this.#deadlines;
    const times = { after: this.#after, pauseMs: ackMs, silenceMs: staleMs };
    const book = new KeptBook(this.socket, times, connectionId, ticker);
    this.#books.set(key, book);
    await book.open();
  }

  /**
   * Sends an order once, whatever becomes of the reply: the same intent never sends a second one, it
   * only finds out more about the first.
   */
  async place(wish: Wish): Promise<Placed> {
    const known = this.tracker.attempt(wish.intent);
    if (known !== undefined) {
      if (known.outcome === 'unknown') await this.#inquire(known);
      return placedOf(known);
    }
    const attempt = this.tracker.begin(wish);
    const { connectionId, ticker, side, type, price, size, reduceOnly } = wish;
    this.#follow(connectionId, ticker);
    try {
      const { clientId } = await this.rest.placeOrder(connectionId, {
        ...{ ticker, size, side: sideCode(side), type: typeCode(type) },
        ...(price === undefined ? {} : { price }),
        ...(reduceOnly === undefined ? {} : { reduceOnly }),
      });
      Object.assign(attempt, { outcome: 'accepted', clientId });
    } catch (error) {
      attempt.error = error instanceof ApiError ? error.message : reasonOf(error);
      const isCertain = !(error instanceof ClientError && error.mayHaveHappened);
      attempt.outcome = isCertain ? 'refused' : 'unknown';
      if (!isCertain) await this.#inquire(attempt);
    }
    this.#audit(connectionId);
    return placedOf(attempt);
  }

  /** Cancels the order of an intent, or one that is named by its order id. */
  async cancel(
    which: { intent: string } | { connectionId: number; ticker: string; orderId: string },
  ): Promise<{ outcome: 'cancelled' | 'refused' | 'unknown'; error?: string }> {
    const attempt = 'intent' in which ? this.tracker.attempt(which.intent) : undefined;
    if (attempt !== undefined && attempt.orderId === undefined) await this.#inquire(attempt);
    const { connectionId, ticker } = 'intent' in which ? (attempt?.wish ?? {}) : which;
    const orderId = 'intent' in which ? attempt?.orderId : which.orderId;
    if (connectionId === undefined || ticker === undefined || orderId === undefined) {
      return { outcome: attempt === undefined ? 'refused' : 'unknown', error: 'no such order' };
    }
    this.#audit(connectionId);
    const isGone = (): boolean => this.tracker.order(connectionId, orderId)?.status === 'Closed';
    try {
      await this.rest.cancelOrder(connectionId, { ticker, orderId: BigInt(orderId) });
      return { outcome: 'cancelled' };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      if (!error.mayHaveHappened) return { outcome: 'refused', error: error.message };
      // Closed, by our cancel or by a fill: only a list without it tells that it is gone.
      for (let i = 0; i < INQUIRIES && !isGone(); i += 1) {
        await this.#pause();
        await this.#read(connectionId).catch(() => false);
      }
      return { outcome: 'unknown', error: error.message };
    }
  }

  /** What this client believes now; nothing is asked for. */
  belief(sections: readonly string[], connectionId: number, ticker?: string): Belief {
    const books = [...this.#books.values()];
    const sources = { orders: this.tracker.orders, holdings: this.holdings, books };
    return beliefOf(sources, { sections, connectionId, ticker });
  }

  /** The best prices of a book that is subscribed; nothing while it cannot be trusted. */
  best(connectionId: number, ticker: string): { bid?: Decimal; ask?: Decimal } {
    const mirror = this.#books.get(`${connectionId} ${ticker}`)?.mirror;
    if (mirror?.state !== 'live' || !mirror.agrees) return {};
    const { bestBid, bestAsk } = mirror;
    return { ...(bestBid && { bid: bestBid.price }), ...(bestAsk && { ask: bestAsk.price }) };
  }

  /** Closes for good. */
  async close(): Promise<void> {
    for (const cancel of this.#audits.values()) cancel();
    for (const book of this.#books.values()) book.end();
    this.#accounts.clear();
    await this.socket.close();
  }

  #listen(): void {
    const { socket, tracker, holdings } = this;
    socket.on('order_update', (update) => {
      tracker.told(update);
      this.#audit(Number(update.connectionId));
    });
    socket.on('position_update', (update) => holdings.positionTold(update));
    socket.on('balance_update', (update) => holdings.balancesTold(update));
    socket.on('close', () => {
      tracker.distrust();
      holdings.distrust();
    });
    socket.on('reconnected', () => this.#auditAll(0));
  }

  /** A frame that cannot be used was meant for somebody: books begin again, accounts are read again. */
  private noticed({ kind }: ClientProblem): void {
    if (kind !== 'unreadable' && kind !== 'unusable') return;
    for (const book of this.#books.values()) book.heal();
    this.#auditAll();
  }

  #auditAll(delayMs?: number): void {
    for (const connectionId of this.#accounts.keys()) this.#audit(connectionId, delayMs);
  }

  #follow(connectionId: number, ticker: string): void {
    const tickers = this.#accounts.get(connectionId) ?? new Set();
    this.#accounts.set(connectionId, tickers.add(ticker));
  }

  /** A little after the last thing that happened to an account its lists are held against the stream. */
  #audit(connectionId: number, delayMs = this.#deadlines.ackMs, left = MAX_AUDITS): void {
    if (!this.#accounts.has(connectionId)) return;
    this.#audits.get(connectionId)?.();
    const cancel = this.#after(delayMs, async () => {
      const isSettled = await this.#read(connectionId).catch(() => false);
      if (!isSettled && left > 0) this.#audit(connectionId, this.#deadlines.ackMs, left - 1);
    });
    this.#audits.set(connectionId, cancel);
  }

  /** Reads all lists of an account. @returns false when they contradict the stream @throws ClientError */
  async #read(connectionId: number): Promise<boolean> {
    const askedAt = this.holdings.now;
    const [{ positions }, { balances }, ...settled] = await Promise.all([
      this.rest.positions(connectionId),
      this.rest.balance(connectionId),
      ...[...(this.#accounts.get(connectionId) ?? [])].map(async (ticker) => {
        const ordersAskedAt = this.tracker.now;
        const { orders } = await this.rest.orders(connectionId, ticker);
        return this.tracker.listed(connectionId, ticker, orders, ordersAskedAt);
      }),
    ]);
    const isHeld = this.holdings.listed(connectionId, { positions, balances }, askedAt);
    return isHeld && settled.every(Boolean);
  }

  /** Looks for the order of an attempt whose reply was lost; the stream may be faster. */
  async #inquire(attempt: Attempt): Promise<void> {
    for (let i = 0; i < INQUIRIES && attempt.orderId === undefined; i += 1) {
      if (i > 0) await this.#pause();
      await this.#read(attempt.wish.connectionId).catch(() => false);
    }
  }

  #pause = (): Promise<void> =>
    new Promise((resolve) => {
      this.#after(this.#deadlines.ackMs / 2, resolve);
    });
}

function placedOf({ outcome, orderId, clientId, error }: Attempt): Placed {
  return {
    outcome: outcome === 'sending' ? 'unknown' : outcome,
    ...(orderId === undefined ? {} : { orderId }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(error === undefined || outcome === 'accepted' ? {} : { error }),
  };
}
