/** What a venue is told when it is made, and the handles of its accounts. */
import type { VenuePolicies } from './policies.js';
import type { SteeringOptions } from './steered-orders.js';

/** An account of this venue, for others a mere handle. */
export interface VenueAccount {
  readonly id: string;
}

export interface VenueOptions {
  /** How far beyond its trigger the limit of a stop order lies. */
  readonly stopOffsetTicks: number;
  /** Numbers of the orders and positions of an account, each larger than the one before. */
  readonly nextNumber: (account: string) => number;
  /** What the venue does its own way; the rest as usual. */
  readonly policies?: Partial<VenuePolicies>;
  /** Called once per ticker, before its book is asked for the first time: time to settle a crowd. */
  readonly open?: (ticker: string) => void;
  /** Called before anybody looks at a book or sends a command to it: time for a crowd to catch up with the clock. */
  readonly touch?: (ticker: string, how: 'look' | 'command') => void;
  /** Outcomes that are decided from outside; without them every order takes its course. */
  readonly steering?: SteeringOptions;
}
