/** One order of the venue: what was asked for and what became of it. */
import type { Account } from '../account/account.js';
import { type Atoms, minus, plus } from '../account/atoms.js';
import type { Funds } from '../account/ledger.js';
import type { Lots, Ticks } from '../engine/types.js';
import type { CloseReason, OrderStatus, OrderType, Side } from './facts.js';
import { Fees } from './fees.js';
import type { Instrument } from './instrument.js';
import type { RestingPart } from './opening-book.js';

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
  /** It is kept outside the book: the engine does not know it. */
  isOutside = false;
  /** Its neighbours among the open orders of its account and instrument. */
  older: Order | null;
  younger: Order | null = null;
  filledLots = 0 as Lots;
  /** Settlement atoms of all fills; of inverse contracts times FINE. */
  filledWorth: Atoms = 0;
  /** What of it counts as resting towards margin, while it does. */
  part: RestingPart | null = null;
  /** Atoms set aside for this very order; margin is counted by account instead. */
  held: Atoms = 0;
  /** Where assets change hands: what it pays from and what it is paid to; known when it is needed first. */
  payer: Funds | null = null;
  payee: Funds | null = null;
  /** What it owes in fees since its first fill. */
  #fees: Fees | null = null;

  constructor(number: number, request: OrderRequest, createdAt: number, older: Order | null) {
    this.older = older;
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
    return (this.request.lots - this.filledLots) as Lots;
  }

  /** It still waits for its trigger. */
  get isWaiting(): boolean {
    return this.request.triggerTicks !== null && !this.isTriggered;
  }

  get fee(): Atoms {
    return this.#fees === null ? 0 : this.#fees.due;
  }

  /** @param worth settlement atoms, of inverse contracts times FINE */
  fill(lots: Lots, worth: Atoms): void {
    this.filledLots = (this.filledLots + lots) as Lots;
    this.filledWorth = plus(this.filledWorth, worth);
  }

  /** Books a fee on so many atoms and returns the atoms to charge now. */
  charge(atoms: Atoms, ppm: number): Atoms {
    this.#fees ??= new Fees();
    const before = this.#fees.due;
    this.#fees.owe(atoms, ppm);
    return minus(this.#fees.due, before);
  }

  /** Atoms that a further fee on so many atoms would charge. */
  chargeAhead(atoms: Atoms, ppm: number): Atoms {
    return (this.#fees ?? new Fees()).ahead(atoms, ppm);
  }

  close(reason: CloseReason): void {
    this.status = 'closed';
    this.reason = reason;
    this.isResting = false;
  }

  /** The trigger price until it is triggered, then the limit if it has one; 0 for market orders. */
  get shownTicks(): number {
    const { limitTicks, triggerTicks } = this.request;
    if (this.isTriggered && limitTicks !== null) return limitTicks;
    return triggerTicks ?? limitTicks ?? 0;
  }
}
