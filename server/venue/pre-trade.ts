/**
 * What an order must pass before it meets the book, in this order: trading allowed, price on tick, size on
 * step, minimum, maximum, notional, reduce-only. Funds come last and are the settlement's to check.
 *
 * Decisions:
 * - The notional of a market order is judged at the best price it would meet; with nobody to meet it is not.
 *   Trigger orders are judged at their trigger price.
 * - Reduce-only is cut to what there is to reduce at placement, trigger orders included. Where assets change
 *   hands that is the free holding of the base asset: a buy reduces nothing.
 */
import type { Account } from '../account/account.js';
import { type Lots, limitOfStop, type Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { OrderIntent } from './facts.js';
import type { OrderRequest } from './order.js';
import type { Settlement } from './settlement.js';
import type { RefusalKind } from './spec.js';

export type Examined = { readonly request: OrderRequest } | { readonly refusal: RefusalKind };

export interface Examination {
  readonly account: Account;
  readonly desk: Desk;
  readonly intent: OrderIntent;
  readonly settlement: Settlement;
  readonly stopOffsetTicks: number;
}

export function examine(examination: Examination): Examined {
  const { account, desk, intent, settlement } = examination;
  const { instrument } = desk;
  if (!desk.isTradingAllowed) return { refusal: 'tradingNotAllowed' };
  const ticks = intent.type === 'market' ? null : instrument.ticksOf(intent.price ?? '');
  if (ticks === undefined) return { refusal: 'priceOffTick' };
  const asked = instrument.lotsOf(intent.size);
  if (asked === undefined) return { refusal: 'sizeOffStep' };
  if (asked <= 0n || asked < instrument.minLots) return { refusal: 'sizeBelowMin' };
  if (asked > instrument.maxLots) return { refusal: 'sizeAboveMax' };
  if (isTooSmall(desk, intent, ticks, asked)) return { refusal: 'notionalTooSmall' };
  const reducible = intent.reduceOnly
    ? settlement.reducibleLots(account, instrument, intent.side)
    : asked;
  if (reducible <= 0n) return { refusal: 'reduceOnlyRejected' };
  return { request: requestOf(examination, ticks, reducible < asked ? reducible : asked) };
}

function isTooSmall(
  { instrument, engine }: Desk,
  { side }: OrderIntent,
  ticks: Ticks | null,
  lots: bigint,
): boolean {
  const judgedAt = ticks ?? engine.bestAgainst(side);
  return (
    judgedAt !== undefined && instrument.notional(judgedAt, toLots(lots)) < instrument.minNotional
  );
}

function requestOf(
  { account, desk, intent, settlement, stopOffsetTicks }: Examination,
  ticks: Ticks | null,
  lots: bigint,
): OrderRequest {
  const { instrument } = desk;
  const { side, type, reduceOnly, clientId } = intent;
  return {
    account,
    instrument,
    clientId,
    side,
    type,
    lots: toLots(lots),
    reduceOnly,
    isGuarded: reduceOnly && settlement.isNetting,
    ...pricesOf(intent, ticks, stopOffsetTicks),
    feeCurrency: settlement.feeCurrency(instrument, side),
  };
}

const toLots = (lots: bigint): Lots => Number(lots) as Lots;

function pricesOf(
  { side, type }: OrderIntent,
  ticks: Ticks | null,
  stopOffsetTicks: number,
): Pick<OrderRequest, 'limitTicks' | 'triggerTicks'> {
  if (ticks === null) return { limitTicks: null, triggerTicks: null };
  if (type === 'limit') return { limitTicks: ticks, triggerTicks: null };
  const limitTicks = type === 'stop' ? limitOfStop(side, ticks, stopOffsetTicks) : null;
  return { limitTicks, triggerTicks: ticks };
}
