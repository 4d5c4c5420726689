/** The orders that the page shows: few enough that a busy edge does not feel it. */
import type { Verdict } from '../truth/intents.js';
import type { LoggedOrder } from '../truth/order-log.js';
import { type TrueOrder, trueOrder } from '../truth/orders.js';
import type { Truth } from '../truth/truth.js';

export interface PageOrders {
  /** The newest open ones, then those that were closed last, newest first. */
  readonly orders: readonly TrueOrder[];
  readonly open: number;
  readonly closed: number;
  /** What became of the intents of clients; null when there are too many to judge them now and then. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

const MAX_OPEN = 100;
const MAX_CLOSED = 30;

/** With more orders than this, `GET /truth/orders` says what became of them; it takes its time. */
const MAX_JUDGED = 300;

export function pageOrders(truth: Truth, connectionId: number): PageOrders {
  truth.refresh();
  const open: LoggedOrder[] = [];
  const closed: LoggedOrder[] = [];
  for (const order of truth.orders.all()) {
    if (order.connectionId !== connectionId) continue;
    if (order.view.status === 'closed') closed.push(order);
    else open.push(order);
  }
  const isJudged = open.length + closed.length <= MAX_JUDGED;
  const shown = [...open.slice(-MAX_OPEN).reverse(), ...closed.slice(-MAX_CLOSED).reverse()];
  return {
    orders: shown.map(trueOrder),
    open: open.length,
    closed: closed.length,
    verdicts: isJudged ? truth.intents({ connectionId }).verdicts : null,
  };
}
