/**
 * What an order must pass before it meets the book, in this order: trading allowed, price on tick, size on
 * step, minimum, maximum, notional, reduce-only. Funds come last and are the settlement's to check.
 *
 * Decisions:
 * - The notional of a market order is judged at the best price it would meet; with nobody to meet it is not.
 *   Trigger orders are judged at their trigger price.
 * - Reduce-only is cut to what there is to reduce at placement, trigger orders included. Where assets change
 *   hands that is the free holding of the base asset: a buy reduces nothing. Venues may refuse instead.
 * - A market buy whose size counts the quote asset becomes the lots that the asks sell for it, best first, the
 *   fee not included; what would buy less than a lot is below the minimum, and so is any where nobody sells.
 */
import type { Account } from '../account/account.js';
import { type Lots, limitOfStop, type Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { OrderIntent } from './facts.js';
import type { Instrument } from './instrument.js';
import type { OrderRequest } from './order.js';
import type { VenuePolicies } from './policies.js';
import type { Settlement } from './settlement.js';
import type { RefusalKind } from './spec.js';

export type Examined = { readonly request: OrderRequest } | { readonly refusal: RefusalKind };

export interface Examination {
  readonly account: Account;
  readonly desk: Desk;
  readonly intent: OrderIntent;
  readonly settlement: Settlement;
  readonly stopOffsetTicks: number;
  readonly policies: VenuePolicies;
  /** The size of a market buy counts the quote asset. */
  readonly countsQuote: boolean;
}

export function examine(examination: Examination): Examined {
  const { account, desk, intent, settlement, policies } = examination;
  const { instrument } = desk;
  if (!desk.isTradingAllowed) return { refusal: 'tradingNotAllowed' };
  const ticks = ticksOf(instrument, intent, policies);
  if (ticks === undefined) return { refusal: 'priceOffTick' };
  const asked = lotsOf(examination);
  if (asked === undefined) return { refusal: 'sizeOffStep' };
  if (asked <= 0n || asked < instrument.minLots) return { refusal: 'sizeBelowMin' };
  if (asked > instrument.maxLots) return { refusal: 'sizeAboveMax' };
  if (isTooSmall(desk, intent, ticks, asked)) return { refusal: 'notionalTooSmall' };
  const reducible = intent.reduceOnly
    ? settlement.reducibleLots(account, instrument, intent.side)
    : asked;
  const isExcess = reducible < asked && policies.reduceOnlyExcess === 'refuse';
  if (reducible <= 0n || isExcess) return { refusal: 'reduceOnlyRejected' };
  return { request: requestOf(examination, ticks, reducible < asked ? reducible : asked) };
}

/** `null` for a market order, `undefined` for a price that is none. */
function ticksOf(
  instrument: Instrument,
  { type, side, price }: OrderIntent,
  { offGrid }: VenuePolicies,
): Ticks | null | undefined {
  if (type === 'market') return null;
  if (offGrid === 'refuse') return instrument.ticksOf(price ?? '');
  const passive = side === 'buy' ? 'down' : 'up';
  return instrument.roundedTicksOf(price ?? '', type === 'limit' ? passive : 'nearest');
}

function lotsOf({ desk, intent, policies, countsQuote }: Examination): bigint | undefined {
  const { instrument, engine } = desk;
  if (!countsQuote || intent.type !== 'market' || intent.side !== 'buy')
    return policies.offGrid === 'refuse'
      ? instrument.lotsOf(intent.size)
      : instrument.roundedLotsOf(intent.size);
  let left = instrument.quoteAtoms(intent.size);
  if (left === undefined) return undefined;
  let lots = 0n;
  for (const level of engine.levels('sell')) {
    const most = instrument.lotsFor(left, level.priceTicks);
    const taken = most < BigInt(level.lots) ? most : BigInt(level.lots);
    lots += taken;
    left -= instrument.notional(level.priceTicks, toLots(taken));
    if (taken < BigInt(level.lots)) break;
  }
  return lots;
}

function isTooSmall(
  { instrument, engine }: Desk,
  { side }: OrderIntent,
  ticks: Ticks | null,
  lots: bigint,
): boolean {
  const judgedAt = ticks ?? engine.bestAgainst(side);
  return (
    judgedAt !== undefined && instrument.quoteValue(judgedAt, toLots(lots)) < instrument.minNotional
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
