/**
 * Settlement where the asset itself changes hands: spot, margin, stocks (whose lots may hold several shares).
 * Nothing is borrowed: on a margin market an account trades what it owns.
 *
 * A sell holds its base asset, a buy its notional in the quote asset at its limit plus the worst fee when fees
 * are paid in quote. A market buy holds what the book would cost. Orders that wait for a trigger hold the same,
 * without a limit at their trigger price; when such a buy is triggered it needs what the book costs then.
 */
import type { Account } from '../account/account.js';
import type { Ledger } from '../account/ledger.js';
import type { Lots, Side } from '../engine/types.js';
import { type FeeSchedule, feeAtoms } from './fees.js';
import type { Instrument } from './instrument.js';
import type { Order, OrderRequest } from './order.js';
import type { Fill, Meeting, Settlement } from './settlement.js';

export class AssetSettlement implements Settlement {
  readonly isNetting = false;
  readonly #fees: FeeSchedule;
  readonly #house: Ledger;

  constructor(fees: FeeSchedule, house: Ledger) {
    this.#fees = fees;
    this.#house = house;
  }

  feeCurrency(instrument: Instrument, side: Side): string {
    const isBase = this.#fees.currency === 'received' && side === 'buy';
    return isBase ? instrument.baseAsset : instrument.quoteAsset;
  }

  reducibleLots(account: Account, instrument: Instrument, side: Side): bigint {
    return side === 'buy' ? 0n : instrument.lotsIn(account.ledger.free(instrument.baseAsset));
  }

  affords(request: OrderRequest, meeting: Meeting, held: bigint): boolean {
    const free = request.account.ledger.free(heldAsset(request));
    return free + held >= this.#need(request, meeting);
  }

  reserve(order: Order, meeting: Meeting): void {
    this.release(order);
    order.held = this.#need(order.request, meeting);
    order.account.ledger.reserve(heldAsset(order.request), order.held);
  }

  rest(): void {
    // An order holds the same in the book as on its way there.
  }

  settle({ taker, maker, priceTicks, lots }: Fill): readonly [] {
    const { instrument } = taker;
    const notional = instrument.notional(priceTicks, lots);
    const base = instrument.baseAtoms(lots);
    const [buyer, seller] = taker.request.side === 'buy' ? [taker, maker] : [maker, taker];
    pay(buyer, seller.account.ledger, notional);
    pay(seller, buyer.account.ledger, base);
    this.#charge(taker, this.#fees.taker, notional, base);
    this.#charge(maker, this.#fees.maker, notional, base);
    this.#trim(taker);
    this.#trim(maker);
    return [];
  }

  release(order: Order): void {
    order.account.ledger.release(heldAsset(order.request), order.held);
    order.held = 0n;
  }

  balance(): void {
    // Every order holds its own funds at any time.
  }

  #need(request: OrderRequest, meeting: Meeting): bigint {
    const { instrument, side, lots, limitTicks, triggerTicks, feeCurrency } = request;
    if (side === 'sell') return instrument.baseAtoms(lots);
    const price = limitTicks ?? (meeting === null ? triggerTicks : null);
    const cost =
      price === null ? costOf(instrument, meeting ?? []) : instrument.notional(price, lots);
    const isFeeHeld = feeCurrency === instrument.quoteAsset;
    return isFeeHeld ? cost + feeAtoms(cost * this.#fees.worst) : cost;
  }

  #charge(order: Order, ppm: bigint, notional: bigint, base: bigint): void {
    const { feeCurrency: asset } = order.request;
    const atoms = order.charge((asset === order.instrument.baseAsset ? base : notional) * ppm);
    order.account.addFee(asset, atoms);
    if (atoms < 0n) this.#house.transfer(order.account.ledger, asset, -atoms);
    else if (asset === heldAsset(order.request)) pay(order, this.#house, atoms);
    else order.account.ledger.transfer(this.#house, asset, atoms);
  }

  /** Frees what a buy that rests or may rest no longer needs, having bought below its limit. */
  #trim(order: Order): void {
    const { instrument, side, limitTicks, feeCurrency } = order.request;
    if (side === 'sell' || limitTicks === null) return;
    const cost = instrument.notional(limitTicks, order.leftLots);
    const isFeeHeld = feeCurrency === instrument.quoteAsset;
    const need = isFeeHeld ? cost + order.chargeAhead(cost * this.#fees.worst) : cost;
    order.account.ledger.release(instrument.quoteAsset, order.held - need);
    order.held = need;
  }
}

const heldAsset = ({ side, instrument }: OrderRequest): string =>
  side === 'buy' ? instrument.quoteAsset : instrument.baseAsset;

/** Pays from what the order holds. */
function pay(order: Order, to: Ledger, atoms: bigint): void {
  const asset = heldAsset(order.request);
  order.held -= atoms;
  order.account.ledger.release(asset, atoms);
  order.account.ledger.transfer(to, asset, atoms);
}

function costOf(instrument: Instrument, meeting: NonNullable<Meeting>): bigint {
  let cost = 0n;
  for (const { priceTicks, lots } of meeting) cost += instrument.notional(priceTicks, lots as Lots);
  return cost;
}
