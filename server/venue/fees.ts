/**
 * Fees in parts per million. An order owes the sum of notional times rate over its fills, rounded up to one
 * atom as a whole: each fill is charged what is missing. So many small fills cost no more than a large one,
 * and a rebate (negative rate) is rounded in the house's favour too.
 */
import { type Atoms, minus, narrowed, plus } from '../account/atoms.js';
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
  if (typeof atoms === 'bigint') {
    const fees = new Fees();
    fees.owe(atoms, ppm);
    return fees.due;
  }
  const whole = millions(atoms);
  return whole * ppm + Math.ceil(((atoms - whole * MILLION) * ppm) / MILLION);
}

/** How many whole millions there are: a division that is rounded up to the next one is taken back. */
function millions(count: number): number {
  const whole = Math.floor(count / MILLION);
  return whole * MILLION > count ? whole - 1 : whole;
}

/** What one order owes, exactly: whole atoms and millionths of one. */
export class Fees {
  #whole: Atoms = 0;
  /** From 0 to 999 999. */
  #millionths = 0;

  /** What is owed so far, rounded up to an atom. */
  get due(): Atoms {
    return this.#millionths > 0 ? plus(this.#whole, 1) : this.#whole;
  }

  /** Adds a share of so many atoms, which are not negative. */
  owe(atoms: Atoms, ppm: number): void {
    if (typeof atoms === 'bigint') {
      this.#oweMuch(atoms, ppm);
      return;
    }
    // In two parts, because atoms times a million may be no safe integer.
    const whole = millions(atoms);
    const part = (atoms - whole * MILLION) * ppm + this.#millionths;
    const carried = millions(part);
    this.#millionths = part - carried * MILLION;
    this.#whole = plus(this.#whole, whole * ppm + carried);
  }

  /** Adds a share of so many atoms and returns what is due more than before. */
  charge(atoms: Atoms, ppm: number): Atoms {
    const before = this.due;
    this.owe(atoms, ppm);
    return minus(this.due, before);
  }

  /** What more would be due if this were owed too. */
  ahead(atoms: Atoms, ppm: number): Atoms {
    const whole = this.#whole;
    const millionths = this.#millionths;
    const more = this.charge(atoms, ppm);
    this.#whole = whole;
    this.#millionths = millionths;
    return more;
  }

  #oweMuch(atoms: bigint, ppm: number): void {
    const million = BigInt(MILLION);
    const part = atoms * BigInt(ppm) + BigInt(this.#millionths);
    const millionths = ((part % million) + million) % million;
    this.#millionths = Number(millionths);
    this.#whole = plus(this.#whole, narrowed((part - millionths) / million));
  }
}
