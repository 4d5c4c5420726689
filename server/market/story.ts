/** What a scenario lets happen by itself: timed steps, the orders and positions of the start, steered outcomes. */
import type { OrderType, Side } from '../venue/facts.js';
import type { Outcome } from '../venue/outcomes.js';

/** One instrument of one venue. */
export interface Place {
  readonly venue: string;
  readonly ticker: string;
}

export type StepAction =
  /** Real orders of the crowd bring the price there. */
  | (Place & { readonly do: 'move'; readonly to: string; readonly overMs?: number })
  /** The fair price of the crowd drifts from now on, in basis points per hour. */
  | (Place & { readonly do: 'trend'; readonly bpPerHour: number })
  /** The fair price of the crowd changes by so many basis points within a time. */
  | (Place & { readonly do: 'shift'; readonly bp: number; readonly overMs?: number })
  | (Place & { readonly do: 'density'; readonly density: number })
  /** On which side the crowd offers from now on. */
  | (Place & { readonly do: 'side'; readonly side: 'both' | Side })
  /** One large resting order; its distance is from the best price of its own side. */
  | (Place & {
      readonly do: 'wall';
      readonly name: string;
      readonly side: Side;
      readonly price?: string;
      readonly distanceBp?: number;
      readonly size: string;
    })
  /** Takes back what is left of a wall. */
  | { readonly do: 'withdraw'; readonly wall: string }
  /** Takes everything up to a wall, and the wall. */
  | { readonly do: 'eat'; readonly wall: string; readonly overMs?: number }
  /** Takes so much of the book, or all of it up to a price. */
  | (Place & {
      readonly do: 'sweep';
      readonly side: Side;
      readonly size?: string;
      readonly to?: string;
    })
  | (Partial<Place> & { readonly do: 'pause' })
  | (Partial<Place> & { readonly do: 'resume' })
  | {
      readonly do: 'connection';
      readonly connectionId: number;
      /** Name or code. */
      readonly state?: string | number;
      readonly active?: boolean;
      readonly viewMode?: boolean;
    }
  | (Place & { readonly do: 'trading'; readonly isAllowed: boolean })
  /** Null lets the mark follow the trades again. */
  | (Place & { readonly do: 'mark'; readonly price: string | null });

export type StepKind = StepAction['do'];

export type StepSpec = StepAction & {
  /** Milliseconds from the start of the world. */
  readonly atMs: number;
};

/** An order that somebody has placed before the world begins. */
export interface OpeningOrder {
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: Side;
  readonly type?: OrderType;
  readonly price: string;
  readonly size: string;
  readonly reduceOnly?: boolean;
}

/** A position that somebody has opened before the world begins. */
export interface OpeningPosition {
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: Side;
  readonly size: string;
  readonly entryPrice: string;
}

/** A rule that steers orders from the start. */
export interface OutcomeSpec {
  readonly match?: {
    readonly connectionId?: number;
    readonly ticker?: string;
    readonly side?: Side;
    readonly type?: OrderType;
  };
  readonly nth?: number;
  /** To how many orders it is applied, 1 unless said otherwise; null for ever. */
  readonly count?: number | null;
  readonly outcome: Outcome;
}

/** What several files that extend each other tell one after the other. */
export interface Story {
  readonly steps: readonly StepSpec[];
  readonly orders: readonly OpeningOrder[];
  readonly positions: readonly OpeningPosition[];
  readonly outcomes: readonly OutcomeSpec[];
}
