/** The declarative initial world that a scenario file describes, after validation and with defaults filled in. */

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
  /** Where the resting liquidity of the start is centred. */
  readonly referencePrice: string;
  /** Resting orders of the crowd on each side, best price first. */
  readonly liquidity: LiquiditySpec | null;
}

export interface LiquiditySpec {
  readonly levels: number;
  /** Distance between neighbouring levels, in price increments. */
  readonly gapTicks: number;
  /** Distance between best bid and best ask, in price increments. */
  readonly spreadTicks: number;
  /** Smallest and largest size of a level, in size increments. */
  readonly minLots: number;
  readonly maxLots: number;
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

export interface ConnectionSpec {
  readonly id: number;
  readonly name: string;
  readonly venue: string;
  /** State code of the contract, 0 to 4. */
  readonly state: number;
  readonly active: boolean;
  readonly viewMode: boolean;
  readonly demoMode: boolean;
  /** Funds at the start, by asset. */
  readonly balances: Readonly<Record<string, string>>;
}

export interface BindingSpec {
  /** `001` to `500`. */
  readonly name: string;
  readonly panels: readonly string[];
}

export interface World {
  readonly name: string;
  /** Start of virtual time, epoch milliseconds. */
  readonly startsAt: number;
  /** Knobs that the scenario sets; names as in the documentation of the server. */
  readonly knobs: Readonly<Record<string, string | number | boolean>>;
  readonly venues: readonly VenueSpec[];
  readonly connections: readonly ConnectionSpec[];
  readonly bindings: readonly BindingSpec[];
  /** What the user's window shows at the start. */
  readonly active: { readonly connectionId: number; readonly ticker: string };
}
