/**
 * Runs commands on a desk: match → settle, then whatever was triggered, one order after the other, then whoever
 * cannot maintain his positions any more is closed out.
 */

import type { Account } from '../account/account.js';
import { abs } from '../account/position.js';
import type { EngineEvent, Happening, Lots, Ticks } from '../engine/types.js';
import type { Style } from './account-margins.js';
import { commandOf, meetingOf } from './commands.js';
import type { Desk } from './desk.js';
import type { CloseReason } from './facts.js';
import { canMaintain } from './maintenance.js';
import type { Order } from './order.js';
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

  /** Sends a fresh order, whose funds are reserved, into the book. */
  place(order: Order, turn: Turn): void {
    const desk = this.#parts.deskOf(order.instrument.ticker);
    this.#enter(desk, order, turn);
    this.#settleDown(desk, turn);
  }

  cancel(order: Order, turn: Turn): void {
    turn.touch(order.account);
    this.#end(this.#parts.deskOf(order.instrument.ticker), order, turn, 'cancelled');
  }

  /** Sets the mark price, or lets it follow the trades again. */
  mark(desk: Desk, ticks: Ticks | undefined, turn: Turn): void {
    desk.setMark(ticks);
    turn.move(desk);
    this.#settleDown(desk, turn);
  }

  #enter(desk: Desk, order: Order, turn: Turn): void {
    const { policies, stopOffsetTicks } = this.#parts;
    if (policies.triggerSource === 'mark' && order.isWaiting) {
      desk.markTriggers.add(order);
      this.#record(desk, [sequenced({ kind: 'accepted', id: order.number })], turn, 'cancelled');
      return;
    }
    const events = desk.engine.apply(commandOf(order, stopOffsetTicks));
    this.#record(desk, events, turn, 'cancelled');
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
      this.#record(
        desk,
        desk.engine.apply({ kind: 'activate', id: order.number }),
        turn,
        'cancelled',
      );
    }
  }

  #drainByMark(desk: Desk, turn: Turn): void {
    for (let left = desk.markTriggers.size; left > 0 && turn.hasMoved(desk); left -= 1) {
      const order = desk.markTicks && desk.markTriggers.nextDue(desk.markTicks);
      if (order === undefined || desk.markTicks === undefined) return;
      const triggered = { kind: 'triggered', id: order.number, lastTicks: desk.markTicks } as const;
      this.#record(desk, [sequenced(triggered)], turn, 'cancelled');
      if (!this.#isReady(desk, order, turn)) continue;
      desk.markTriggers.remove(order);
      this.#enter(desk, order, turn);
    }
  }

  /** Reserves what a triggered order needs now, or rejects it. */
  #isReady(desk: Desk, order: Order, turn: Turn): boolean {
    const { settlement } = this.#parts;
    turn.touch(order.account);
    const meeting = meetingOf(desk, order.request, 'now');
    if (settlement.affords(order.request, meeting, order.held)) {
      settlement.reserve(order, meeting);
      return true;
    }
    this.#end(desk, order, turn, 'rejected');
    return false;
  }

  #end(desk: Desk, order: Order, turn: Turn, because: CloseReason): void {
    const { number: id, leftLots: lots } = order;
    if (!desk.markTriggers.has(order)) {
      this.#record(desk, desk.engine.apply({ kind: 'cancel', id }), turn, because);
      return;
    }
    desk.markTriggers.remove(order);
    const cancelled = { kind: 'cancelled', id, reason: 'requested', lots } as const;
    this.#record(desk, [sequenced(cancelled)], turn, because);
  }

  #record(desk: Desk, events: readonly EngineEvent[], turn: Turn, because: CloseReason): void {
    const { postTrade, settlement, policies } = this.#parts;
    const { accounts, closed } = postTrade.record({ desk, turn, events, because });
    for (const account of accounts)
      settlement.balance(account, desk.instrument, (order) => this.#drop(order, turn));
    if (policies.stopsAfterFlat === 'cancel')
      for (const change of closed) this.#cancelProtection(desk, change, turn);
  }

  /** Cancels for want of margin, in the middle of a balance. */
  #drop(order: Order, turn: Turn): void {
    const { postTrade, deskOf } = this.#parts;
    const desk = deskOf(order.instrument.ticker);
    const events = desk.engine.apply({ kind: 'cancel', id: order.number });
    postTrade.record({ desk, turn, events, because: 'cancelled' });
  }

  #cancelProtection(desk: Desk, { account, position }: PositionChange, turn: Turn): void {
    const reducingSide = position.shown.lots > 0n ? 'sell' : 'buy';
    for (const order of [...this.#parts.store.open(account, desk.instrument.ticker)]) {
      const { side, type, reduceOnly } = order.request;
      if (!order.isWaiting || side !== reducingSide || (type === 'stop' && !reduceOnly)) continue;
      this.#end(desk, order, turn, 'cancelled');
    }
  }

  /** Closes out everybody whom the trades of this turn have left without maintenance margin, each once. */
  #liquidate(turn: Turn): void {
    const { accounts, deskOf, style, maintenancePpm } = this.#parts;
    const done = new Set<Account>();
    for (const desk of turn.moved) {
      const { ticker, settleAsset } = desk.instrument;
      for (const account of accounts()) {
        if (account.position(ticker) === undefined || done.has(account)) continue;
        if (canMaintain(account, settleAsset, { style, maintenancePpm, deskOf })) continue;
        done.add(account);
        this.#closeOut(account, settleAsset, turn);
      }
    }
  }

  /** Takes an account's orders out of the books, then its positions to the market. */
  #closeOut(account: Account, asset: string, turn: Turn): void {
    const { store, deskOf } = this.#parts;
    turn.touch(account);
    for (const order of [...store.open(account)])
      if (order.isResting && order.instrument.settleAsset === asset) this.cancel(order, turn);
    for (const ticker of [...account.positions.keys()]) {
      const desk = deskOf(ticker);
      const lots = account.netLots(ticker);
      if (desk.instrument.settleAsset !== asset || lots === 0n) continue;
      this.#enter(desk, this.#closingOrder(account, desk, lots, turn), turn);
      this.#drain(desk, turn);
    }
  }

  #closingOrder(account: Account, desk: Desk, lots: bigint, turn: Turn): Order {
    const { store, settlement, nextNumber } = this.#parts;
    const { instrument } = desk;
    const side = lots > 0n ? 'sell' : 'buy';
    const request = {
      account,
      instrument,
      clientId: 'liquidation',
      side,
      type: 'market',
      lots: Number(abs(lots)) as Lots,
      reduceOnly: true,
      isGuarded: true,
      limitTicks: null,
      triggerTicks: null,
      feeCurrency: settlement.feeCurrency(instrument, side),
    } as const;
    return store.create(nextNumber(account.id), request, turn.at);
  }
}

/** An event of the venue's own making, outside the history of the engine. */
const sequenced = (happening: Happening): EngineEvent => ({ ...happening, sequence: 0 });
