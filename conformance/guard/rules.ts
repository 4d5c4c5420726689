/** What a run is confined to: permit, budgets, and the places where it may trade. */
import type { Consent, PermitName } from './permit.js';

export interface GuardRules {
  readonly permit: PermitName;
  /** Only with `trade-real`. */
  readonly consent: Consent | null;
  readonly maxRequests: number;
  readonly maxOrders: number;
  /** Of a single order, in the quote asset. */
  readonly maxNotional: number;
  readonly excludesFills: boolean;
}

export interface TradePlace {
  readonly connectionId: number;
  readonly ticker: string;
  /** Buys at or below this rest without being filled. */
  readonly farBelow: number;
  readonly farAbove: number;
  readonly maxNotional: number;
}

export const DEFAULT_BUDGETS = {
  maxRequests: 20_000,
  maxOrders: 1_000,
  maxNotional: 1_000,
} as const;
