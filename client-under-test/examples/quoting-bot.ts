/** An example: a bot that quotes both sides of a book, and keeps honest accounts of what it earns. */
import type { OrderUpdateEvent } from '../../schemas/index.js';
import { type After, realTime } from '../pending.js';
import type { Trader } from '../trader.js';

export interface QuotingOptions {
  readonly connectionId: number;
  readonly ticker: string;
  /** Of each quote, in the units of the venue. */
  readonly size: number;
  /** It quotes no further on a side that would take it beyond this position. */
  readonly maxPosition: number;
  /** How often it looks at the market, in milliseconds. */
  readonly everyMs: number;
  readonly after?: After;
}

type Side = 'Buy' | 'Sell';

interface Quote {
  readonly intent: string;
  readonly price: number;
}

/** What an order has brought so far; updates tell totals, so only the difference is new. */
interface Filled {
  readonly size: number;
  readonly cost: number;
  readonly fee: number;
}

/** How long news of a fill may travel, in milliseconds. */
const NEWS_MS = 1000;

/** How often it tries to close its position. */
const MAX_CLOSES = 3;

const NOTHING: Filled = { size: 0, cost: 0, fee: 0 };

/** Joins the best bid and the best ask, follows them, and closes its position when it stops. */
export class QuotingBot {
  /** Money gained or spent by fills, fees included; its profit once the position is closed. */
  cash = 0;
  /** Above zero long, below zero short. */
  position = 0;
  fills = 0;
  readonly #quotes = new Map<Side, Quote>();
  readonly #filled = new Map<string, Filled>();
  readonly #stopListening: () => void;
  #orders = 0;
  #isStopped = false;
  #round: Promise<void> = Promise.resolve();

  constructor(
    readonly trader: Trader,
    readonly options: QuotingOptions,
  ) {
    this.#stopListening = trader.socket.on('order_update', (update) => this.#count(update));
  }

  start(): void {
    const { everyMs, after = realTime } = this.options;
    after(everyMs, () => {
      if (this.#isStopped) return;
      this.#round = this.#quote()
        .catch(() => {})
        .finally(() => this.start());
    });
  }

  /** Takes back its quotes and closes its position. @returns whether it is flat */
  async stop(): Promise<boolean> {
    this.#isStopped = true;
    await this.#round;
    for (let left = MAX_CLOSES; left > 0; left -= 1) {
      for (const side of [...this.#quotes.keys()]) await this.#takeBack(side);
      // A fill may still be on its way; what is closed before it is known is closed wrongly.
      await this.#pause();
      if (this.position === 0 && this.#quotes.size === 0) return true;
      const side = this.position > 0 ? 'Sell' : 'Buy';
      const size = rounded(Math.abs(this.position));
      if (size > 0) await this.#send({ side, type: 'Market', size });
      await this.#pause();
    }
    return this.position === 0;
  }

  end(): void {
    this.#stopListening();
  }

  #pause(): Promise<void> {
    const { after = realTime } = this.options;
    return new Promise((resolve) => {
      after(NEWS_MS, resolve);
    });
  }

  async #quote(): Promise<void> {
    const { connectionId, ticker } = this.options;
    const { bid, ask } = this.trader.best(connectionId, ticker);
    await this.#follow('Buy', bid === undefined ? undefined : Number(bid));
    await this.#follow('Sell', ask === undefined ? undefined : Number(ask));
  }

  /** Without a price there is no quote: a book that cannot be trusted is none. */
  async #follow(side: Side, price: number | undefined): Promise<void> {
    const { size, maxPosition } = this.options;
    const quote = this.#quotes.get(side);
    const after = this.position + (side === 'Buy' ? size : -size);
    const wanted = Math.abs(after) > maxPosition ? undefined : price;
    if (quote !== undefined && quote.price === wanted && this.#isOpen(quote)) return;
    if (quote !== undefined && !(await this.#takeBack(side))) return;
    if (wanted === undefined) return;
    const intent = await this.#send({ side, type: 'Limit', size, price: wanted });
    this.#quotes.set(side, { intent, price: wanted });
  }

  /** @returns false when it is not certain that the quote is gone: then nothing takes its place */
  async #takeBack(side: Side): Promise<boolean> {
    const quote = this.#quotes.get(side);
    if (quote === undefined) return true;
    if (this.#isOpen(quote)) {
      const { outcome } = await this.trader.cancel({ intent: quote.intent });
      if (outcome !== 'cancelled' && this.#isOpen(quote)) return false;
    }
    this.#quotes.delete(side);
    return true;
  }

  async #send(order: {
    readonly side: Side;
    readonly type: 'Limit' | 'Market';
    readonly size: number;
    readonly price?: number;
  }): Promise<string> {
    const { connectionId, ticker } = this.options;
    this.#orders += 1;
    const intent = `quote ${this.#orders}`;
    await this.trader.place({ intent, connectionId, ticker, ...order });
    return intent;
  }

  /** An order that was accepted and of which nothing was heard yet counts as open. */
  #isOpen({ intent }: Quote): boolean {
    const { tracker } = this.trader;
    const { outcome, orderId } = tracker.attempt(intent) ?? { outcome: 'refused' };
    if (outcome === 'refused') return false;
    if (orderId === undefined) return true;
    return tracker.order(this.options.connectionId, orderId)?.status !== 'Closed';
  }

  #count(update: OrderUpdateEvent): void {
    const { connectionId, ticker } = this.options;
    if (Number(update.connectionId) !== connectionId || update.ticker !== ticker) return;
    const key = String(update.orderId);
    const before = this.#filled.get(key) ?? NOTHING;
    const size = Number(update.filledSize);
    if (size <= before.size) return;
    const now = { size, cost: size * Number(update.filledPrice), fee: Number(update.fee) };
    const sign = update.side === 'Buy' ? 1 : -1;
    this.position = rounded(this.position + sign * (now.size - before.size));
    this.cash -= sign * (now.cost - before.cost) + (now.fee - before.fee);
    this.fills += 1;
    this.#filled.set(key, now);
  }
}

/** Without the noise of binary fractions. */
const rounded = (value: number): number => Number(value.toFixed(9));
