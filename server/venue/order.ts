/** One order of the venue: what was asked for, what became of it, and the view that others see. */
import type { Account } from '../account/account.js';
import type { Lots, Ticks } from '../engine/types.js';
import type { Assets } from './assets.js';
import type { CloseReason, OrderStatus, OrderType, OrderView, Side } from './facts.js';
import { feeAtoms } from './fees.js';
import type { Instrument } from './instrument.js';

/** An order that has passed all checks of form, in integers. */
export interface OrderRequest {
  readonly account: Account;
  readonly instrument: Instrument;
  readonly clientId: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly lots: Lots;
  readonly reduceOnly: boolean;
  /** The book must see to it that it never opens anything: where there are net positions. */
  readonly isGuarded: boolean;
  /** Price at which it may rest: of a limit order, of a stop once triggered. */
  readonly limitTicks: Ticks | null;
  readonly triggerTicks: Ticks | null;
  readonly feeCurrency: string;
}

export class Order {
  readonly number: number;
  readonly request: OrderRequest;
  readonly createdAt: number;
  status: OrderStatus = 'new';
  reason: CloseReason | null = null;
  /** It rests in the book. */
  isResting = false;
  isTriggered = false;
  filledLots = 0n;
  /** Settlement atoms of all fills times FINE. */
  filledFine = 0n;
  /** What of it counts as resting towards margin. */
  countedLots = 0 as Lots;
  /** Atoms set aside for this very order; margin is counted by account instead. */
  held = 0n;
  #fee = 0n;
  #feeDue = 0n;

  constructor(number: number, request: OrderRequest, createdAt: number) {
    this.number = number;
    this.request = request;
    this.createdAt = createdAt;
  }

  get account(): Account {
    return this.request.account;
  }

  get instrument(): Instrument {
    return this.request.instrument;
  }

  get leftLots(): Lots {
    return (this.request.lots - Number(this.filledLots)) as Lots;
  }

  /** It still waits for its trigger. */
  get isWaiting(): boolean {
    return this.request.triggerTicks !== null && !this.isTriggered;
  }

  fill(lots: Lots, fineNotional: bigint): void {
    this.filledLots += BigInt(lots);
    this.filledFine += fineNotional;
  }

  /** Books a fee for so many atoms times ppm and returns the atoms to charge now. */
  charge(atomsTimesPpm: bigint): bigint {
    this.#feeDue += atomsTimesPpm;
    const before = this.#fee;
    this.#fee = feeAtoms(this.#feeDue);
    return this.#fee - before;
  }

  /** Atoms that a further fee of so many atoms times ppm would charge. */
  chargeAhead(atomsTimesPpm: bigint): bigint {
    return feeAtoms(this.#feeDue + atomsTimesPpm) - this.#fee;
  }

  close(reason: CloseReason): void {
    this.status = 'closed';
    this.reason = reason;
    this.isResting = false;
  }

  /** What others may know, as it is now. */
  view(assets: Assets): OrderView {
    return this.look(assets)();
  }

  /** A later look at the order as it is now. */
  look(assets: Assets): () => OrderView {
    const { request, number, createdAt, status, reason, filledLots, filledFine } = this;
    const fee = this.#fee;
    const shownTicks = this.#shownTicks();
    return () => {
      const { instrument, clientId, side, type, lots, triggerTicks, reduceOnly } = request;
      return {
        number,
        clientId,
        ticker: instrument.ticker,
        side,
        type,
        price: instrument.priceText(shownTicks),
        size: instrument.sizeText(lots),
        filledSize: instrument.sizeText(filledLots),
        filledPrice: instrument.averageText(filledFine, filledLots),
        remainingSize: instrument.sizeText(BigInt(lots) - filledLots),
        status,
        triggerPrice: triggerTicks === null ? null : instrument.priceText(triggerTicks),
        reduceOnly,
        createdAt,
        fee: assets.text(request.feeCurrency, fee),
        feeCurrency: request.feeCurrency,
        reason,
      };
    };
  }

  /** The trigger price until it is triggered, then the limit if it has one; 0 for market orders. */
  #shownTicks(): number {
    const { limitTicks, triggerTicks } = this.request;
    if (this.isTriggered && limitTicks !== null) return limitTicks;
    return triggerTicks ?? limitTicks ?? 0;
  }
}
