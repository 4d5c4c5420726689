/** Amounts finer than an atom, exact at any size: whole atoms and, apart from them, fractions of one. */
import { type Atoms, minus, narrowed, plus } from './atoms.js';

/** Fractions of an atom that averages are kept in. */
export const FINE = 10n ** 12n;
const PARTS = Number(FINE);

/** Shares are taken digit by digit: digits of this base, and this many of them make the fractions of an atom. */
const BASE = 10 ** 6;
/** A digit more than a rest of such a divisor is a safe integer. */
const LARGEST_DIVISOR = Math.floor(Number.MAX_SAFE_INTEGER / (2 * BASE));

export class Fine {
  #whole: Atoms;
  /** From 0 to FINE less one, also when the amount is negative. */
  #part: number;

  constructor(whole: Atoms = 0, part = 0) {
    this.#whole = whole;
    this.#part = part;
  }

  /** @param value atoms times FINE */
  static of(value: bigint): Fine {
    const part = ((value % FINE) + FINE) % FINE;
    return new Fine(narrowed((value - part) / FINE), Number(part));
  }

  /** Atoms times FINE. */
  get value(): bigint {
    return BigInt(this.#whole) * FINE + BigInt(this.#part);
  }

  /** Whole atoms, rounded down. */
  get whole(): Atoms {
    return this.#whole;
  }

  copy(): Fine {
    return new Fine(this.#whole, this.#part);
  }

  addAtoms(atoms: Atoms): void {
    this.#whole = plus(this.#whole, atoms);
  }

  add(other: Fine): void {
    this.#whole = plus(this.#whole, other.#whole);
    this.#part += other.#part;
    if (this.#part < PARTS) return;
    this.#part -= PARTS;
    this.#whole = plus(this.#whole, 1);
  }

  subtract(other: Fine): void {
    this.#whole = minus(this.#whole, other.#whole);
    this.#part -= other.#part;
    if (this.#part >= 0) return;
    this.#part += PARTS;
    this.#whole = minus(this.#whole, 1);
  }

  negate(): void {
    if (this.#whole !== 0) this.#whole = -this.#whole;
    if (this.#part === 0) return;
    this.#part = PARTS - this.#part;
    this.#whole = minus(this.#whole, 1);
  }

  /** Keeps `share / all` of it, rounded towards zero; the share is not negative and less than all. */
  keepShare(share: Atoms, all: Atoms): void {
    const isNegative = this.#whole < 0;
    if (isNegative) this.negate();
    if (
      typeof this.#whole === 'number' &&
      typeof share === 'number' &&
      typeof all === 'number' &&
      all <= LARGEST_DIVISOR
    )
      this.#divide(this.#whole, share, all);
    else {
      const kept = (this.value * BigInt(share)) / BigInt(all);
      this.#whole = narrowed(kept / FINE);
      this.#part = Number(kept % FINE);
    }
    if (isNegative) this.negate();
  }

  /**
   * Long division of digits times the share. A quotient of safe integers is never rounded up to the next integer:
   * it is at least 1 / divisor away from it, and half a step of a double there is less than that.
   */
  #divide(whole: number, share: number, all: number): void {
    const thousands = Math.floor(whole / BASE);
    const high = Math.floor(thousands / BASE);
    const upper = Math.floor(this.#part / BASE);
    let rest = high * share;
    const first = Math.floor(rest / all);
    rest = (rest - first * all) * BASE + (thousands - high * BASE) * share;
    const second = Math.floor(rest / all);
    rest = (rest - second * all) * BASE + (whole - thousands * BASE) * share;
    const third = Math.floor(rest / all);
    rest = (rest - third * all) * BASE + upper * share;
    const fourth = Math.floor(rest / all);
    rest = (rest - fourth * all) * BASE + (this.#part - upper * BASE) * share;
    const fifth = Math.floor(rest / all);
    const part = fourth * BASE + fifth;
    const carried = part >= PARTS ? 1 : 0;
    this.#part = part - carried * PARTS;
    this.#whole = (first * BASE + second) * BASE + third + carried;
  }
}
