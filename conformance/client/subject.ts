/** A client that is judged, as the suite sees it: in this process or in another, both the same. */
import type { Belief } from '../../client-under-test/index.js';

/** All in milliseconds. */
export interface Deadlines {
  readonly ackMs: number;
  readonly staleMs: number;
  readonly reconnectMs: number;
}

export interface PlaceWish {
  readonly intent: string;
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: 'Buy' | 'Sell';
  readonly type: 'Limit' | 'Stop' | 'StopLoss' | 'TakeProfit' | 'Market';
  readonly price?: number;
  readonly size: number;
  readonly reduceOnly?: boolean;
}

export interface PlaceAnswer {
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  readonly orderId?: string;
  readonly clientId?: string;
  readonly error?: string;
}

export interface CancelAnswer {
  readonly outcome: 'cancelled' | 'refused' | 'unknown';
  readonly error?: string;
}

export type CancelWish =
  | { readonly intent: string }
  | { readonly connectionId: number; readonly ticker: string; readonly orderId: string };

export interface SubscribeWish {
  readonly connectionId: number;
  readonly ticker?: string;
  readonly feeds: readonly ('account' | 'trades' | 'orderbook')[];
}

export interface BeliefQuery {
  readonly sections: readonly ('orders' | 'positions' | 'balances' | 'books')[];
  readonly connectionId: number;
  readonly ticker?: string;
}

export interface SubjectAbout {
  readonly name: string;
  readonly version: string;
  /** It takes no address and always looks for the terminal. */
  readonly needsRange?: boolean;
}

/** Every method rejects with what went wrong; `Unsupported` skips the case. */
export interface Subject {
  hello(): Promise<SubjectAbout>;
  /** @param wish `url: null`: the terminal is to be found */
  connect(wish: { readonly url: string | null; readonly deadlines: Deadlines }): Promise<void>;
  subscribe(wish: SubscribeWish): Promise<void>;
  place(wish: PlaceWish): Promise<PlaceAnswer>;
  cancel(wish: CancelWish): Promise<CancelAnswer>;
  belief(query: BeliefQuery): Promise<Belief>;
  close(): Promise<void>;
}

/** The client cannot do what was asked for. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
