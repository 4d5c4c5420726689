/** The three stations that every order passes, whichever door it came through: reserve → match → settle. */
import { meetingOf } from './commands.js';
import type { Floor } from './floor.js';
import type { Order } from './order.js';
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

  /** Sends an order through all of them; why not, if it is not let in. */
  run(order: Order, turn: Turn): RefusalKind | null {
    const refusal = this.reserve(order, this.#meetingOf(order), turn);
    if (refusal === null) this.#parts.floor.place(order, turn);
    return refusal;
  }

  /** Sets the funds of an order aside and gives it its number; why not, if they do not suffice. */
  reserve(order: Order, meeting: Meeting, turn: Turn): RefusalKind | null {
    const { settlement, store, nextNumber } = this.#parts;
    const { account } = order.standing;
    if (!settlement.affords(order, meeting))
      return settlement.isNetting ? 'insufficientMargin' : 'insufficientBalance';
    turn.touch(account);
    store.take(order, nextNumber(account.id), turn.at);
    settlement.reserve(order);
    return null;
  }

  #meetingOf(order: Order): Meeting {
    if (order.triggerTicks !== null) return null;
    if (!this.#parts.settlement.asksBook(order)) return NOTHING;
    return meetingOf(order.standing.desk.engine, order, 'placed');
  }
}

const NOTHING: Meeting = [];
