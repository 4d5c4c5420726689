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
import { Order, type PlainOrder } from './order.js';
import type { OrderStore } from './order-store.js';
import type { VenuePolicies } from './policies.js';
import type { Settlement } from './settlement.js';
import type { RefusalKind } from './spec.js';
import type { Standing } from './standing.js';

export interface PreTradeParts {
  readonly store: OrderStore;
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
  examine(account: Account, desk: Desk, intent: OrderIntent): Order | RefusalKind {
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
  ): Order | RefusalKind {
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
    plain: PlainOrder,
    ticks: Ticks | null,
    asked: number,
  ): Order | RefusalKind {
    const { instrument } = desk;
    if (asked <= 0 || asked < instrument.minLots) return 'sizeBelowMin';
    if (asked > instrument.maxLots) return 'sizeAboveMax';
    const { settlement, policies } = this.#parts;
    const isExempt = plain.reduceOnly && settlement.isNetting;
    if (!isExempt && isTooSmall(desk, plain.side, ticks, asked as Lots)) return 'notionalTooSmall';
    const standing = this.#parts.store.standingOf(account, desk);
    if (!plain.reduceOnly) return this.#orderOf(standing, plain, ticks, asked);
    const reducible = settlement.reducibleLots(standing, plain.side);
    const isExcess = reducible < asked && policies.reduceOnlyExcess === 'refuse';
    if (reducible <= 0 || isExcess) return 'reduceOnlyRejected';
    return this.#orderOf(standing, plain, ticks, Math.min(reducible, asked));
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

  #orderOf(standing: Standing, plain: PlainOrder, ticks: Ticks | null, lots: number): Order {
    const { settlement, stopOffsetTicks } = this.#parts;
    const { type, side } = plain;
    const isGuarded = plain.reduceOnly && settlement.isNetting;
    if (type === 'limit' || type === 'market' || ticks === null)
      return new Order(standing, plain, lots as Lots, ticks, null, isGuarded);
    const limit = type === 'stop' ? limitOfStop(side, ticks, stopOffsetTicks) : null;
    return new Order(standing, plain, lots as Lots, limit, ticks, isGuarded);
  }
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
