/**
 * Settlement where the asset itself changes hands: spot, margin, stocks (whose lots may hold several shares).
 * Nothing is borrowed: on a margin market an account trades what it owns.
 *
 * A sell holds its base asset, a buy its notional in the quote asset at its limit plus the worst fee when fees
 * are paid in quote. A market buy holds what the book would cost. Orders that wait for a trigger hold the same,
 * without a limit at their trigger price; when such a buy is triggered it needs what the book costs then.
 */
import { type Atoms, minus, plus } from '../account/atoms.js';
import type { Funds, Ledger } from '../account/ledger.js';
import type { Lots, Side } from '../engine/types.js';
import { charge, chargeAhead, type FeeSchedule, feeOn } from './fees.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import type { Meeting, Settlement } from './settlement.js';
import type { Standing } from './standing.js';

export class AssetSettlement implements Settlement {
  readonly isNetting = false;
  readonly #fees: FeeSchedule;
  readonly #house: Ledger;
  /** Whoever affords an order reserves for it next. */
  #askedOrder: Order | null = null;
  #askedMeeting: Meeting = null;
  #askedNeed: Atoms = 0;

  constructor(fees: FeeSchedule, house: Ledger) {
    this.#fees = fees;
    this.#house = house;
  }

  feeCurrency(instrument: Instrument, side: Side): string {
    const isBase = this.#fees.currency === 'received' && side === 'buy';
    return isBase ? instrument.baseAsset : instrument.quoteAsset;
  }

  reducibleLots({ base, instrument }: Standing, side: Side): number {
    return side === 'buy' ? 0 : instrument.lotsIn(base.free);
  }

  /** Only what a market buy costs depends on the book. */
  asksBook({ side, limitTicks }: Order): boolean {
    return side === 'buy' && limitTicks === null;
  }

  affords(order: Order, meeting: Meeting): boolean {
    const need = this.#need(order, meeting);
    this.#askedOrder = order;
    this.#askedMeeting = meeting;
    this.#askedNeed = need;
    return payerOf(order).covers(minus(need, order.held));
  }

  reserve(order: Order, meeting: Meeting): void {
    const isKnown = this.#askedOrder === order && this.#askedMeeting === meeting;
    const need = isKnown ? this.#askedNeed : this.#need(order, meeting);
    const funds = payerOf(order);
    if (order.held !== 0) funds.release(order.held);
    funds.reserve(need);
    order.held = need;
    this.#askedOrder = null;
  }

  rest(): void {
    // An order holds the same in the book as on its way there.
  }

  settle(taker: Order, maker: Order, lots: Lots, notional: Atoms): readonly [] {
    const base = taker.instrument.baseAtoms(lots);
    const isBuying = taker.side === 'buy';
    pay(taker, payeeOf(maker), isBuying ? notional : base);
    pay(maker, payeeOf(taker), isBuying ? base : notional);
    this.#charge(taker, this.#fees.taker, notional, base);
    this.#charge(maker, this.#fees.maker, notional, base);
    this.#trim(taker);
    this.#trim(maker);
    return NO_CHANGES;
  }

  release(order: Order): void {
    if (order.held === 0) return;
    payerOf(order).release(order.held);
    order.held = 0;
  }

  /** Every order holds its own funds at any time. */
  balance(): boolean {
    return true;
  }

  shed(): void {
    // Whatever rests here is paid for.
  }

  #need(order: Order, meeting: Meeting): Atoms {
    const { instrument, lots, limitTicks, triggerTicks } = order;
    if (order.side === 'sell') return instrument.baseAtoms(lots);
    const price = limitTicks ?? (meeting === null ? triggerTicks : null);
    const cost =
      price === null ? costOf(instrument, meeting ?? []) : instrument.notional(price, lots);
    return this.#paysInQuote(order) ? plus(cost, feeOn(cost, this.#fees.worst)) : cost;
  }

  #charge(order: Order, ppm: number, notional: Atoms, base: Atoms): void {
    const isInQuote = this.#paysInQuote(order);
    const atoms = charge(order, isInQuote ? notional : base, ppm);
    if (atoms === 0) return;
    const { standing } = order;
    const isHeld = isInQuote === (order.side === 'buy');
    const funds = isInQuote ? standing.quote : standing.base;
    const house = this.#house.of(funds.asset);
    funds.fees.add(atoms);
    if (atoms < 0) house.pay(funds, -atoms);
    else if (isHeld) pay(order, house, atoms);
    else funds.pay(house, atoms);
  }

  /** Frees what a buy that rests or may rest no longer needs, having bought below its limit. */
  #trim(order: Order): void {
    const { instrument, limitTicks } = order;
    if (order.side === 'sell' || limitTicks === null) return;
    const cost = instrument.notional(limitTicks, order.leftLots);
    const isFeeHeld = this.#paysInQuote(order);
    const need = isFeeHeld ? plus(cost, chargeAhead(order, cost, this.#fees.worst)) : cost;
    if (order.held === need) return;
    payerOf(order).release(minus(order.held, need));
    order.held = need;
  }

  /** In the quote asset or else in the base asset. */
  #paysInQuote({ side }: Order): boolean {
    return side === 'sell' || this.#fees.currency === 'quote';
  }
}

const NO_CHANGES: readonly [] = [];

const payerOf = ({ side, standing }: Order): Funds =>
  side === 'buy' ? standing.quote : standing.base;

const payeeOf = ({ side, standing }: Order): Funds =>
  side === 'buy' ? standing.base : standing.quote;

/** Pays from what the order holds. */
function pay(order: Order, to: Funds, atoms: Atoms): void {
  order.held = minus(order.held, atoms);
  payerOf(order).payLocked(to, atoms);
}

function costOf(instrument: Instrument, meeting: NonNullable<Meeting>): Atoms {
  let cost: Atoms = 0;
  for (const { priceTicks, lots } of meeting)
    cost = plus(cost, instrument.notional(priceTicks, lots));
  return cost;
}
