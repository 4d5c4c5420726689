/**
 * Runs commands on a desk: match → settle, then whatever was triggered, one order after the other, then whoever
 * cannot maintain his positions any more is closed out.
 */

import type { Account } from '../account/account.js';
import { type Atoms, magnitude } from '../account/atoms.js';
import type { Lots, Ticks } from '../engine/types.js';
import type { Style } from './account-margins.js';
import { bring, meetingOf } from './commands.js';
import type { Desk } from './desk.js';
import type { CloseReason } from './facts.js';
import { canMaintain } from './maintenance.js';
import { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { VenuePolicies } from './policies.js';
import type { PostTrade } from './post-trade.js';
import type { PositionChange, Settlement } from './settlement.js';
import type { Turn } from './turn.js';

export interface FloorParts {
  readonly store: OrderStore;
  readonly settlement: Settlement;
  readonly postTrade: PostTrade;
  readonly policies: VenuePolicies;
  readonly style: Style;
  readonly maintenancePpm: number | undefined;
  readonly deskOf: (ticker: string) => Desk;
  readonly nextNumber: (account: string) => number;
  readonly stopOffsetTicks: number;
}

export class Floor {
  readonly #parts: FloorParts;

  constructor(parts: FloorParts) {
    this.#parts = parts;
  }

  /** Sends a fresh order, whose funds are reserved, into the book: match and settle. */
  place(order: Order, turn: Turn): void {
    const { desk } = order.standing;
    this.#enter(desk, order, turn);
    this.#settleDown(desk, turn);
  }

  cancel(order: Order, turn: Turn): void {
    this.end(order, turn, 'cancelled');
  }

  /** Accepts an order that stays outside the book. */
  keep(order: Order, turn: Turn): void {
    order.isOutside = true;
    const desk = this.#begin(order, turn);
    this.#parts.postTrade.accepted(order);
    this.#settle(desk, turn);
  }

  /** Lets what is left of such an order count as resting, if it is one that may rest. */
  restOutside(order: Order, turn: Turn): void {
    if (order.limitTicks === null || order.isWaiting) return;
    const desk = this.#begin(order, turn);
    this.#parts.postTrade.rested(order);
    this.#settle(desk, turn);
  }

  /** Triggers such an order. */
  trigger(order: Order, turn: Turn): void {
    turn.touch(order.account);
    const desk = this.#begin(order, turn);
    this.#parts.postTrade.triggered(order);
    this.#settle(desk, turn);
  }

  end(order: Order, turn: Turn, because: CloseReason): void {
    turn.touch(order.account);
    const desk = this.#begin(order, turn, because);
    this.#withdraw(desk, order);
    this.#settle(desk, turn);
  }

  /** Lets two orders trade that both stay outside the book. */
  cross(taker: Order, maker: Order, priceTicks: Ticks, lots: Lots, turn: Turn): void {
    const desk = this.#begin(taker, turn);
    desk.engine.cross(taker, maker, priceTicks, lots);
    this.#settle(desk, turn);
    this.#settleDown(desk, turn);
  }

  /** Sets the mark price, or lets it follow the trades again. */
  mark(desk: Desk, ticks: Ticks | undefined, turn: Turn): void {
    desk.setMark(ticks);
    turn.move(desk);
    this.#settleDown(desk, turn);
  }

  #enter(desk: Desk, order: Order, turn: Turn): void {
    const { policies, postTrade, stopOffsetTicks } = this.#parts;
    postTrade.begin(desk, turn, 'cancelled');
    if (policies.triggerSource === 'mark' && order.isWaiting) {
      desk.markTriggers.add(order);
      postTrade.accepted(order);
    } else bring(desk.engine, order, stopOffsetTicks);
    this.#settle(desk, turn);
  }

  #settleDown(desk: Desk, turn: Turn): void {
    this.#drain(desk, turn);
    if (this.#parts.policies.liquidation === 'on' && this.#parts.settlement.isNetting)
      this.#liquidate(turn);
  }

  /** Activates what was triggered, as far as its owner can afford it. */
  #drain(desk: Desk, turn: Turn): void {
    if (this.#parts.policies.triggerSource === 'mark') {
      this.#drainByMark(desk, turn);
      return;
    }
    // Activations place no trigger orders, so there are never more of them than now.
    for (let left = desk.engine.triggerCount; left > 0; left -= 1) {
      const elected = desk.engine.nextElected;
      const order = elected && this.#parts.store.find(elected.id);
      if (order === undefined) return;
      if (!this.#isReady(desk, order, turn)) continue;
      this.#begin(order, turn);
      desk.engine.activate(order);
      this.#settle(desk, turn);
    }
  }

  #drainByMark(desk: Desk, turn: Turn): void {
    for (let left = desk.markTriggers.size; left > 0 && turn.hasMoved(desk); left -= 1) {
      const order = desk.markTicks && desk.markTriggers.nextDue(desk.markTicks);
      if (order === undefined || desk.markTicks === undefined) return;
      this.#begin(order, turn);
      this.#parts.postTrade.triggered(order);
      this.#settle(desk, turn);
      if (!this.#isReady(desk, order, turn)) continue;
      desk.markTriggers.remove(order);
      this.#enter(desk, order, turn);
    }
  }

  /** Reserves what a triggered order needs now, or rejects it. */
  #isReady(desk: Desk, order: Order, turn: Turn): boolean {
    const { settlement } = this.#parts;
    turn.touch(order.account);
    const meeting = meetingOf(desk.engine, order, 'now');
    if (settlement.affords(order, meeting)) {
      settlement.reserve(order);
      return true;
    }
    this.end(order, turn, 'rejected');
    return false;
  }

  /** Where the order is traded; what happens there is recorded from now on. */
  #begin(order: Order, turn: Turn, because: CloseReason = 'cancelled'): Desk {
    const { desk } = order.standing;
    this.#parts.postTrade.begin(desk, turn, because);
    return desk;
  }

  /** Takes the order out of the book, or from where else it waits. */
  #withdraw(desk: Desk, order: Order): void {
    if (order.isOutside || desk.markTriggers.has(order)) {
      desk.markTriggers.remove(order);
      this.#parts.postTrade.cancelled(order, 'requested');
    } else desk.engine.cancel(order);
  }

  /** Ends what was begun: funds of all who are concerned come to match what they have in the book. */
  #settle(desk: Desk, turn: Turn): void {
    const { postTrade, settlement, policies } = this.#parts;
    const { closed } = postTrade;
    for (const standing of postTrade.end())
      if (!settlement.balance(standing))
        settlement.shed(standing, (order) => this.#drop(order, turn));
    if (policies.stopsAfterFlat === 'cancel')
      for (const change of closed) this.#cancelProtection(desk, change, turn);
  }

  /** Cancels for want of margin, in the middle of a balance. */
  #drop(order: Order, turn: Turn): void {
    const desk = this.#begin(order, turn);
    this.#withdraw(desk, order);
    this.#parts.postTrade.end();
  }

  #cancelProtection(desk: Desk, { account, position }: PositionChange, turn: Turn): void {
    const reducingSide = position.isLong ? 'sell' : 'buy';
    for (const order of this.#parts.store.open(account, desk.instrument.ticker)) {
      const { side, type, reduceOnly } = order;
      if (!order.isWaiting || side !== reducingSide || (type === 'stop' && !reduceOnly)) continue;
      this.end(order, turn, 'cancelled');
    }
  }

  /** Closes out everybody whom the trades of this turn have left without maintenance margin, each once. */
  #liquidate(turn: Turn): void {
    let done: Set<Account> | undefined;
    for (let i = 0, desk = turn.movedAt(0); desk !== undefined; i += 1, desk = turn.movedAt(i))
      for (const standing of desk.standings) {
        if (standing?.share?.position === undefined || done?.has(standing.account)) continue;
        const { account, share } = standing;
        if (canMaintain(share.pool, account.leverage, this.#parts)) continue;
        done ??= new Set();
        done.add(account);
        this.#closeOut(account, desk.instrument.settleAsset, turn);
      }
  }

  /** Takes an account's orders out of the books, then its positions to the market. */
  #closeOut(account: Account, asset: string, turn: Turn): void {
    const { store, deskOf } = this.#parts;
    turn.touch(account);
    for (const order of store.open(account))
      if (order.isResting && order.instrument.settleAsset === asset) this.cancel(order, turn);
    for (const ticker of [...account.positions.keys()]) {
      const desk = deskOf(ticker);
      const lots = account.netLots(ticker);
      if (desk.instrument.settleAsset !== asset || lots === 0) continue;
      this.#enter(desk, this.#closingOrder(account, desk, lots, turn), turn);
      this.#drain(desk, turn);
    }
  }

  #closingOrder(account: Account, desk: Desk, lots: Atoms, turn: Turn): Order {
    const { store, nextNumber } = this.#parts;
    const side = lots > 0 ? 'sell' : 'buy';
    const plain = { side, type: 'market', reduceOnly: true, clientId: 'liquidation' } as const;
    const all = Number(magnitude(lots)) as Lots;
    const order = new Order(store.standingOf(account, desk), plain, all, null, null, true);
    store.take(order, nextNumber(account.id), turn.at);
    return order;
  }
}
