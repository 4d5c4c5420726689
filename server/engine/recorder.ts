/** Makes events of what the matcher tells, numbered from 1 on. */
import type { EngineListener } from './listener.js';
import type { BookSide, CancelReason, EngineEvent, Lots, OrderId, Side, Ticks } from './types.js';

export class Recorder implements EngineListener {
  /** Events since the last `take`, and older ones behind them. */
  readonly #events: EngineEvent[] = [];
  #count = 0;
  #sequence = 0;

  /** The events since it was asked before. */
  take(): readonly EngineEvent[] {
    const count = this.#count;
    this.#count = 0;
    // A copy of just the right length: a list that grows reserves room for many more.
    return this.#events.slice(0, count);
  }

  accepted(id: OrderId): void {
    this.#sequence += 1;
    this.#events[this.#count++] = { kind: 'accepted', id, sequence: this.#sequence };
  }

  rested(id: OrderId, priceTicks: Ticks, lots: Lots): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    this.#events[this.#count++] = { kind: 'rested', id, priceTicks, lots, sequence };
  }

  filled(
    makerId: OrderId,
    takerId: OrderId,
    aggressor: Side,
    priceTicks: Ticks,
    lots: Lots,
    makerLeft: Lots,
    takerLeft: Lots,
  ): void {
    this.#sequence += 1;
    this.#events[this.#count++] = {
      kind: 'filled',
      priceTicks,
      lots,
      makerId,
      takerId,
      aggressor,
      makerLeft,
      takerLeft,
      sequence: this.#sequence,
    };
  }

  triggered(id: OrderId, lastTicks: Ticks): void {
    this.#sequence += 1;
    this.#events[this.#count++] = { kind: 'triggered', id, lastTicks, sequence: this.#sequence };
  }

  cancelled(id: OrderId, reason: CancelReason, lots: Lots): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    this.#events[this.#count++] = { kind: 'cancelled', id, reason, lots, sequence };
  }

  rejected(id: OrderId): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    this.#events[this.#count++] = { kind: 'rejected', id, reason: 'unknownOrder', sequence };
  }

  levelChanged(side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    this.#events[this.#count++] = {
      kind: 'levelChanged',
      side,
      priceTicks,
      lots,
      before,
      sequence,
    };
  }
}
