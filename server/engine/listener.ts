/** Who is told what a command causes, at once and in order; the events of `types.ts` as calls, so that nothing is made of them. */
import type { BookSide, CancelReason, Lots, OrderId, Side, Ticks } from './types.js';

export interface EngineListener {
  accepted(id: OrderId): void;
  rested(id: OrderId, priceTicks: Ticks, lots: Lots): void;
  filled(
    makerId: OrderId,
    takerId: OrderId,
    aggressor: Side,
    priceTicks: Ticks,
    lots: Lots,
    makerLeft: Lots,
    takerLeft: Lots,
  ): void;
  triggered(id: OrderId, lastTicks: Ticks): void;
  cancelled(id: OrderId, reason: CancelReason, lots: Lots): void;
  rejected(id: OrderId): void;
  levelChanged(side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void;
}
