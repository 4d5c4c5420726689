/**
 * What an order must pass before it meets the book, in this order: trading allowed, price on tick, size on
 * step, minimum, maximum, notional, reduce-only. Funds come last and are the settlement's to check.
 *
 * Decisions:
 * - The notional of a market order is judged at the best price it would meet; with nobody to meet it is not.
 *   Trigger orders are judged at their trigger price. Where there are positions, reduce-only orders are not
 *   judged (Binance and Aster: "unless you choose reduce only"): the rest of a position can always be closed.
 * - Reduce-only is cut to what there is to reduce at placement, trigger orders included. Where assets change
 *   hands that is the free holding of the base asset: a buy reduces nothing. Venues may refuse instead.
 * - A market buy whose size counts the quote asset becomes the lots that the asks sell for it, best first, the
 *   fee not included; what would buy less than a lot is below the minimum, and so is any where nobody sells.
 */
import type { Account } from '../account/account.js';
import { type Lots, limitOfStop, type Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { OrderIntent, Side } from './facts.js';
import { type Instrument, MAX_STEPS } from './instrument.js';
import type { OrderRequest } from './order.js';
import type { VenuePolicies } from './policies.js';
import type { Settlement } from './settlement.js';
import type { RefusalKind } from './spec.js';

export interface PreTradeParts {
  readonly settlement: Settlement;
  readonly stopOffsetTicks: number;
  readonly policies: VenuePolicies;
  /** The size of a market buy counts the quote asset. */
  readonly countsQuote: boolean;
}

export class PreTrade {
  readonly #parts: PreTradeParts;

  constructor(parts: PreTradeParts) {
    this.#parts = parts;
  }

  /** What is asked for in integers, or why it is not let in. */
  examine(account: Account, desk: Desk, intent: OrderIntent): OrderRequest | RefusalKind {
    if (!desk.isTradingAllowed) return 'tradingNotAllowed';
    const ticks = ticksOf(desk.instrument, intent, this.#parts.policies);
    if (ticks === undefined) return 'priceOffTick';
    const lots = this.#lotsOf(desk, intent);
    if (lots === undefined) return 'sizeOffStep';
    return this.#admit(account, desk, intent, ticks, lots);
  }

  /** As `examine`, for prices and sizes that are integers already. */
  examineLots(
    account: Account,
    desk: Desk,
    order: PlainOrder,
    priceTicks: number,
    lots: number,
  ): OrderRequest | RefusalKind {
    if (!desk.isTradingAllowed) return 'tradingNotAllowed';
    const isLimit = order.type === 'limit';
    if (isLimit && !(Number.isInteger(priceTicks) && priceTicks >= 1 && priceTicks <= MAX_STEPS))
      return 'priceOffTick';
    if (!Number.isInteger(lots)) return 'sizeOffStep';
    return this.#admit(account, desk, order, isLimit ? (priceTicks as Ticks) : null, lots);
  }

  #admit(
    account: Account,
    desk: Desk,
    order: PlainOrder,
    ticks: Ticks | null,
    asked: number,
  ): OrderRequest | RefusalKind {
    const { settlement, policies } = this.#parts;
    const { instrument } = desk;
    if (asked <= 0 || asked < instrument.minLots) return 'sizeBelowMin';
    if (asked > instrument.maxLots) return 'sizeAboveMax';
    const isExempt = order.reduceOnly && settlement.isNetting;
    if (!isExempt && isTooSmall(desk, order.side, ticks, asked as Lots)) return 'notionalTooSmall';
    if (!order.reduceOnly) return this.#requestOf(account, instrument, order, ticks, asked);
    const reducible = settlement.reducibleLots(account, instrument, order.side);
    const isExcess = reducible < asked && policies.reduceOnlyExcess === 'refuse';
    if (reducible <= 0 || isExcess) return 'reduceOnlyRejected';
    return this.#requestOf(account, instrument, order, ticks, Math.min(reducible, asked));
  }

  #lotsOf({ instrument, engine }: Desk, intent: OrderIntent): number | undefined {
    const { policies, countsQuote } = this.#parts;
    if (!countsQuote || intent.type !== 'market' || intent.side !== 'buy')
      return policies.offGrid === 'refuse'
        ? instrument.lotsOf(intent.size)
        : instrument.roundedLotsOf(intent.size);
    let left = instrument.quoteAtoms(intent.size);
    if (left === undefined) return undefined;
    let lots = 0;
    for (const level of engine.levels('sell')) {
      const taken = Math.min(instrument.lotsFor(left, level.priceTicks), level.lots) as Lots;
      lots += taken;
      left -= BigInt(instrument.notional(level.priceTicks, taken));
      if (taken < level.lots) break;
    }
    return lots;
  }

  #requestOf(
    account: Account,
    instrument: Instrument,
    { side, type, reduceOnly, clientId }: PlainOrder,
    ticks: Ticks | null,
    lots: number,
  ): OrderRequest {
    const { settlement, stopOffsetTicks } = this.#parts;
    const isTrigger = type !== 'limit' && type !== 'market';
    const stopLimit =
      type === 'stop' && ticks !== null ? limitOfStop(side, ticks, stopOffsetTicks) : null;
    return {
      account,
      instrument,
      clientId,
      side,
      type,
      lots: lots as Lots,
      reduceOnly,
      isGuarded: reduceOnly && settlement.isNetting,
      limitTicks: isTrigger ? stopLimit : ticks,
      triggerTicks: isTrigger ? ticks : null,
      feeCurrency: settlement.feeCurrency(instrument, side),
    };
  }
}

/** What an order is apart from its numbers. */
export type PlainOrder = Pick<OrderIntent, 'side' | 'type' | 'reduceOnly' | 'clientId'>;

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

function isTooSmall(
  { instrument, engine }: Desk,
  side: Side,
  ticks: Ticks | null,
  lots: Lots,
): boolean {
  if (instrument.minNotional === 0) return false;
  const judgedAt = ticks ?? engine.bestAgainst(side);
  return judgedAt !== undefined && instrument.quoteValue(judgedAt, lots) < instrument.minNotional;
}
