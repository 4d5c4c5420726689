/** The declarative initial world that a scenario file describes, after validation and with defaults filled in. */
import type { BindingSpec, ConnectionSpec } from '../terminal/spec.js';
import type { InstrumentSpec, VenueSpec } from '../venue/spec.js';
import type { Story } from './story.js';

/** An instrument with the liquidity that rests at the start. */
export interface WorldInstrument extends InstrumentSpec {
  /** Where the resting liquidity of the start is centred. */
  readonly referencePrice: string;
  /** Resting orders of the crowd on each side, best price first. */
  readonly liquidity: LiquiditySpec | null;
  /** The living crowd that trades here; null leaves the liquidity of the start as it is. */
  readonly crowd: CrowdSpec | null;
}

/** How the living crowd of an instrument trades. */
export interface CrowdSpec {
  /** `major`: many small price increments; `alt`: few large ones. */
  readonly preset: 'major' | 'alt';
  /** 1 is as dense as usual, 0.125 thin. */
  readonly density: number;
  /** The instrument whose price this one repeats so many milliseconds later. */
  readonly follows: {
    readonly venue: string;
    readonly ticker: string;
    readonly lagMs: number;
  } | null;
  /** The side on which it offers. */
  readonly side: 'both' | 'buy' | 'sell';
}

export interface WorldVenue extends VenueSpec {
  readonly instruments: readonly WorldInstrument[];
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

export interface World extends Story {
  readonly name: string;
  /** Start of virtual time, epoch milliseconds. */
  readonly startsAt: number;
  /** Knobs that the scenario sets; names as in the documentation of the server. */
  readonly knobs: Readonly<Record<string, string | number | boolean>>;
  readonly venues: readonly WorldVenue[];
  readonly connections: readonly ConnectionSpec[];
  readonly bindings: readonly BindingSpec[];
  /** What the user's window shows at the start. */
  readonly active: { readonly connectionId: number; readonly ticker: string };
}
