/**
 * Settlement by positions: futures of all kinds by margin, options by premium. Money is in the settlement asset
 * of the instrument: the quote asset, of inverse contracts the base asset.
 *
 * Locked funds are (cost of the position + notional of opening parts of resting orders) / leverage, summed over
 * the instruments of the asset. Reducing orders and orders that wait for a trigger lock nothing; the latter must
 * be affordable when they are triggered.
 *
 * Decisions:
 * - An order that opens needs its margin and, for what it fills at once, the taker fee. One that only reduces
 *   is never refused for funds.
 * - Margin is cross: losses and fees are paid from all funds of the asset. When afterwards the margin is not
 *   covered, resting orders that lock some are cancelled, the newest first; positions keep what there is.
 * - What an account cannot pay at all the insurance pays; when its own funds are gone it owes.
 * - Profit is paid by the clearing, losses go to it: its funds always are what open positions cost, negated.
 * - Of options the whole price changes hands with every fill, through the clearing, which keeps nothing of it.
 */
import type { Account } from '../account/account.js';
import type { Ledger } from '../account/ledger.js';
import { applyFill, type Position, type PositionFill } from '../account/position.js';
import type { LevelTotal, Lots, Side } from '../engine/types.js';
import { AccountMargins, type Style } from './account-margins.js';
import { type FeeSchedule, feeAtoms } from './fees.js';
import type { Instrument } from './instrument.js';
import type { RestingPart } from './opening-book.js';
import type { Order, OrderRequest } from './order.js';
import type { OrderStore } from './order-store.js';
import type { Fill, Meeting, PositionChange, Settlement } from './settlement.js';

export interface MarginParts {
  readonly style: Style;
  readonly fees: FeeSchedule;
  readonly house: Ledger;
  readonly insurance: Ledger;
  readonly clearing: Ledger;
  readonly store: OrderStore;
  readonly nextNumber: (account: string) => number;
}

export class MarginSettlement implements Settlement {
  readonly isNetting = true;
  readonly #parts: MarginParts;
  readonly #margins: AccountMargins;
  /** How orders are known to the margins while they rest. */
  readonly #resting = new Map<Order, RestingPart>();

  constructor(parts: MarginParts) {
    this.#parts = parts;
    this.#margins = new AccountMargins(parts.style);
  }

  feeCurrency({ settleAsset }: Instrument): string {
    return settleAsset;
  }

  reducibleLots(account: Account, { ticker }: Instrument, side: Side): bigint {
    const net = account.netLots(ticker);
    return side === 'sell' ? net : -net;
  }

  affords(request: OrderRequest, meeting: Meeting): boolean {
    if (meeting === null || request.isGuarded) return true;
    const { account, instrument, side } = request;
    const now = account.position(instrument.ticker);
    const then = foresee(request, meeting, now);
    const further = furtherOf(request, then.lots);
    const before = this.#margins.assess(account, instrument);
    const after = this.#margins.foresee(account, instrument, then.position, further);
    const isOpening = BigInt(then.lots) > this.reducibleLots(account, instrument, side);
    if (!(isOpening && then.lots > 0) && (further === undefined || after <= before)) return true;
    const asset = instrument.settleAsset;
    const fee = feeAtoms(then.notional * this.#parts.fees.taker);
    const premium = side === 'buy' ? then.notional : -then.notional;
    const gain = this.#parts.style === 'premium' ? -premium : then.realised;
    const funds = account.ledger.total(asset) + gain - fee;
    return funds >= this.#margins.total(account, asset) - before + after;
  }

  reserve(): void {
    // Margin is locked by account at the end of each step.
  }

  rest(order: Order): void {
    const { account, instrument, number } = order;
    const { side, limitTicks, reduceOnly } = order.request;
    if (limitTicks === null) return;
    const part = { number, side, priceTicks: limitTicks, reduceOnly };
    this.#resting.set(order, part);
    order.countedLots = order.leftLots;
    this.#margins.rest(account, instrument, part, order.countedLots);
  }

  settle({ taker, maker, priceTicks, lots }: Fill): readonly PositionChange[] {
    const { fees } = this.#parts;
    const { instrument } = taker;
    const notional = instrument.notional(priceTicks, lots);
    const fine = instrument.fineNotional(priceTicks, lots, notional);
    const fill = { lots: BigInt(lots), notional, fine };
    this.#uncount(maker, lots);
    const changes: PositionChange[] = [];
    this.#book(taker, fees.taker, fill, changes);
    this.#book(maker, fees.maker, fill, changes);
    return changes;
  }

  /** Margin is freed by account at the end of each step; the order only counts no longer. */
  release(order: Order): void {
    this.#uncount(order, order.countedLots);
    this.#resting.delete(order);
  }

  balance(account: Account, instrument: Instrument, cancel: (order: Order) => void): void {
    const asset = instrument.settleAsset;
    const { ledger } = account;
    this.#margins.assess(account, instrument);
    const total = ledger.total(asset);
    if (this.#margins.total(account, asset) > total) this.#shed(account, asset, cancel);
    const margin = this.#margins.total(account, asset);
    ledger.reserve(asset, (margin < total ? margin : total) - ledger.locked(asset));
  }

  /** Pays, or receives when the amount is negative; the insurance helps out. */
  pay({ ledger }: Account, other: Ledger, asset: string, atoms: bigint): void {
    if (atoms <= 0n) {
      other.transfer(ledger, asset, -atoms);
      return;
    }
    const missing = atoms - ledger.free(asset);
    if (missing > 0n) this.#parts.insurance.transfer(ledger, asset, missing);
    ledger.transfer(other, asset, atoms);
  }

  /** Books one side of a fill: position, profit or premium, fee. */
  #book(order: Order, ppm: bigint, fill: Required<PositionFill>, changes: PositionChange[]): void {
    const { account, instrument } = order;
    const { ticker, settleAsset: asset } = instrument;
    const { house, clearing, style } = this.#parts;
    account.ledger.release(asset, account.ledger.locked(asset));
    const move = applyFill(
      account.position(ticker),
      signedFill(instrument, order.request.side, fill),
      () => this.#parts.nextNumber(account.id),
    );
    for (const position of move.states) {
      account.keep(ticker, position);
      changes.push({ account, position });
    }
    const premium = order.request.side === 'buy' ? fill.notional : -fill.notional;
    this.pay(account, clearing, asset, style === 'premium' ? premium : -move.realised);
    const fee = order.charge(fill.notional * ppm);
    account.addFee(asset, fee);
    this.pay(account, house, asset, fee);
  }

  /** Cancels resting orders that lock margin until the funds cover it or none is left. */
  #shed(account: Account, asset: string, cancel: (order: Order) => void): void {
    const newestFirst = [...this.#parts.store.open(account)].reverse();
    for (const order of newestFirst) {
      if (this.#margins.total(account, asset) <= account.ledger.total(asset)) return;
      const { instrument, isResting } = order;
      if (!isResting || instrument.settleAsset !== asset) continue;
      if (this.#without(order) >= this.#margins.assess(account, instrument)) continue;
      cancel(order);
      this.#margins.assess(account, instrument);
    }
  }

  /** Margin of the instrument if the order did not rest. */
  #without(order: Order): bigint {
    const { account, instrument, countedLots } = order;
    const part = this.#resting.get(order);
    if (part !== undefined) this.#margins.rest(account, instrument, part, -countedLots);
    const position = account.position(instrument.ticker);
    const margin = this.#margins.foresee(account, instrument, position, undefined);
    if (part !== undefined) this.#margins.rest(account, instrument, part, countedLots);
    return margin;
  }

  #uncount(order: Order, lots: Lots): void {
    const part = this.#resting.get(order);
    if (part === undefined) return;
    this.#margins.rest(order.account, order.instrument, part, -lots);
    order.countedLots = (order.countedLots - lots) as Lots;
  }
}

/** A fill as the position of one side sees it: sold lots and notionals of inverse contracts are negative. */
function signedFill(
  { isInverse }: Instrument,
  side: Side,
  { lots, notional, fine }: Required<PositionFill>,
): PositionFill {
  const direction = isInverse ? -1n : 1n;
  return {
    lots: side === 'buy' ? lots : -lots,
    notional: direction * notional,
    fine: direction * fine,
  };
}

/** What of the order would rest after so many lots were filled. */
function furtherOf({ side, limitTicks, lots }: OrderRequest, filled: number) {
  if (limitTicks === null || lots === filled) return undefined;
  // It would be the youngest at its price.
  const number = Number.MAX_SAFE_INTEGER;
  const order: RestingPart = { number, side, priceTicks: limitTicks, reduceOnly: false };
  return { order, lots: (lots - filled) as Lots };
}

interface Foreseen {
  readonly position: Position | undefined;
  readonly lots: number;
  readonly notional: bigint;
  readonly realised: bigint;
}

/** The position after the fills that the order would get at once. */
function foresee(
  { instrument, side }: OrderRequest,
  meeting: readonly LevelTotal[],
  now: Position | undefined,
): Foreseen {
  let position = now;
  let lots = 0;
  let notional = 0n;
  let realised = 0n;
  for (const level of meeting) {
    const worth = instrument.notional(level.priceTicks, level.lots);
    const fine = instrument.fineNotional(level.priceTicks, level.lots, worth);
    const fill = { lots: BigInt(level.lots), notional: worth, fine };
    const move = applyFill(position, signedFill(instrument, side, fill), () => 0);
    position = move.states.at(-1);
    lots += level.lots;
    notional += worth;
    realised += move.realised;
  }
  return { position, lots, notional, realised };
}
