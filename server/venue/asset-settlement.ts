/**
 * Settlement where the asset itself changes hands: spot, margin, stocks (whose lots may hold several shares).
 * Nothing is borrowed: on a margin market an account trades what it owns.
 *
 * A sell holds its base asset, a buy its notional in the quote asset at its limit plus the worst fee when fees
 * are paid in quote. A market buy holds what the book would cost. Orders that wait for a trigger hold the same,
 * without a limit at their trigger price; when such a buy is triggered it needs what the book costs then.
 */
import { type Atoms, isNone, minus, plus } from '../account/atoms.js';
import type { Funds } from '../account/ledger.js';
import type { Lots, Side } from '../engine/types.js';
import { charge, chargeAhead, type FeeSchedule, feeOn } from './fees.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import type { Meeting, Settlement } from './settlement.js';
import type { Standing } from './standing.js';

export class AssetSettlement implements Settlement {
  readonly isNetting = false;
  readonly #fees: FeeSchedule;
  /** Not in what they buy. */
  readonly #buyersPayInQuote: boolean;

  constructor(fees: FeeSchedule) {
    this.#fees = fees;
    this.#buyersPayInQuote = fees.currency === 'quote';
  }

  feeCurrency(instrument: Instrument, side: Side): string {
    return this.#paysInQuote(side) ? instrument.quoteAsset : instrument.baseAsset;
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
    order.need = need;
    return payerOf(order).covers(minus(need, order.held));
  }

  reserve(order: Order): void {
    const { need } = order;
    const funds = payerOf(order);
    if (!isNone(order.held)) funds.release(order.held);
    funds.reserve(need);
    order.held = need;
  }

  rest(): void {
    // An order holds the same in the book as on its way there.
  }

  settle(taker: Order, maker: Order, lots: Lots, notional: Atoms): readonly [] {
    const base = taker.instrument.baseAtoms(lots);
    const isBuying = taker.side === 'buy';
    const buyer = isBuying ? taker : maker;
    const seller = isBuying ? maker : taker;
    pay(buyer, seller.standing.quote, notional);
    pay(seller, buyer.standing.base, base);
    this.#charge(taker, this.#fees.taker, notional, base);
    this.#charge(maker, this.#fees.maker, notional, base);
    this.#trim(buyer);
    return NO_CHANGES;
  }

  release(order: Order): void {
    if (isNone(order.held)) return;
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
    return this.#paysInQuote(order.side) ? plus(cost, feeOn(cost, this.#fees.worst)) : cost;
  }

  #charge(order: Order, ppm: number, notional: Atoms, base: Atoms): void {
    const { standing, side, feeTaker } = order;
    const isInQuote = this.#paysInQuote(side);
    const atoms = charge(order, isInQuote ? notional : base, ppm);
    if (isNone(atoms)) return;
    const funds = isInQuote ? standing.quote : standing.base;
    funds.fees.add(atoms);
    if (ppm < 0) feeTaker.pay(funds, -atoms);
    else if (isInQuote && side === 'buy') pay(order, feeTaker, atoms);
    else funds.pay(feeTaker, atoms);
  }

  /** Frees what a buy that rests or may rest no longer needs, having bought below its limit. */
  #trim(buy: Order): void {
    const { instrument, limitTicks, leftLots } = buy;
    // What is closed frees everything.
    if (limitTicks === null || leftLots === 0) return;
    const cost = instrument.notional(limitTicks, leftLots);
    const isFeeHeld = this.#buyersPayInQuote;
    const need = isFeeHeld ? plus(cost, chargeAhead(buy, cost, this.#fees.worst)) : cost;
    const spare = minus(buy.held, need);
    if (isNone(spare)) return;
    buy.standing.quote.release(spare);
    buy.held = need;
  }

  /** In the quote asset or else in the base asset. */
  #paysInQuote(side: Side): boolean {
    return side === 'sell' || this.#buyersPayInQuote;
  }
}

const NO_CHANGES: readonly [] = [];

const payerOf = ({ side, standing }: Order): Funds =>
  side === 'buy' ? standing.quote : standing.base;

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
