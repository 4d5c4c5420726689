/** What venues differ in, each a knob of the terminal with the same name and the same choices, default first. */

import type { SelfTradePolicy } from '../engine/types.js';

export interface VenuePolicies {
  /** A reduce-only order that is larger than what there is to reduce: cut to it, or refused. */
  readonly reduceOnlyExcess: 'clamp' | 'refuse';
  /** Prices and sizes between the steps: refused, or rounded as `instrument.ts` says. */
  readonly offGrid: 'refuse' | 'round';
  /**
   * Orders that wait for a trigger when the position that they protect is closed. Protecting are, on the side
   * that would have reduced it, every stop-loss and take-profit, and a stop that is reduce-only.
   */
  readonly stopsAfterFlat: 'keep' | 'cancel';
  /** What the size of a market buy counts on spot and margin markets; a market sell always counts the base asset. */
  readonly spotMarketSize: 'base' | 'quote';
  /** The price that triggers orders: of the last trade, or the mark (the last trade until a mark is set). */
  readonly triggerSource: 'last' | 'mark';
  /** What happens when an order would trade with one of the same account; the engine sees to it. */
  readonly selfTrade: SelfTradePolicy;
  /** Whether positions whose owner cannot maintain them any more are closed by force. */
  readonly liquidation: 'on' | 'off';
}

export const DEFAULT_POLICIES: VenuePolicies = {
  reduceOnlyExcess: 'clamp',
  offGrid: 'refuse',
  stopsAfterFlat: 'keep',
  spotMarketSize: 'base',
  triggerSource: 'last',
  selfTrade: 'allow',
  liquidation: 'on',
};
