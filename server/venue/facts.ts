/** What a venue shows and tells: views of orders, positions and balances, and the facts of a change. */

export type Side = 'buy' | 'sell';
export type OrderType = 'limit' | 'stop' | 'stopLoss' | 'takeProfit' | 'market';
export type OrderStatus = 'new' | 'open' | 'closed';
export type PositionStatus = 'new' | 'open' | 'closed';

/** Why an order is closed; `remainder` is what a market order could not fill. */
export type CloseReason = 'filled' | 'cancelled' | 'remainder' | 'rejected';

/** An exact decimal in plain notation without trailing zeros, such as `0.0001` or `65000`. */
export type DecimalText = string;

/** What somebody wants to do; numbers as they came, in decimals. */
export interface OrderIntent {
  readonly ticker: string;
  readonly side: Side;
  readonly type: OrderType;
  /** Limit price, or trigger price of the stop kinds; ignored for market orders. */
  readonly price: DecimalText | null;
  readonly size: DecimalText;
  readonly reduceOnly: boolean;
  readonly clientId: string;
}

export interface OrderView {
  /** Our own number, unique in the terminal; the wire id derives from it. */
  readonly number: number;
  readonly clientId: string;
  readonly ticker: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly price: DecimalText;
  readonly size: DecimalText;
  readonly filledSize: DecimalText;
  /** Average fill price, `0` while nothing is filled. */
  readonly filledPrice: DecimalText;
  readonly remainingSize: DecimalText;
  readonly status: OrderStatus;
  readonly triggerPrice: DecimalText | null;
  readonly reduceOnly: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Fee charged so far. */
  readonly fee: DecimalText;
  readonly feeCurrency: string;
  readonly reason: CloseReason | null;
}

export interface PositionView {
  readonly number: number;
  readonly ticker: string;
  /** `buy` for long, `sell` for short; the last side when the position is closed. */
  readonly side: Side;
  readonly size: DecimalText;
  /** Weighted mean of the entries only. */
  readonly avgPriceFix: DecimalText;
  /** Entry mean adjusted by the profit already realised on exits. */
  readonly avgPriceDyn: DecimalText;
  readonly realised: DecimalText;
  readonly status: PositionStatus;
}

export interface BalanceView {
  readonly coin: string;
  readonly total: DecimalText;
  readonly free: DecimalText;
  readonly locked: DecimalText;
}

export interface FinresView {
  readonly currency: string;
  /** Profit or loss since the account was opened, fees included. */
  readonly result: DecimalText;
  readonly fee: DecimalText;
  readonly funds: DecimalText;
  readonly available: DecimalText;
  readonly blocked: DecimalText;
}

/** A changed price level: its new total, `0` when it is gone. */
export interface LevelChange {
  readonly side: 'bid' | 'ask';
  readonly price: DecimalText;
  readonly size: DecimalText;
}

/** The same in ticks and lots. */
export interface LevelSteps {
  readonly side: 'bid' | 'ask';
  readonly priceTicks: number;
  readonly lots: number;
}

/** Where the prices and sizes of a book lie. */
export interface BookGrid {
  priceText(ticks: number): DecimalText;
  sizeText(lots: number): DecimalText;
  /** `undefined` for what is no step. */
  ticksOf(price: DecimalText): number | undefined;
  lotsOf(size: DecimalText): number | undefined;
}

export interface Level {
  readonly price: DecimalText;
  readonly size: DecimalText;
}

/** The whole book: bids from the highest price down, asks from the lowest up. */
export interface DepthView {
  readonly sequence: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

/** One thing that happened; the order of facts is the order in which it happened. */
export type VenueFact =
  | { readonly kind: 'order'; readonly account: string; readonly order: OrderView }
  | { readonly kind: 'position'; readonly account: string; readonly position: PositionView }
  /** Balances of the account changed; ask the venue for them. */
  | { readonly kind: 'balance'; readonly account: string }
  /** Results of the account changed; ask the venue for them. */
  | { readonly kind: 'finres'; readonly account: string }
  | {
      readonly kind: 'trade';
      readonly ticker: string;
      readonly price: DecimalText;
      readonly size: DecimalText;
      /** Side of the aggressor. */
      readonly side: Side;
      readonly at: number;
    }
  | {
      readonly kind: 'depth';
      readonly ticker: string;
      /** Sequence of the book after these changes. */
      readonly sequence: number;
      readonly changes: readonly LevelChange[];
      /** The same in steps of the grid, for those who keep whole books. */
      readonly moves: readonly LevelSteps[];
    };

/** What a command came to. A refusal is the venue's own text; nothing was changed or reserved by it. */
export type PlaceResult = (
  | { readonly order: OrderView; readonly facts: readonly VenueFact[] }
  | { readonly refused: string; readonly facts: readonly [] }
) & {
  /** The venue's reply never arrives: whoever asked must not be told. */
  readonly reply?: 'lost';
};

export type CancelResult =
  | { readonly order: OrderView; readonly facts: readonly VenueFact[] }
  | { readonly refused: string; readonly facts: readonly [] };
