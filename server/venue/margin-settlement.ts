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
import { type Atoms, minus, plus } from '../account/atoms.js';
import type { Funds, Ledger } from '../account/ledger.js';
import { applyFill, type Position, type PositionFill } from '../account/position.js';
import { crosses } from '../engine/order-book.js';
import type { LevelTotal, Lots, Side, Ticks } from '../engine/types.js';
import { AccountMargins, type MarginShare, type Style } from './account-margins.js';
import { charge, type FeeSchedule, feeOn } from './fees.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { Meeting, PositionChange, Settlement } from './settlement.js';
import type { Standing } from './standing.js';

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
  /** An order that the funds cover whatever it meets; whoever asks that asks next whether they do. */
  #easyOrder: Order | null = null;
  /** Of the fill in hand; most change nothing that anybody watches. */
  #changes: readonly PositionChange[] = NO_CHANGES;

  constructor(parts: MarginParts) {
    this.#parts = parts;
    this.#margins = new AccountMargins(parts);
  }

  feeCurrency({ settleAsset }: Instrument): string {
    return settleAsset;
  }

  reducibleLots(standing: Standing, side: Side): number {
    const { netLots } = this.#margins.of(standing);
    return side === 'sell' ? netLots : -netLots;
  }

  /** What it would be filled with changes the position, and so the margin; mostly there is enough for any of it. */
  asksBook(order: Order): boolean {
    const isEasy = this.#affordsAnyway(order);
    this.#easyOrder = isEasy ? order : null;
    return !isEasy;
  }

  affords(order: Order, meeting: Meeting): boolean {
    const isEasy = this.#easyOrder === order;
    this.#easyOrder = null;
    if (isEasy || meeting === null || order.isGuarded) return true;
    const { side, lots, limitTicks } = order;
    const share = this.#margins.of(order.standing);
    const { position } = share;
    const before = share.assess();
    if (meeting.length === 0) {
      if (limitTicks === null) return true;
      const resting = share.foreseeWith(position, side, limitTicks, lots);
      return resting <= before || canRaise(share, before, resting);
    }
    const then = foresee(order, meeting, position);
    const left = (lots - then.lots) as Lots;
    const isResting = limitTicks !== null && left !== 0;
    const after = isResting
      ? share.foreseeWith(then.position, side, limitTicks, left)
      : share.foresee(then.position);
    const isOpening = then.lots > 0 && then.lots > this.reducibleLots(order.standing, side);
    if (!isOpening && (!isResting || after <= before)) return true;
    const fee = feeOn(then.notional, this.#parts.fees.taker);
    const premium = side === 'buy' ? then.notional : -then.notional;
    const gain = this.#parts.style === 'premium' ? -premium : then.realised;
    return canRaise(share, before, plus(minus(after, gain), fee));
  }

  reserve(): void {
    // Margin is locked by account at the end of each step.
  }

  rest(order: Order): void {
    if (order.limitTicks !== null) this.#margins.of(order.standing).rest(order, order.leftLots);
  }

  settle(
    taker: Order,
    maker: Order,
    lots: Lots,
    notional: Atoms,
    fine: bigint | undefined,
  ): readonly PositionChange[] {
    const { fees } = this.#parts;
    this.#uncount(maker, lots);
    this.#changes = NO_CHANGES;
    this.#book(taker, fees.taker, lots, notional, fine);
    this.#book(maker, fees.maker, lots, notional, fine);
    return this.#changes;
  }

  /** Margin is freed by account at the end of each step; the order only counts no longer. */
  release(order: Order): void {
    this.#uncount(order, order.countedLots);
  }

  balance(standing: Standing): boolean {
    const share = this.#margins.of(standing);
    share.assess();
    const { funds, margin } = share.pool;
    if (!funds.holds(margin)) return false;
    funds.lock(margin);
    return true;
  }

  /** The newest first. What is not covered even then, positions keep. */
  shed(standing: Standing, cancel: (order: Order) => void): void {
    const { pool } = this.#margins.of(standing);
    const newestFirst = [...this.#parts.store.open(standing.account)].reverse();
    for (const order of newestFirst) {
      if (pool.funds.holds(pool.margin)) break;
      const share = this.#margins.of(order.standing);
      if (!order.isResting || share.pool !== pool) continue;
      if (this.#without(order, share) >= share.assess()) continue;
      cancel(order);
      share.assess();
    }
    pool.funds.lock(pool.margin);
  }

  /**
   * Whether the funds cover what the order may need at most. Its lots open, at the highest price that they could
   * have; a loss is no more than what a long had cost, or what a short is bought back for.
   */
  #affordsAnyway(order: Order): boolean {
    const { standing, side, lots, limitTicks, isGuarded } = order;
    const { instrument, desk } = standing;
    const { style, fees } = this.#parts;
    const best = desk.engine.bestAgainst(side);
    const reducible = this.reducibleLots(standing, side);
    if (isGuarded || (limitTicks === null && (best === undefined || lots <= reducible)))
      return true;
    if (style === 'premium' || instrument.isInverse) return false;
    const share = this.#margins.of(standing);
    const worth = instrument.notional(highestTicks(order, best), lots);
    let need = share.atMost(worth);
    if (best !== undefined && crosses(side, limitTicks, best)) {
      need = plus(need, feeOn(worth, fees.worst));
      if (reducible > 0) need = plus(need, side === 'buy' ? worth : (share.position?.cost ?? 0));
    }
    return share.pool.funds.holds(need);
  }

  /** Pays, or receives when the amount is negative; the insurance helps out. */
  #pay(funds: Funds, other: Funds, atoms: Atoms): void {
    if (atoms === 0) return;
    if (atoms < 0) {
      other.pay(funds, -atoms);
      return;
    }
    // Locked funds pay too: what is left of them is locked again at the end of the step.
    if (!funds.covers(atoms)) {
      funds.lock(0);
      const missing = minus(atoms, funds.total);
      if (missing > 0) this.#parts.insurance.of(funds.asset).pay(funds, missing);
    }
    funds.pay(other, atoms);
  }

  /** Books one side of a fill: position, profit or premium, fee. */
  #book(order: Order, ppm: number, lots: Lots, notional: Atoms, fine: bigint | undefined): void {
    const { standing, side } = order;
    const { account, instrument } = standing;
    const { style, nextNumber } = this.#parts;
    const share = this.#margins.of(standing);
    const { funds, house, clearing } = share.pool;
    const before = share.position;
    const fill = fillOf(instrument, side, lots, notional, fine);
    const position = applyFill(before, fill, account.id, nextNumber);
    share.keep(position);
    if (before !== undefined && before !== position) this.#change(account, before);
    if (account.isWatched || position.status === 'closed') this.#change(account, position);
    const premium = side === 'buy' ? notional : -notional;
    this.#pay(funds, clearing, style === 'premium' ? premium : -position.realised);
    const fee = charge(order, notional, ppm);
    funds.fees.add(fee);
    this.#pay(funds, house, fee);
  }

  /** A closed position stays as it is; one that is open will move on. */
  #change(account: Account, position: Position): void {
    const shown = position.status === 'closed' ? position : position.copy();
    this.#changes = [...this.#changes, { account, position: shown }];
  }

  /** Margin of the instrument if the order did not rest. */
  #without(order: Order, share: MarginShare): Atoms {
    const { countedLots } = order;
    share.rest(order, -countedLots);
    const margin = share.foresee(share.position);
    share.rest(order, countedLots);
    return margin;
  }

  /** Of an order that does not count nothing is left to be taken off. */
  #uncount(order: Order, lots: number): void {
    if (order.countedLots !== 0) this.#margins.of(order.standing).rest(order, -lots);
  }
}

/** A fill as the position of one side sees it: sold lots and notionals of inverse contracts are negative. */
function fillOf(
  { isInverse }: Instrument,
  side: Side,
  lots: Lots,
  notional: Atoms,
  fine: bigint | undefined,
): PositionFill {
  return {
    lots: side === 'buy' ? lots : -lots,
    notional: isInverse ? -notional : notional,
    fine: isInverse && fine !== undefined ? -fine : fine,
  };
}

/** The highest price at which lots of the order may be filled at once, or rest. */
function highestTicks({ standing, side, limitTicks }: Order, best: Ticks | undefined): Ticks {
  if (side === 'sell') return Math.max(limitTicks ?? 0, best ?? 0) as Ticks;
  return limitTicks ?? standing.desk.engine.worstAgainst(side) ?? (0 as Ticks);
}

/** Whether all funds cover the margin of the asset if that of one instrument became so much. */
const canRaise = ({ pool }: MarginShare, before: Atoms, after: Atoms): boolean =>
  pool.funds.holds(plus(minus(pool.margin, before), after));

interface Foreseen {
  readonly position: Position | undefined;
  readonly lots: number;
  readonly notional: Atoms;
  readonly realised: Atoms;
}

/** The position after the fills that the order would get at once. */
function foresee(
  { instrument, side }: Order,
  meeting: readonly LevelTotal[],
  now: Position | undefined,
): Foreseen {
  let position = now?.copy();
  let filled = 0;
  let worth: Atoms = 0;
  let realised: Atoms = 0;
  for (const { priceTicks, lots } of meeting) {
    const notional = instrument.notional(priceTicks, lots);
    const fine = instrument.fineNotional(priceTicks, lots);
    const fill = fillOf(instrument, side, lots, notional, fine);
    position = applyFill(position, fill, '', NO_NUMBER);
    filled += lots;
    worth = plus(worth, notional);
    realised = plus(realised, position.realised);
  }
  return { position, lots: filled, notional: worth, realised };
}

const NO_CHANGES: readonly PositionChange[] = [];
const NO_NUMBER = (): number => 0;
