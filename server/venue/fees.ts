/**
 * Fees in parts per million. An order owes the sum of notional times rate over its fills, rounded up to one
 * atom as a whole: each fill is charged what is missing. So many small fills cost no more than a large one,
 * and a rebate (negative rate) is rounded in the house's favour too.
 */
import type { FeeSpec } from './spec.js';

const MILLION = 1_000_000n;

export interface FeeSchedule {
  readonly maker: bigint;
  readonly taker: bigint;
  /** The most that a fill can cost, never negative: what locked funds have to cover. */
  readonly worst: bigint;
  readonly currency: FeeSpec['currency'];
}

/** @throws RangeError when a rate is no whole number */
export function feeSchedule({ makerPpm, takerPpm, currency }: FeeSpec): FeeSchedule {
  for (const ppm of [makerPpm, takerPpm])
    if (!Number.isInteger(ppm) || Math.abs(ppm) > 1_000_000)
      throw new RangeError(`A fee is a whole number of parts per million, not ${ppm}`);
  const worst = Math.max(makerPpm, takerPpm, 0);
  return { maker: BigInt(makerPpm), taker: BigInt(takerPpm), worst: BigInt(worst), currency };
}

/** Atoms for a sum of atoms times ppm, rounded up. */
export function feeAtoms(atomsTimesPpm: bigint): bigint {
  const whole = atomsTimesPpm / MILLION;
  return atomsTimesPpm > whole * MILLION ? whole + 1n : whole;
}
