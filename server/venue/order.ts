/** One order of the venue: what was asked for and what became of it. */
import type { Account } from '../account/account.js';
import { type Atoms, plus } from '../account/atoms.js';
import type { Funds } from '../account/ledger.js';
import type { BookOrder } from '../engine/book-order.js';
import type { Level } from '../engine/level.js';
import type { Party } from '../engine/parties.js';
import type { Lots, Side, Ticks } from '../engine/types.js';
import type { CloseReason, OrderIntent, OrderStatus, OrderType } from './facts.js';
import { type FeeBill, feeDue } from './fees.js';
import type { Instrument } from './instrument.js';
import type { OrderFact } from './lazy-facts.js';
import type { OpeningLevel } from './opening-book.js';
import type { Standing } from './standing.js';

/** What an order is apart from its numbers. */
export type PlainOrder = Pick<OrderIntent, 'side' | 'type' | 'reduceOnly' | 'clientId'>;

/**
 * The very object that rests in the engine's book, in integers. It has no number until the venue takes it. What the
 * book knows of it stands here once more: an object that is built in one go is built much faster.
 */
export class Order implements BookOrder, FeeBill {
  id = 0;
  readonly party: Party;
  readonly side: Side;
  /** The book sees to it that it never opens anything: where there are net positions. */
  readonly isGuarded: boolean;
  leftLots: Lots;
  level: Level | null = null;
  next: BookOrder | null = null;
  previous: BookOrder | null = null;
  readonly standing: Standing;
  readonly clientId: string;
  readonly type: OrderType;
  readonly reduceOnly: boolean;
  readonly lots: Lots;
  /** Price at which it may rest: of a limit order, of a stop once triggered. */
  readonly limitTicks: Ticks | null;
  readonly triggerTicks: Ticks | null;
  createdAt = 0;
  status: OrderStatus = 'new';
  reason: CloseReason | null = null;
  /** What others were told of it last. */
  lastFact: OrderFact | null = null;
  /** It rests in the book. */
  isResting = false;
  isTriggered = false;
  /** It is kept outside the book: the engine does not know it. */
  isOutside = false;
  /** Its neighbours among the open orders of its standing. */
  older: Order | null = null;
  younger: Order | null = null;
  /** Settlement atoms of all fills; of inverse contracts times FINE. */
  filledWorth: Atoms = 0;
  /** Lots of it that count as resting towards margin, and where. */
  countedLots = 0;
  openingLevel: OpeningLevel | null = null;
  /** Atoms set aside for this very order; margin is counted by account instead. */
  held: Atoms = 0;
  /** What it was found to need when it was asked last whether its owner affords it. */
  need: Atoms = 0;
  /** What it owes in fees. */
  feeAtoms: Atoms = 0;
  feeMillionths = 0;

  constructor(
    standing: Standing,
    { side, type, reduceOnly, clientId }: PlainOrder,
    lots: Lots,
    limitTicks: Ticks | null,
    triggerTicks: Ticks | null,
    isGuarded: boolean,
  ) {
    this.party = standing.party;
    this.side = side;
    this.isGuarded = isGuarded;
    this.leftLots = lots;
    this.standing = standing;
    this.clientId = clientId;
    this.type = type;
    this.reduceOnly = reduceOnly;
    this.lots = lots;
    this.limitTicks = limitTicks;
    this.triggerTicks = triggerTicks;
  }

  get account(): Account {
    return this.standing.account;
  }

  get instrument(): Instrument {
    return this.standing.instrument;
  }

  /** Funds of the house that take its fees. */
  get feeTaker(): Funds {
    const { desk } = this.standing;
    return this.side === 'buy' ? desk.buyFees : desk.sellFees;
  }

  get feeCurrency(): string {
    return this.feeTaker.asset;
  }

  get filledLots(): Lots {
    return (this.lots - this.leftLots) as Lots;
  }

  /** It still waits for its trigger. */
  get isWaiting(): boolean {
    return this.triggerTicks !== null && !this.isTriggered;
  }

  get fee(): Atoms {
    return feeDue(this);
  }

  /** @param worth settlement atoms of a further fill, of inverse contracts times FINE */
  fill(worth: Atoms): void {
    this.filledWorth = plus(this.filledWorth, worth);
  }

  close(reason: CloseReason): void {
    this.status = 'closed';
    this.reason = reason;
    this.isResting = false;
  }

  /** The trigger price until it is triggered, then the limit if it has one; 0 for market orders. */
  get shownTicks(): number {
    const { limitTicks, triggerTicks } = this;
    if (this.isTriggered && limitTicks !== null) return limitTicks;
    return triggerTicks ?? limitTicks ?? 0;
  }
}
