/** Both sides of one book with an index by id, and the net lots of each owner as its fills made them. */
import { Ladder, type Rung } from './ladder.js';
import type { LevelTotal, Lots, OrderId, Owner, Side, Ticks } from './types.js';

export interface RestingOrder extends Rung {
  readonly owner: Owner;
  readonly side: Side;
  readonly reduceOnly: boolean;
}

export class OrderBook {
  readonly bids = new Ladder<RestingOrder>('highest');
  readonly asks = new Ladder<RestingOrder>('lowest');
  readonly #byId = new Map<OrderId, RestingOrder>();
  readonly #net = new Map<Owner, number>();

  sideOf(side: Side): Ladder<RestingOrder> {
    return side === 'buy' ? this.bids : this.asks;
  }

  oppositeOf(side: Side): Ladder<RestingOrder> {
    return side === 'buy' ? this.asks : this.bids;
  }

  find(id: OrderId): RestingOrder | undefined {
    return this.#byId.get(id);
  }

  add(order: RestingOrder): void {
    this.#byId.set(order.id, order);
    this.sideOf(order.side).add(order);
  }

  /** Takes lots off an order, and the order away when none are left. */
  reduce(order: RestingOrder, lots: Lots): void {
    this.sideOf(order.side).reduce(order, lots);
    if (order.lots === 0) this.#byId.delete(order.id);
  }

  /** Books a fill to the net lots of both owners. */
  trade(taker: Owner, maker: Owner, aggressor: Side, lots: Lots): void {
    const bought = aggressor === 'buy' ? lots : -lots;
    this.#net.set(taker, this.netOf(taker) + bought);
    this.#net.set(maker, this.netOf(maker) - bought);
  }

  netOf(owner: Owner): number {
    return this.#net.get(owner) ?? 0;
  }

  /** What a taker would get now, level by level, as matching would give it. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    const found: LevelTotal[] = [];
    const net = new Map<Owner, number>();
    const makerSide: Side = side === 'buy' ? 'sell' : 'buy';
    const moved = side === 'buy' ? 1 : -1;
    const netOf = (of: Owner): number => net.get(of) ?? this.netOf(of);
    let left: number = lots;
    for (const { priceTicks, queue } of this.oppositeOf(side).levels()) {
      if (left === 0 || !crosses(side, limitTicks, priceTicks)) break;
      const before = left;
      for (const maker of queue.values()) {
        const most = maker.reduceOnly ? reducible(makerSide, netOf(maker.owner)) : maker.lots;
        const fill = Math.min(left, maker.lots, most);
        net.set(owner, netOf(owner) + fill * moved);
        net.set(maker.owner, netOf(maker.owner) - fill * moved);
        left -= fill;
        if (left === 0) break;
      }
      if (left < before) found.push({ priceTicks, lots: (before - left) as Lots });
    }
    return found;
  }
}

/** Whether a taker of this side with this limit trades at the price; without a limit it always does. */
export function crosses(side: Side, limitTicks: Ticks | null, priceTicks: Ticks): boolean {
  if (limitTicks === null) return true;
  return side === 'buy' ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}

/** How many lots an order of this side can take off the net. */
export function reducible(side: Side, net: number): number {
  return Math.max(0, side === 'sell' ? net : -net);
}
