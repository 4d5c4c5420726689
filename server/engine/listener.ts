/** Who is told what a command causes, at once and in order; the events of `types.ts` as calls, so that nothing is made of them. */
import type { BookOrder } from './book-order.js';
import type { BookSide, CancelReason, Lots, Ticks } from './types.js';

/** Orders are the very objects that were brought, so a listener may name the class that it brings. */
export interface EngineListener {
  accepted(order: BookOrder): void;
  /** It stands at the end of the queue of its level. */
  rested(order: BookOrder, priceTicks: Ticks): void;
  /** What is left of both is counted already. */
  filled(maker: BookOrder, taker: BookOrder, priceTicks: Ticks, lots: Lots): void;
  triggered(order: BookOrder, lastTicks: Ticks): void;
  cancelled(order: BookOrder, reason: CancelReason): void;
  levelChanged(side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void;
}
