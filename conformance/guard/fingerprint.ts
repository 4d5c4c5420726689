/** Digits of price and size that only this run uses, so that its orders are told from all others even without an id. */
import { moved, stepDown, stepUp } from '../grid.js';

/** How far the digits may move a price, as a share of it. */
const PRICE_ROOM = 0.02;

/** How far they may raise a size, as a share of it. */
const SIZE_ROOM = 0.25;

export interface Priced {
  readonly farBelow: number;
  readonly farAbove: number;
  readonly size: number;
}

/** What orders of a run look like: the given bounds, moved away from the market by the run's digits. */
export function fingerprinted(
  { farBelow, farAbove, size }: Priced,
  { price, lot }: { readonly price: number; readonly lot: number },
  run: number,
): Priced {
  const below = stepDown(farBelow, price);
  const above = stepUp(farAbove, price);
  const least = stepUp(size, lot);
  const ticks = run % Math.max(1, Math.floor((below * PRICE_ROOM) / price));
  const lots = Math.floor(run / 7) % Math.max(1, Math.floor((least * SIZE_ROOM) / lot) + 1);
  return {
    farBelow: moved(below, -ticks, price),
    farAbove: moved(above, ticks, price),
    size: moved(least, lots, lot),
  };
}
