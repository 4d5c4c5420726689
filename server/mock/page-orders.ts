/** The orders that the page shows: few enough that a busy edge does not feel it. */
import type { Connection } from '../terminal/connection.js';
import type { Verdict } from '../truth/intents.js';
import type { LoggedOrder } from '../truth/order-log.js';
import { type TrueOrder, trueOrder } from '../truth/orders.js';
import type { Truth } from '../truth/truth.js';

export interface PageOrders {
  /** The newest open ones, then those that were closed last, newest first. */
  readonly orders: readonly TrueOrder[];
  readonly open: number;
  /** What became of the intents of clients; null when there are too many to judge them now and then. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

const MAX_OPEN = 100;
const MAX_CLOSED = 30;

/** With more orders than this, `GET /truth/orders` says what became of them; it takes its time. */
const MAX_JUDGED = 300;

/** Of the past, only so many orders of all connections are looked through. */
const MAX_LOOKED_THROUGH = 2000;

export function pageOrders(truth: Truth, { id, venue, account }: Connection): PageOrders {
  truth.refresh();
  const { terminal, orders } = truth;
  const open = venue.openOrders(account);
  const shown = open
    .slice(-MAX_OPEN)
    .reverse()
    .flatMap(({ number }) => {
      const order = orders.find(String(terminal.ids.toWire(number)));
      return order === undefined ? [] : [order];
    });
  const all = [...orders.all()];
  const isJudged = all.length <= MAX_JUDGED;
  return {
    orders: [...shown, ...closedLately(all, id)].map(trueOrder),
    open: open.length,
    verdicts: isJudged ? truth.intents({ connectionId: id }).verdicts : null,
  };
}

/** Newest first; from the end, so that the cost does not grow with the past. */
function closedLately(all: readonly LoggedOrder[], connectionId: number): readonly LoggedOrder[] {
  const found: LoggedOrder[] = [];
  const end = Math.max(0, all.length - MAX_LOOKED_THROUGH);
  for (let i = all.length - 1; i >= end && found.length < MAX_CLOSED; i -= 1) {
    const order = all[i];
    if (order?.connectionId === connectionId && order.view.status === 'closed') found.push(order);
  }
  return found;
}
