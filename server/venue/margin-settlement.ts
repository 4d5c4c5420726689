/**
 * Settlement by positions and margin: futures of all kinds (inverse and coin-margined ones, market types 3 and
 * 4, are treated as linear for now: margin, profit and fees in the quote asset).
 *
 * Locked funds of the quote asset are (cost of the position + notional of opening parts of resting orders) /
 * leverage, summed over instruments. Reducing orders and orders that wait for a trigger lock nothing; the
 * latter must be affordable when they are triggered.
 *
 * Decisions:
 * - An order that opens needs its margin and, for what it fills at once, the taker fee. One that only reduces
 *   is never refused for funds.
 * - Margin is cross: losses and fees are paid from all funds of the asset. When afterwards the margin is not
 *   covered, resting orders that lock some are cancelled, the newest first; positions keep what there is.
 * - What an account cannot pay at all the house pays, as an insurance fund would.
 * - Profit is paid by the clearing, losses go to it: its funds always are what open positions cost, negated.
 */
import type { Account } from '../account/account.js';
import type { Ledger } from '../account/ledger.js';
import { abs, applyFill, type Position } from '../account/position.js';
import type { LevelTotal, Lots, Side, Ticks } from '../engine/types.js';
import { type FeeSchedule, feeAtoms } from './fees.js';
import type { Instrument } from './instrument.js';
import { openingNotional, type RestingPart } from './margin.js';
import type { Order, OrderRequest } from './order.js';
import type { OrderStore } from './order-store.js';
import type { Fill, Meeting, PositionChange, Settlement } from './settlement.js';

export interface MarginParts {
  readonly fees: FeeSchedule;
  readonly house: Ledger;
  readonly clearing: Ledger;
  readonly store: OrderStore;
  readonly nextNumber: (account: string) => number;
}

export class MarginSettlement implements Settlement {
  readonly isNetting = true;
  readonly #parts: MarginParts;
  /** Margin of each account by instrument, as of its last balance. */
  readonly #margins = new Map<Account, Map<Instrument, bigint>>();

  constructor(parts: MarginParts) {
    this.#parts = parts;
  }

  feeCurrency({ quoteAsset }: Instrument): string {
    return quoteAsset;
  }

  reducibleLots(account: Account, { ticker }: Instrument, side: Side): bigint {
    const net = account.netLots(ticker);
    return side === 'sell' ? net : -net;
  }

  affords(request: OrderRequest, meeting: Meeting): boolean {
    if (meeting === null || request.isGuarded) return true;
    const { account, instrument, side, limitTicks } = request;
    const asset = instrument.quoteAsset;
    const now = account.position(instrument.ticker);
    const then = foresee(request, meeting, now);
    const left = request.lots - then.lots;
    const rest: readonly RestingPart[] =
      limitTicks === null || left === 0
        ? []
        : [{ side, priceTicks: limitTicks, lots: left as Lots, reduceOnly: false }];
    const resting = this.#resting(account, instrument);
    const before = marginOf(account, instrument, now, resting);
    const after = marginOf(account, instrument, then.position, [...resting, ...rest]);
    const isOpening = BigInt(then.lots) > this.reducibleLots(account, instrument, side);
    if (!(isOpening && then.lots > 0) && (rest.length === 0 || after <= before)) return true;
    const fee = feeAtoms(then.notional * this.#parts.fees.taker);
    const funds = account.ledger.total(asset) + then.realised - fee;
    return funds >= this.#marginIn(account, asset) - before + after;
  }

  reserve(): void {
    // Margin is locked by account at the end of each step.
  }

  settle({ taker, maker, priceTicks, lots }: Fill): readonly PositionChange[] {
    const { fees } = this.#parts;
    return [
      ...this.#book(taker, fees.taker, priceTicks, lots),
      ...this.#book(maker, fees.maker, priceTicks, lots),
    ];
  }

  release(): void {
    // Margin is freed by account at the end of each step.
  }

  balance(account: Account, instrument: Instrument, cancel: (order: Order) => void): void {
    const asset = instrument.quoteAsset;
    const { ledger } = account;
    ledger.release(asset, ledger.locked(asset));
    this.#assess(account, instrument);
    if (this.#marginIn(account, asset) > ledger.free(asset)) this.#shed(account, asset, cancel);
    const margin = this.#marginIn(account, asset);
    const free = ledger.free(asset);
    ledger.reserve(asset, margin < free ? margin : free);
  }

  /** Books one side of a fill: position, profit, fee. */
  #book(order: Order, ppm: bigint, ticks: Ticks, lots: Lots): readonly PositionChange[] {
    const { account, instrument } = order;
    const { ticker, quoteAsset: asset } = instrument;
    const notional = instrument.notional(ticks, lots);
    const signed = BigInt(order.request.side === 'buy' ? lots : -lots);
    account.ledger.release(asset, account.ledger.locked(asset));
    const fill = { lots: signed, notional };
    const move = applyFill(account.position(ticker), fill, () =>
      this.#parts.nextNumber(account.id),
    );
    for (const position of move.states) account.keep(ticker, position);
    this.#pay(account, this.#parts.clearing, asset, -move.realised);
    const fee = order.charge(notional * ppm);
    account.addFee(asset, fee);
    this.#pay(account, this.#parts.house, asset, fee);
    return move.states.map((position) => ({ account, position }));
  }

  /** Pays, or receives when the amount is negative; the house helps out. */
  #pay({ ledger }: Account, other: Ledger, asset: string, atoms: bigint): void {
    if (atoms <= 0n) {
      other.transfer(ledger, asset, -atoms);
      return;
    }
    const missing = atoms - ledger.free(asset);
    if (missing > 0n) this.#parts.house.transfer(ledger, asset, missing);
    ledger.transfer(other, asset, atoms);
  }

  /** Cancels resting orders that lock margin until the funds cover it or none is left. */
  #shed(account: Account, asset: string, cancel: (order: Order) => void): void {
    const newestFirst = [...this.#parts.store.open(account)].reverse();
    for (const order of newestFirst) {
      if (this.#marginIn(account, asset) <= account.ledger.free(asset)) return;
      const { instrument, isResting } = order;
      if (!isResting || instrument.quoteAsset !== asset) continue;
      const position = account.position(instrument.ticker);
      const others = this.#resting(account, instrument, order);
      const without = marginOf(account, instrument, position, others);
      if (without >= this.#assess(account, instrument)) continue;
      cancel(order);
      this.#assess(account, instrument);
    }
  }

  #assess(account: Account, instrument: Instrument): bigint {
    const position = account.position(instrument.ticker);
    const margin = marginOf(account, instrument, position, this.#resting(account, instrument));
    this.#marginsOf(account).set(instrument, margin);
    return margin;
  }

  #resting(account: Account, { ticker }: Instrument, except?: Order): readonly RestingPart[] {
    const parts: RestingPart[] = [];
    for (const order of this.#parts.store.open(account, ticker)) {
      const { side, limitTicks, reduceOnly } = order.request;
      if (order === except || !order.isResting || limitTicks === null) continue;
      parts.push({ side, priceTicks: limitTicks, lots: order.leftLots, reduceOnly });
    }
    return parts;
  }

  #marginIn(account: Account, asset: string): bigint {
    let sum = 0n;
    for (const [instrument, margin] of this.#marginsOf(account))
      if (instrument.quoteAsset === asset) sum += margin;
    return sum;
  }

  #marginsOf(account: Account): Map<Instrument, bigint> {
    let margins = this.#margins.get(account);
    if (margins === undefined) {
      margins = new Map();
      this.#margins.set(account, margins);
    }
    return margins;
  }
}

function marginOf(
  account: Account,
  instrument: Instrument,
  position: Position | undefined,
  resting: readonly RestingPart[],
): bigint {
  const opening = openingNotional(position?.lots ?? 0n, resting, (ticks, lots) =>
    instrument.notional(ticks, lots),
  );
  const exposure = abs(position?.cost ?? 0n) + opening;
  return (exposure + account.leverage - 1n) / account.leverage;
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
    const price = instrument.notional(level.priceTicks, level.lots);
    const signed = BigInt(side === 'buy' ? level.lots : -level.lots);
    const move = applyFill(position, { lots: signed, notional: price }, () => 0);
    position = move.states.at(-1);
    lots += level.lots;
    notional += price;
    realised += move.realised;
  }
  return { position, lots, notional, realised };
}
