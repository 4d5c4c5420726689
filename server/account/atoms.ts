/**
 * Money in atoms, exact at any size: numbers while they are safe integers, bigints beyond. Each amount is checked
 * where it is made, so nothing has to be proven about prices and sizes in advance.
 */
import { assert } from './assert.js';

/** Whole atoms: a number if it is a safe integer, else a bigint. */
export type Atoms = number | bigint;

const MOST = Number.MAX_SAFE_INTEGER;

/** The same amount as a number if it fits. */
export const narrowed = (value: bigint): Atoms =>
  value <= MOST && value >= -MOST ? Number(value) : value;

/** A rounded sum of safe integers is beyond the safe ones exactly when the true sum is; so of products. */
export function plus(a: Atoms, b: Atoms): Atoms {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MOST && sum >= -MOST) return sum;
  }
  return narrowed(BigInt(a) + BigInt(b));
}

export function minus(a: Atoms, b: Atoms): Atoms {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MOST && difference >= -MOST) return difference;
  }
  return narrowed(BigInt(a) - BigInt(b));
}

/** Whether it is nothing: zero is always a number. */
export const isNone = (atoms: Atoms): boolean => typeof atoms === 'number' && atoms === 0;

/** The amount without its sign. */
export const magnitude = (atoms: Atoms): Atoms => (atoms < 0 ? -atoms : atoms);

/** As `magnitude`, where everything is a bigint. */
export const abs = (value: bigint): bigint => (value < 0n ? -value : value);

export function times(a: Atoms, b: Atoms): Atoms {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MOST && product >= -MOST) return product;
  }
  return narrowed(BigInt(a) * BigInt(b));
}

/** Sums in two numbers, `whole × 2^52 + rest` with the rest from 0 on: adding to them makes no bigint. */
const UNIT = 2 ** 52;
const UNIT_BITS = 52n;

export class Amount {
  #whole = 0;
  #rest = 0;
  /** The same as it was when it was noted last. */
  #notedWhole = 0;
  #notedRest = 0;

  get value(): bigint {
    return (BigInt(this.#whole) << UNIT_BITS) + BigInt(this.#rest);
  }

  /** The same as `value`, as a number if it fits. */
  get atoms(): Atoms {
    const whole = this.#whole;
    if (whole === 0) return this.#rest;
    // Up to one unit and a whole rest it is a safe integer.
    return whole === 1 || whole === -1 ? whole * UNIT + this.#rest : narrowed(this.value);
  }

  get isNegative(): boolean {
    return this.#whole < 0;
  }

  add(atoms: Atoms): void {
    if (typeof atoms === 'number') this.#move(atoms);
    else this.#set(this.value + atoms);
  }

  subtract(atoms: Atoms): void {
    if (typeof atoms === 'number') this.#move(-atoms);
    else this.#set(this.value - atoms);
  }

  /** Whether it is at least so much. */
  covers(atoms: Atoms): boolean {
    if (typeof atoms === 'number') {
      if (this.#whole === 0) return this.#rest >= atoms;
      // No number is as much as two units.
      if (this.#whole > 1) return true;
    }
    return this.value >= atoms;
  }

  /** Remembers what it is now, to be compared later. */
  note(): void {
    this.#notedWhole = this.#whole;
    this.#notedRest = this.#rest;
  }

  /** Whether it is what it was when it was noted last; one that never was is compared with zero. */
  get isAsNoted(): boolean {
    return this.#rest === this.#notedRest && this.#whole === this.#notedWhole;
  }

  #move(atoms: number): void {
    // No number is as much as two units; the rest and less than one unit are a safe integer.
    if (atoms >= UNIT || atoms <= -UNIT) {
      const unit = atoms < 0 ? -1 : 1;
      this.#whole += unit;
      this.#move(atoms - unit * UNIT);
      return;
    }
    let rest = this.#rest + atoms;
    if (rest >= UNIT) {
      rest -= UNIT;
      this.#whole += 1;
    } else if (rest < 0) {
      rest += UNIT;
      this.#whole -= 1;
    }
    this.#rest = rest;
  }

  #set(value: bigint): void {
    const whole = value >> UNIT_BITS;
    assert(whole <= MOST && whole >= -MOST, 'More money than can be counted');
    this.#whole = Number(whole);
    this.#rest = Number(value - (whole << UNIT_BITS));
  }
}
