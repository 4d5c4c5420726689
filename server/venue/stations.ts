/** The three stations that every order passes, whichever door it came through: reserve → match → settle. */
import type { Account } from '../account/account.js';
import { meetingOf } from './commands.js';
import type { Desk } from './desk.js';
import type { Floor } from './floor.js';
import type { Order, OrderRequest } from './order.js';
import type { OrderStore } from './order-store.js';
import type { Meeting, Settlement } from './settlement.js';
import type { RefusalKind } from './spec.js';
import type { Turn } from './turn.js';

export interface StationsParts {
  readonly settlement: Settlement;
  readonly store: OrderStore;
  readonly floor: Floor;
  readonly nextNumber: (account: string) => number;
}

export class Stations {
  readonly #parts: StationsParts;

  constructor(parts: StationsParts) {
    this.#parts = parts;
  }

  /** Sends an order through all of them. */
  run(desk: Desk, request: OrderRequest, turn: Turn): Order | RefusalKind {
    const order = this.reserve(request, this.#meetingOf(desk, request), turn);
    if (typeof order === 'string') return order;
    this.#parts.floor.place(desk, order, turn);
    return order;
  }

  /** Sets the funds of an order aside and gives it its number. */
  reserve(request: OrderRequest, meeting: Meeting, turn: Turn): Order | RefusalKind {
    const { settlement, store, nextNumber } = this.#parts;
    const { account }: { readonly account: Account } = request;
    if (!settlement.affords(request, meeting, 0))
      return settlement.isNetting ? 'insufficientMargin' : 'insufficientBalance';
    turn.touch(account);
    const order = store.create(nextNumber(account.id), request, turn.at);
    settlement.reserve(order, meeting);
    return order;
  }

  #meetingOf(desk: Desk, request: OrderRequest): Meeting {
    if (request.triggerTicks !== null) return null;
    if (!this.#parts.settlement.asksBook(request)) return NOTHING;
    return meetingOf(desk.engine, request, 'placed');
  }
}

const NOTHING: Meeting = [];
