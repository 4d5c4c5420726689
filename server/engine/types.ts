/**
 * What the engine is told and what it answers, in integers.
 *
 * | command         | events, in this order                                                              |
 * | --------------- | ---------------------------------------------------------------------------------- |
 * | place limit     | accepted · crossing · rested · levelChanged, unless nothing is left · elections     |
 * | place market    | accepted · crossing · cancelled(remainder), unless nothing is left · elections      |
 * | place trigger   | accepted                                                                           |
 * | activate        | as place limit (stop) or place market (stopLoss, takeProfit), without accepted      |
 * | cancel          | cancelled(requested) · levelChanged, if it rested                                  |
 * | cross           | filled · elections; neither order is in the book, nor comes into it                |
 * | unknown id      | rejected(unknownOrder), nothing else                                               |
 * |                 |                                                                                    |
 * | taker's end     | instead of rested, or of cancelled(remainder):                                     |
 * | reduce-only     | cancelled(nothingToReduce), when what is left may not be filled and would cross    |
 * | cancel-taker    | cancelled(selfTrade), when the next maker in line has the same owner               |
 *
 * crossing  = for every level from the best on: filled for every maker in its queue, then one levelChanged,
 *             if the total changed; instead of being filled, a maker is at its turn
 *             - cancelled(nothingToReduce), when it is reduce-only and may not be filled any further
 *             - cancelled(selfTrade), when it has the taker's owner and the policy is cancel-maker
 * elections = triggered for every trigger order whose condition a trade of this command met
 *
 * Decisions:
 * - Trigger source is the price of trades. Nothing happens at placement: an order whose condition already
 *   holds is triggered by the next trade at which it holds.
 * - Buy stop and stopLoss fire when last >= trigger, sell when last <= trigger; takeProfit the other way round.
 * - First come all fills of a command, then the elections: trade by trade in their order, for each trade
 *   rising triggers before falling ones, nearest trigger first, then the older order.
 * - A triggered order waits for `activate` (or `cancel`), so that the venue can see to its funds; `drain.ts`
 *   does it for those who have no funds to see to.
 * - An owner may trade with itself, unless the engine is told otherwise. A maker that may not be filled anyway
 *   leaves as nothingToReduce whoever owns it: no trade, so no self-trade.
 * - A reduce-only order is never filled beyond what it reduces. The engine knows each owner's net lots from
 *   the fills it made itself. A reduce-only remainder that would cross the book is cancelled.
 */

declare const unit: unique symbol;
/** A price in steps of the instrument: a safe integer from 1 on. */
export type Ticks = number & { readonly [unit]: 'ticks' };
/** A size in steps of the instrument: a safe integer. */
export type Lots = number & { readonly [unit]: 'lots' };
export type OrderId = number;
/** Who stands behind an order, opaque to the engine. */
export type Owner = number;
export type Side = 'buy' | 'sell';
export type BookSide = 'bid' | 'ask';
export type TriggerKind = 'stop' | 'stopLoss' | 'takeProfit';
export type CancelReason = 'requested' | 'remainder' | 'nothingToReduce' | 'selfTrade';
/** What happens when an order meets one of the same owner: they trade, or one of them leaves. */
export type SelfTradePolicy = 'allow' | 'cancel-taker' | 'cancel-maker';

export interface EngineOptions {
  /** `allow` when left out. */
  readonly selfTrade?: SelfTradePolicy;
}

interface PlaceBase {
  readonly kind: 'place';
  readonly id: OrderId;
  readonly owner: Owner;
  readonly side: Side;
  readonly lots: Lots;
  readonly reduceOnly: boolean;
}
export interface PlaceLimit extends PlaceBase {
  readonly type: 'limit';
  readonly priceTicks: Ticks;
}
export interface PlaceMarket extends PlaceBase {
  readonly type: 'market';
}
export interface PlaceTrigger extends PlaceBase {
  readonly type: 'trigger';
  readonly trigger: TriggerKind;
  readonly triggerTicks: Ticks;
  /** How far beyond its trigger the limit of a stop lies; without meaning for the other kinds. */
  readonly offsetTicks: number;
}
export type Placement = PlaceLimit | PlaceMarket | PlaceTrigger;
/** Two orders that both stay outside the book trade with each other, at a price of their own. */
export interface Cross {
  readonly kind: 'cross';
  readonly takerId: OrderId;
  readonly takerOwner: Owner;
  readonly makerId: OrderId;
  readonly makerOwner: Owner;
  /** Side of the taker. */
  readonly side: Side;
  readonly priceTicks: Ticks;
  readonly lots: Lots;
  /** What is left to fill of each afterwards. */
  readonly takerLeft: Lots;
  readonly makerLeft: Lots;
}
export type Command =
  | Placement
  | Cross
  | { readonly kind: 'activate'; readonly id: OrderId }
  | { readonly kind: 'cancel'; readonly id: OrderId };

export interface Filled {
  readonly kind: 'filled';
  readonly priceTicks: Ticks;
  readonly lots: Lots;
  readonly makerId: OrderId;
  readonly takerId: OrderId;
  readonly aggressor: Side;
  /** What is left to fill of each after this fill. */
  readonly makerLeft: Lots;
  readonly takerLeft: Lots;
}
export interface LevelChanged {
  readonly kind: 'levelChanged';
  readonly side: BookSide;
  readonly priceTicks: Ticks;
  /** Total of the level now, and before this change; 0 when there is none. */
  readonly lots: Lots;
  readonly before: Lots;
}
export type Happening =
  | { readonly kind: 'accepted'; readonly id: OrderId }
  | {
      readonly kind: 'rested';
      readonly id: OrderId;
      readonly priceTicks: Ticks;
      readonly lots: Lots;
    }
  | Filled
  | { readonly kind: 'triggered'; readonly id: OrderId; readonly lastTicks: Ticks }
  | {
      readonly kind: 'cancelled';
      readonly id: OrderId;
      readonly reason: CancelReason;
      readonly lots: Lots;
    }
  | { readonly kind: 'rejected'; readonly id: OrderId; readonly reason: 'unknownOrder' }
  | LevelChanged;
/** A happening and its place in the history of the engine, counted from 1. */
export type EngineEvent = Happening & { readonly sequence: number };

export interface RestingOrder {
  readonly id: OrderId;
  readonly owner: Owner;
  readonly side: Side;
  readonly priceTicks: Ticks;
  readonly lots: Lots;
  readonly reduceOnly: boolean;
}
/** Everything that later events depend on, in the order in which it counts. */
export interface EngineState {
  /** Best level first, oldest first in each. */
  readonly bids: Iterable<RestingOrder>;
  readonly asks: Iterable<RestingOrder>;
  /** Orders that wait for their trigger, oldest first. */
  readonly waiting: Iterable<PlaceTrigger>;
  /** Triggered orders in the order of their turns. */
  readonly elected: Iterable<PlaceTrigger>;
  /** Net lots of every owner that has any; the order is of no account. */
  readonly net: Iterable<readonly [Owner, number]>;
}

/** The total of one price. */
export interface LevelTotal {
  readonly priceTicks: Ticks;
  readonly lots: Lots;
}

/** The price at which a triggered stop becomes a limit order; never below one tick. */
export function limitOfStop(side: Side, triggerTicks: Ticks, offsetTicks: number): Ticks {
  const beyond = side === 'buy' ? triggerTicks + offsetTicks : triggerTicks - offsetTicks;
  return Math.max(1, beyond) as Ticks;
}
