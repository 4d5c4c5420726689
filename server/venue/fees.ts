/**
 * Fees in parts per million. An order owes the sum of notional times rate over its fills, rounded up to one
 * atom as a whole: each fill is charged what is missing. So many small fills cost no more than a large one,
 * and a rebate (negative rate) is rounded in the house's favour too.
 */
import { type Atoms, narrowed, plus } from '../account/atoms.js';
import type { FeeSpec } from './spec.js';

const MILLION = 1_000_000;

export interface FeeSchedule {
  readonly maker: number;
  readonly taker: number;
  /** The most that a fill can cost, never negative: what locked funds have to cover. */
  readonly worst: number;
  readonly currency: FeeSpec['currency'];
}

/** @throws RangeError when a rate is no whole number */
export function feeSchedule({ makerPpm, takerPpm, currency }: FeeSpec): FeeSchedule {
  for (const ppm of [makerPpm, takerPpm])
    if (!Number.isInteger(ppm) || Math.abs(ppm) > MILLION)
      throw new RangeError(`A fee is a whole number of parts per million, not ${ppm}`);
  return { maker: makerPpm, taker: takerPpm, worst: Math.max(makerPpm, takerPpm, 0), currency };
}

/** The fee on so many atoms, which are not negative, rounded up to an atom. */
export function feeOn(atoms: Atoms, ppm: number): Atoms {
  if (typeof atoms === 'bigint') return chargeMuch({ feeAtoms: 0, feeMillionths: 0 }, atoms, ppm);
  const whole = millions(atoms);
  return whole * ppm + Math.ceil(((atoms - whole * MILLION) * ppm) / MILLION);
}

/** How many whole millions there are. No quotient of a safe integer is so near to the next one that it is rounded to it. */
const millions = (count: number): number => Math.floor(count / MILLION);

/** What somebody owes, exactly: whole atoms and millionths of one, which go from 0 to 999 999. */
export interface FeeBill {
  feeAtoms: Atoms;
  feeMillionths: number;
}

/** What is owed so far, rounded up to an atom. */
export const feeDue = ({ feeAtoms, feeMillionths }: FeeBill): Atoms =>
  plus(feeAtoms, roundingOf(feeMillionths));

const roundingOf = (millionths: number): number => (millionths > 0 ? 1 : 0);

/** Adds a share of so many atoms, which are not negative, and returns what is due more than before. */
export function charge(bill: FeeBill, atoms: Atoms, ppm: number): Atoms {
  if (typeof atoms === 'bigint') return chargeMuch(bill, atoms, ppm);
  const before = bill.feeMillionths;
  // In two parts, because atoms times a million may be no safe integer.
  const whole = millions(atoms);
  const part = (atoms - whole * MILLION) * ppm + before;
  const carried = millions(part);
  const millionths = part - carried * MILLION;
  const more = whole * ppm + carried;
  bill.feeMillionths = millionths;
  bill.feeAtoms = plus(bill.feeAtoms, more);
  return more + roundingOf(millionths) - roundingOf(before);
}

/** What more would be due if this were charged too. */
export function chargeAhead(bill: FeeBill, atoms: Atoms, ppm: number): Atoms {
  const { feeAtoms, feeMillionths } = bill;
  const more = charge(bill, atoms, ppm);
  bill.feeAtoms = feeAtoms;
  bill.feeMillionths = feeMillionths;
  return more;
}

function chargeMuch(bill: FeeBill, atoms: bigint, ppm: number): Atoms {
  const million = BigInt(MILLION);
  const before = bill.feeMillionths;
  const part = atoms * BigInt(ppm) + BigInt(before);
  const millionths = ((part % million) + million) % million;
  const more = narrowed((part - millionths) / million);
  bill.feeMillionths = Number(millionths);
  bill.feeAtoms = plus(bill.feeAtoms, more);
  return plus(more, roundingOf(bill.feeMillionths) - roundingOf(before));
}
