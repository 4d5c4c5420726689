/** How a venue sees to the money of orders; assets that change hands and margin are two ways to do it. */
import type { Account } from '../account/account.js';
import type { Atoms } from '../account/atoms.js';
import type { Position } from '../account/position.js';
import type { LevelTotal, Lots, Side } from '../engine/types.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import type { Standing } from './standing.js';

/** What an order would get at once; `null` for one that waits for its trigger. */
export type Meeting = readonly LevelTotal[] | null;

/** A position that a fill has moved, as it was right after. */
export interface PositionChange {
  readonly account: Account;
  readonly position: Position;
}

export interface Settlement {
  /** Whether there are net positions, which reduce-only orders must never open. */
  readonly isNetting: boolean;
  /** Asset in which an order of this side pays its fees. */
  feeCurrency(instrument: Instrument, side: Side): string;
  /** Lots that an order of this side could take off what the account holds. */
  reducibleLots(standing: Standing, side: Side): number;
  /** Whether the money that the order needs depends on what it would meet. */
  asksBook(order: Order): boolean;
  /** Whether the funds cover what the order needs beyond what it holds already. */
  affords(order: Order, meeting: Meeting): boolean;
  /** Sets aside what the order was just found to need, which it affords, instead of what it held before. */
  reserve(order: Order): void;
  /** Takes note that an order has come to rest in the book. */
  rest(order: Order): void;
  /**
   * Moves the money of one fill, the fees included.
   *
   * @param notional what the fill is worth in settlement atoms
   * @param fine of an inverse contract the same times FINE, before rounding
   * @returns what became of positions, taker's first; of accounts that nobody watches only those that were closed
   */
  settle(
    taker: Order,
    maker: Order,
    lots: Lots,
    notional: Atoms,
    fine: bigint | undefined,
  ): readonly PositionChange[];
  /** Frees what a closed order still holds. */
  release(order: Order): void;
  /**
   * Ends a step: makes locked funds match what the account holds and has in the book.
   *
   * @returns false when its funds do not cover that: then it has to `shed`
   */
  balance(standing: Standing): boolean;
  /** Cancels orders until the funds cover what is left, or none is left that counts. */
  shed(standing: Standing, cancel: (order: Order) => void): void;
}
