/**
 * Settlement where the asset itself changes hands: spot, margin, stocks (whose lots may hold several shares).
 * Nothing is borrowed: on a margin market an account trades what it owns.
 *
 * A sell holds its base asset, a buy its notional in the quote asset at its limit plus the worst fee when fees
 * are paid in quote. A market buy holds what the book would cost. Orders that wait for a trigger hold the same,
 * without a limit at their trigger price; when such a buy is triggered it needs what the book costs then.
 */
import type { Account } from '../account/account.js';
import { type Atoms, minus, plus } from '../account/atoms.js';
import type { Funds, Ledger } from '../account/ledger.js';
import type { Side } from '../engine/types.js';
import { type FeeSchedule, feeOn } from './fees.js';
import type { Instrument } from './instrument.js';
import type { Order, OrderRequest } from './order.js';
import type { Meeting, PricedFill, Settlement } from './settlement.js';

export class AssetSettlement implements Settlement {
  readonly isNetting = false;
  readonly #fees: FeeSchedule;
  readonly #house: Ledger;
  /** Whoever affords an order reserves for it next. */
  #askedRequest: OrderRequest | null = null;
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

  reducibleLots(account: Account, instrument: Instrument, side: Side): number {
    return side === 'buy' ? 0 : instrument.lotsIn(account.ledger.free(instrument.baseAsset));
  }

  /** Only what a market buy costs depends on the book. */
  asksBook({ side, limitTicks }: OrderRequest): boolean {
    return side === 'buy' && limitTicks === null;
  }

  affords(request: OrderRequest, meeting: Meeting, held: Atoms): boolean {
    const need = this.#need(request, meeting);
    this.#askedRequest = request;
    this.#askedMeeting = meeting;
    this.#askedNeed = need;
    return fundsOf(request, heldAsset(request)).covers(minus(need, held));
  }

  reserve(order: Order, meeting: Meeting): void {
    const isKnown = this.#askedRequest === order.request && this.#askedMeeting === meeting;
    const need = isKnown ? this.#askedNeed : this.#need(order.request, meeting);
    const funds = payerOf(order);
    if (order.held !== 0) funds.release(order.held);
    funds.reserve(need);
    order.held = need;
    this.#askedRequest = null;
  }

  rest(): void {
    // An order holds the same in the book as on its way there.
  }

  settle({ taker, maker, lots, notional }: PricedFill): readonly [] {
    const { instrument, side } = taker.request;
    const base = instrument.baseAtoms(lots);
    const buyer = side === 'buy' ? taker : maker;
    const seller = side === 'buy' ? maker : taker;
    pay(buyer, payeeOf(seller), notional);
    pay(seller, payeeOf(buyer), base);
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

  #need(request: OrderRequest, meeting: Meeting): Atoms {
    const { instrument, side, lots, limitTicks, triggerTicks, feeCurrency } = request;
    if (side === 'sell') return instrument.baseAtoms(lots);
    const price = limitTicks ?? (meeting === null ? triggerTicks : null);
    const cost =
      price === null ? costOf(instrument, meeting ?? []) : instrument.notional(price, lots);
    const isFeeHeld = feeCurrency === instrument.quoteAsset;
    return isFeeHeld ? plus(cost, feeOn(cost, this.#fees.worst)) : cost;
  }

  #charge(order: Order, ppm: number, notional: Atoms, base: Atoms): void {
    const { feeCurrency, instrument } = order.request;
    const atoms = order.charge(feeCurrency === instrument.baseAsset ? base : notional, ppm);
    if (atoms === 0) return;
    const house = this.#house.of(feeCurrency);
    const isHeld = feeCurrency === heldAsset(order.request);
    const funds = isHeld ? payerOf(order) : payeeOf(order);
    funds.fees.add(atoms);
    if (atoms < 0) house.pay(funds, -atoms);
    else if (isHeld) pay(order, house, atoms);
    else funds.pay(house, atoms);
  }

  /** Frees what a buy that rests or may rest no longer needs, having bought below its limit. */
  #trim(order: Order): void {
    const { instrument, side, limitTicks, feeCurrency } = order.request;
    if (side === 'sell' || limitTicks === null) return;
    const cost = instrument.notional(limitTicks, order.leftLots);
    const isFeeHeld = feeCurrency === instrument.quoteAsset;
    const need = isFeeHeld ? plus(cost, order.chargeAhead(cost, this.#fees.worst)) : cost;
    if (order.held === need) return;
    payerOf(order).release(minus(order.held, need));
    order.held = need;
  }
}

const NO_CHANGES: readonly [] = [];

const heldAsset = ({ side, instrument }: OrderRequest): string =>
  side === 'buy' ? instrument.quoteAsset : instrument.baseAsset;

const gotAsset = ({ side, instrument }: OrderRequest): string =>
  side === 'buy' ? instrument.baseAsset : instrument.quoteAsset;

const fundsOf = ({ account }: OrderRequest, asset: string): Funds => account.ledger.of(asset);

function payerOf(order: Order): Funds {
  order.payer ??= fundsOf(order.request, heldAsset(order.request));
  return order.payer;
}

function payeeOf(order: Order): Funds {
  order.payee ??= fundsOf(order.request, gotAsset(order.request));
  return order.payee;
}

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
