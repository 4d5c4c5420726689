/** What a venue is made of: instruments, fees, leverage, and the words in which it refuses. */

export interface InstrumentSpec {
  readonly ticker: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly isTradingAllowed: boolean;
  /** Decimals as text, exact. */
  readonly priceIncrement: string;
  readonly sizeIncrement: string;
  readonly minSize: string;
  readonly maxSize: string | null;
  readonly minNotional: string | null;
}

export interface FeeSpec {
  readonly makerPpm: number;
  readonly takerPpm: number;
  /** `received`: the asset that the fill brings in (spot); `quote`: always the quote asset. */
  readonly currency: 'received' | 'quote';
}

/** Refusal texts of the venue by kind; a missing kind falls back to a plain English default. */
export type RefusalTexts = Readonly<Partial<Record<RefusalKind, string>>>;
export type RefusalKind =
  | 'insufficientBalance'
  | 'insufficientMargin'
  | 'priceOffTick'
  | 'sizeOffStep'
  | 'sizeBelowMin'
  | 'sizeAboveMax'
  | 'notionalTooSmall'
  | 'reduceOnlyRejected'
  | 'tradingNotAllowed'
  | 'viewMode'
  | 'unknownOrder'
  | 'orderAlreadyClosed';

export interface VenueSpec {
  readonly id: string;
  /** Exchange code of the contract. */
  readonly exchange: number;
  /** Market type code of the contract. */
  readonly marketType: number;
  /** Label for people, such as `USDT Futures`. */
  readonly market: string;
  readonly fees: FeeSpec;
  /** Leverage of derivative positions; 1 elsewhere. */
  readonly leverage: number;
  readonly refusals: RefusalTexts;
  readonly instruments: readonly InstrumentSpec[];
}
