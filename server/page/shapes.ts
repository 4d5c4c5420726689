/** What the control door answers, as far as the page reads it. */

export interface Connection {
  readonly id: number;
  readonly name: string;
  readonly exchange: string;
  readonly market: string;
  readonly state: number;
  readonly viewMode: boolean;
  readonly demoMode: boolean;
  readonly active: boolean;
}

/** Steps as text: their decimals are those of prices and sizes. */
export interface Ticker {
  readonly ticker: string;
  readonly priceIncrement: string;
  readonly sizeIncrement: string;
}

export type Level = readonly [price: number, size: number];

export interface Book {
  readonly sequence: number;
  /** From the highest price down. */
  readonly bids: readonly Level[];
  /** From the lowest price up. */
  readonly asks: readonly Level[];
  readonly told: Readonly<Record<string, { readonly sequence: number | null }>>;
}

export interface Order {
  readonly orderId: string;
  readonly clientId: string;
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: 'Buy' | 'Sell';
  readonly type: string;
  readonly price: number;
  readonly triggerPrice: number | null;
  readonly size: number;
  readonly filledSize: number;
  readonly filledPrice: number;
  readonly remainingSize: number;
  readonly status: string;
  readonly reason: string | null;
  readonly origin: string;
  readonly requests: readonly number[];
}

export interface Orders {
  readonly orders: readonly Order[];
  readonly open: number;
  readonly verdicts: Readonly<Record<string, number>> | null;
}

export interface Position {
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: 'Buy' | 'Sell';
  readonly size: number;
  readonly avgPrice: number;
  readonly realised: number;
  readonly unrealised: number | null;
  readonly fee: number;
}

export interface Balance {
  readonly connectionId: number;
  readonly coin: string;
  readonly total: number;
  readonly free: number;
  readonly locked: number;
}

export interface Socket {
  readonly id: string;
  readonly openedAt: string;
  readonly userAgent: string | null;
  readonly subscriptions: readonly string[];
  readonly state: string;
  readonly queuedFrames: number;
  readonly sentFrames: number;
  readonly receivedFrames: number;
}

export interface Clock {
  readonly mode: 'real' | 'virtual';
  readonly now: string;
  readonly elapsedMs: number;
  readonly running: boolean;
  readonly speed: number;
  readonly pending: number;
  readonly nextInMs: number | null;
}

export interface Fault {
  readonly id: string;
  readonly kind: string;
  readonly on?: string;
  readonly count?: number | null;
  readonly hits: number;
  readonly probability?: number;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Shown {
  readonly connectionId: number;
  readonly ticker: string;
}

export interface UiRequest {
  readonly id: number;
  readonly at: string;
  readonly do: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly resolved: Shown | null;
  readonly fallback: boolean;
  readonly panels: readonly string[];
}

export interface Ui {
  readonly active: Shown;
  readonly bindings: readonly { readonly name: string; readonly panels: readonly string[] }[];
  readonly log: readonly UiRequest[];
}

/** An entry of the journal without its text. */
export interface Entry {
  readonly id: number;
  readonly cause: number | null;
  readonly at: string;
  readonly ms: number;
  readonly channel: 'rest' | 'ws' | 'world' | 'control';
  readonly dir: 'in' | 'out' | 'none';
  readonly name: string;
  readonly sessions: readonly string[];
  readonly connectionId: number | null;
  readonly ticker: string | null;
  readonly orderId: string | null;
  readonly status: number | null;
  readonly data: unknown;
  readonly text?: string;
  readonly fault: string | null;
  readonly delivered: boolean;
  readonly hints: readonly string[];
}

export interface Trade {
  readonly at: string;
  readonly side: 'Buy' | 'Sell';
  readonly price: number;
  readonly size: number;
}

/** A portion of `/page/events`. */
export interface News {
  readonly clock: Clock;
  readonly entries: readonly Entry[];
  /** Entries that were too many to be told, market data not counted. */
  readonly skipped: number;
  readonly trades: readonly Trade[];
}

export interface Config {
  readonly options: Readonly<Record<string, unknown>>;
  readonly scenario: { readonly name: string };
  readonly url: string;
}
