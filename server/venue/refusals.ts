/** The words in which a venue refuses when its specification has none of its own. */
import type { RefusalKind, RefusalTexts } from './spec.js';

const PLAIN_ENGLISH = {
  insufficientBalance: 'Insufficient balance',
  insufficientMargin: 'Insufficient margin',
  priceOffTick: 'Price is not a multiple of the tick size',
  sizeOffStep: 'Size is not a multiple of the lot size',
  sizeBelowMin: 'Size is below the minimum',
  sizeAboveMax: 'Size is above the maximum',
  notionalTooSmall: 'Notional is below the minimum',
  reduceOnlyRejected: 'Reduce-only order has nothing to reduce',
  tradingNotAllowed: 'Trading is not allowed for this instrument',
  viewMode: 'Connection is in view mode',
  unknownOrder: 'Unknown order',
  orderAlreadyClosed: 'Order is already closed',
} as const satisfies Record<RefusalKind, string>;

export function refusalText(texts: RefusalTexts, kind: RefusalKind): string {
  return texts[kind] ?? PLAIN_ENGLISH[kind];
}
