/** What of an account's resting orders would open or add to a position, and what that costs. */
import type { Lots, Side, Ticks } from '../engine/types.js';

export interface RestingPart {
  readonly side: Side;
  readonly priceTicks: Ticks;
  readonly lots: Lots;
  readonly reduceOnly: boolean;
}

/**
 * Notional of the opening parts of the resting orders, both sides together. The orders of a side are taken in
 * the sequence in which the book fills them: the first ones reduce the position while there is any.
 */
export function openingNotional(
  netLots: bigint,
  orders: readonly RestingPart[],
  notional: (priceTicks: Ticks, lots: Lots) => bigint,
): bigint {
  return (
    openingOfSide('buy', Number(-netLots), orders, notional) +
    openingOfSide('sell', Number(netLots), orders, notional)
  );
}

function openingOfSide(
  side: Side,
  reducibleLots: number,
  orders: readonly RestingPart[],
  notional: (priceTicks: Ticks, lots: Lots) => bigint,
): bigint {
  let reducible = Math.max(0, reducibleLots);
  const nearestFirst = orders
    .filter((order) => order.side === side)
    .sort((a, b) => (side === 'buy' ? b.priceTicks - a.priceTicks : a.priceTicks - b.priceTicks));
  let sum = 0n;
  for (const { priceTicks, lots, reduceOnly } of nearestFirst) {
    const reducing = Math.min(reducible, lots);
    reducible -= reducing;
    if (!reduceOnly) sum += notional(priceTicks, (lots - reducing) as Lots);
  }
  return sum;
}
