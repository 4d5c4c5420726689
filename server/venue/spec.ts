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
  /**
   * What one unit of size stands for, `1` when left out: so much of the base asset (contracts of linear futures,
   * lots of stocks), or so much of the quote asset where the contract settles in its base asset.
   */
  readonly contractSize?: string;
  /** Asset of margin, fees and profit of a future: the quote asset, unless it is the base asset (inverse). */
  readonly settleAsset?: string;
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
  /** Share of a position's value below which its owner is liquidated; by default half the initial margin. */
  readonly maintenancePpm?: number;
  /** Opening funds of the insurance that pays what bankrupt accounts cannot. */
  readonly insurance?: Readonly<Record<string, string>>;
  readonly refusals: RefusalTexts;
  readonly instruments: readonly InstrumentSpec[];
}
