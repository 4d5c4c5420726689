/** Makes events of what the matcher tells, numbered from 1 on, and keeps the list of orders by their ids right. */
import type { BookOrder } from './book-order.js';
import type { Directory } from './directory.js';
import type { EngineListener } from './listener.js';
import type { BookSide, CancelReason, EngineEvent, Lots, OrderId, Ticks } from './types.js';

export class Recorder implements EngineListener {
  /** Events since the last `take`, and older ones behind them. */
  readonly #events: EngineEvent[] = [];
  /** Numbers of the first of them and of the next. */
  #first = 1;
  #next = 1;
  readonly #live: Directory<BookOrder>;

  /** @param live orders that rest or wait for their trigger */
  constructor(live: Directory<BookOrder>) {
    this.#live = live;
  }

  /** The events since it was asked before. */
  take(): readonly EngineEvent[] {
    const count = this.#next - this.#first;
    this.#first = this.#next;
    // A copy of just the right length: a list that grows reserves room for many more.
    return this.#events.slice(0, count);
  }

  accepted({ id }: BookOrder): void {
    const sequence = this.#next;
    this.#next = sequence + 1;
    this.#events[sequence - this.#first] = { kind: 'accepted', id, sequence };
  }

  rested(order: BookOrder, priceTicks: Ticks): void {
    this.#live.add(order);
    const sequence = this.#next;
    this.#next = sequence + 1;
    const { id, leftLots: lots } = order;
    this.#events[sequence - this.#first] = { kind: 'rested', id, priceTicks, lots, sequence };
  }

  filled(maker: BookOrder, taker: BookOrder, priceTicks: Ticks, lots: Lots): void {
    if (maker.leftLots === 0) this.#live.delete(maker);
    const sequence = this.#next;
    this.#next = sequence + 1;
    this.#events[sequence - this.#first] = {
      kind: 'filled',
      priceTicks,
      lots,
      makerId: maker.id,
      takerId: taker.id,
      aggressor: taker.side,
      makerLeft: maker.leftLots,
      takerLeft: taker.leftLots,
      sequence,
    };
  }

  triggered({ id }: BookOrder, lastTicks: Ticks): void {
    const sequence = this.#next;
    this.#next = sequence + 1;
    this.#events[sequence - this.#first] = { kind: 'triggered', id, lastTicks, sequence };
  }

  cancelled(order: BookOrder, reason: CancelReason): void {
    this.#live.delete(order);
    const sequence = this.#next;
    this.#next = sequence + 1;
    const { id, leftLots: lots } = order;
    this.#events[sequence - this.#first] = { kind: 'cancelled', id, reason, lots, sequence };
  }

  rejected(id: OrderId): void {
    const sequence = this.#next;
    this.#next = sequence + 1;
    this.#events[sequence - this.#first] = {
      kind: 'rejected',
      id,
      reason: 'unknownOrder',
      sequence,
    };
  }

  levelChanged(side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void {
    const sequence = this.#next;
    this.#next = sequence + 1;
    this.#events[sequence - this.#first] = {
      kind: 'levelChanged',
      side,
      priceTicks,
      lots,
      before,
      sequence,
    };
  }
}
