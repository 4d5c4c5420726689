/** Runs commands on a desk: match → settle, then whatever was triggered, one order after the other. */
import type { Command, OrderId } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { CloseReason } from './facts.js';
import type { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { PostTrade } from './post-trade.js';
import type { Meeting, Settlement } from './settlement.js';
import type { Turn } from './turn.js';

export interface FloorParts {
  readonly store: OrderStore;
  readonly settlement: Settlement;
  readonly postTrade: PostTrade;
  readonly deskOf: (ticker: string) => Desk;
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
    this.#step(desk, commandOf(order, this.#parts.stopOffsetTicks), turn, 'cancelled');
    this.#drain(desk, turn);
  }

  cancel(order: Order, turn: Turn): void {
    turn.touch(order.account);
    this.#end(this.#parts.deskOf(order.instrument.ticker), order.number, turn, 'cancelled');
  }

  /** Activates what was triggered, as far as its owner can afford it. */
  #drain(desk: Desk, turn: Turn): void {
    // Activations place no trigger orders, so there are never more of them than now.
    for (let left = desk.engine.triggerCount; left > 0; left -= 1) {
      const id = desk.engine.nextElected;
      const order = id === undefined ? undefined : this.#parts.store.find(id);
      if (order === undefined) return;
      turn.touch(order.account);
      this.#activate(desk, order, turn);
    }
  }

  #activate(desk: Desk, order: Order, turn: Turn): void {
    const { settlement } = this.#parts;
    const { request, number, held } = order;
    const meeting = meetingOf(desk, request, 'now');
    if (!settlement.affords(request, meeting, held)) {
      this.#end(desk, number, turn, 'rejected');
      return;
    }
    settlement.reserve(order, meeting);
    this.#step(desk, { kind: 'activate', id: number }, turn, 'cancelled');
  }

  #end(desk: Desk, id: OrderId, turn: Turn, because: CloseReason): void {
    this.#step(desk, { kind: 'cancel', id }, turn, because);
  }

  #step(desk: Desk, command: Command, turn: Turn, because: CloseReason): void {
    const { postTrade, settlement } = this.#parts;
    const events = desk.engine.apply(command);
    const accounts = postTrade.record({ desk, turn, events, because });
    for (const account of accounts)
      settlement.balance(account, desk.instrument, (order) => this.#drop(order, turn));
  }

  /** Cancels for want of margin, in the middle of a balance. */
  #drop(order: Order, turn: Turn): void {
    const { postTrade, deskOf } = this.#parts;
    const desk = deskOf(order.instrument.ticker);
    const events = desk.engine.apply({ kind: 'cancel', id: order.number });
    postTrade.record({ desk, turn, events, because: 'cancelled' });
  }
}

/** What the order would meet in the book: now, or if it were placed (nothing while it waits for its trigger). */
export function meetingOf(
  { engine }: Desk,
  { account, side, lots, limitTicks, triggerTicks }: Order['request'],
  when: 'now' | 'placed',
): Meeting {
  if (when === 'placed' && triggerTicks !== null) return null;
  return engine.preview(account.owner, side, lots, limitTicks);
}

function commandOf({ number: id, request }: Order, offsetTicks: number): Command {
  const { account, side, type, lots, limitTicks, triggerTicks } = request;
  const { owner } = account;
  const reduceOnly = request.isGuarded;
  const placement = { kind: 'place', id, owner, side, lots, reduceOnly } as const;
  if (triggerTicks !== null && type !== 'limit' && type !== 'market')
    return { ...placement, type: 'trigger', trigger: type, triggerTicks, offsetTicks };
  if (limitTicks === null) return { ...placement, type: 'market' };
  return { ...placement, type: 'limit', priceTicks: limitTicks };
}
