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
import type { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { VenuePolicies } from './policies.js';
import type { PostTrade } from './post-trade.js';
import type { Fill, PositionChange, Settlement } from './settlement.js';
import type { Turn } from './turn.js';

export interface FloorParts {
  readonly store: OrderStore;
  readonly settlement: Settlement;
  readonly postTrade: PostTrade;
  readonly policies: VenuePolicies;
  readonly style: Style;
  readonly maintenancePpm: number | undefined;
  readonly accounts: () => Iterable<Account>;
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
  place(desk: Desk, order: Order, turn: Turn): void {
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
    this.#parts.postTrade.accepted(order.number);
    this.#settle(desk, turn);
  }

  /** Lets what is left of such an order count as resting, if it is one that may rest. */
  restOutside(order: Order, turn: Turn): void {
    if (order.request.limitTicks === null || order.isWaiting) return;
    const desk = this.#begin(order, turn);
    this.#parts.postTrade.rested(order.number);
    this.#settle(desk, turn);
  }

  /** Triggers such an order. */
  trigger(order: Order, turn: Turn): void {
    turn.touch(order.account);
    const desk = this.#begin(order, turn);
    this.#parts.postTrade.triggered(order.number);
    this.#settle(desk, turn);
  }

  end(order: Order, turn: Turn, because: CloseReason): void {
    turn.touch(order.account);
    const desk = this.#begin(order, turn, because);
    this.#withdraw(desk, order);
    this.#settle(desk, turn);
  }

  /** Lets two orders trade that both stay outside the book. */
  cross({ taker, maker, priceTicks, lots }: Fill, turn: Turn): void {
    const desk = this.#begin(taker, turn);
    desk.engine.cross({
      kind: 'cross',
      takerId: taker.number,
      takerOwner: taker.account.owner,
      makerId: maker.number,
      makerOwner: maker.account.owner,
      side: taker.request.side,
      priceTicks,
      lots,
      takerLeft: (taker.leftLots - lots) as Lots,
      makerLeft: (maker.leftLots - lots) as Lots,
    });
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
    postTrade.begin(desk, turn, order, 'cancelled');
    if (policies.triggerSource === 'mark' && order.isWaiting) {
      desk.markTriggers.add(order);
      postTrade.accepted(order.number);
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
      const id = desk.engine.nextElected;
      const order = id === undefined ? undefined : this.#parts.store.find(id);
      if (order === undefined) return;
      if (!this.#isReady(desk, order, turn)) continue;
      this.#begin(order, turn);
      desk.engine.activate(order.number);
      this.#settle(desk, turn);
    }
  }

  #drainByMark(desk: Desk, turn: Turn): void {
    for (let left = desk.markTriggers.size; left > 0 && turn.hasMoved(desk); left -= 1) {
      const order = desk.markTicks && desk.markTriggers.nextDue(desk.markTicks);
      if (order === undefined || desk.markTicks === undefined) return;
      this.#begin(order, turn);
      this.#parts.postTrade.triggered(order.number);
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
    const meeting = meetingOf(desk.engine, order.request, 'now');
    if (settlement.affords(order.request, meeting, order.held)) {
      settlement.reserve(order, meeting);
      return true;
    }
    this.end(order, turn, 'rejected');
    return false;
  }

  /** Where the order is traded; what happens there is recorded from now on. */
  #begin(order: Order, turn: Turn, because: CloseReason = 'cancelled'): Desk {
    const desk = this.#parts.deskOf(order.instrument.ticker);
    this.#parts.postTrade.begin(desk, turn, order, because);
    return desk;
  }

  /** Takes the order out of the book, or from where else it waits. */
  #withdraw(desk: Desk, order: Order): void {
    if (order.isOutside || desk.markTriggers.has(order)) {
      desk.markTriggers.remove(order);
      this.#parts.postTrade.cancelled(order.number, 'requested');
    } else desk.engine.cancel(order.number);
  }

  /** Ends what was begun: funds of all who are concerned come to match what they have in the book. */
  #settle(desk: Desk, turn: Turn): void {
    const { postTrade, settlement, policies } = this.#parts;
    const { instrument } = desk;
    const { closed } = postTrade;
    const accounts = postTrade.end();
    for (const account of accounts)
      if (!settlement.balance(account, instrument))
        settlement.shed(account, instrument, (order) => this.#drop(order, turn));
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
      const { side, type, reduceOnly } = order.request;
      if (!order.isWaiting || side !== reducingSide || (type === 'stop' && !reduceOnly)) continue;
      this.end(order, turn, 'cancelled');
    }
  }

  /** Closes out everybody whom the trades of this turn have left without maintenance margin, each once. */
  #liquidate(turn: Turn): void {
    const { accounts, deskOf, style, maintenancePpm } = this.#parts;
    let done: Set<Account> | undefined;
    for (const desk of turn.moved) {
      const { ticker, settleAsset } = desk.instrument;
      for (const account of accounts()) {
        if (account.position(ticker) === undefined || done?.has(account)) continue;
        if (canMaintain(account, settleAsset, { style, maintenancePpm, deskOf })) continue;
        done ??= new Set();
        done.add(account);
        this.#closeOut(account, settleAsset, turn);
      }
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
    const { store, settlement, nextNumber } = this.#parts;
    const { instrument } = desk;
    const side = lots > 0 ? 'sell' : 'buy';
    const request = {
      account,
      instrument,
      clientId: 'liquidation',
      side,
      type: 'market',
      lots: Number(magnitude(lots)) as Lots,
      reduceOnly: true,
      isGuarded: true,
      limitTicks: null,
      triggerTicks: null,
      feeCurrency: settlement.feeCurrency(instrument, side),
    } as const;
    return store.create(nextNumber(account.id), request, turn.at);
  }
}
