/** Chance in integers for the crowd: nothing here depends on how a machine computes logarithms. */
import type { Prng } from '../../ambient/prng.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { floor, sqrt } = Math;
const NEVER = Number.POSITIVE_INFINITY;

/** Exponential waits of mean 1 are counted in so many parts. */
export const WAIT_UNIT = 2 ** 24;

/** Longest octave number: 2^15 to 2^16. */
const MOST_OCTAVES = 15;

export class Dice {
  readonly #prng: Prng;

  /** @param prng a generator of its own, split by name */
  constructor(prng: Prng) {
    this.#prng = prng;
  }

  /** An integer from 0 to `count` − 1. */
  below(count: number): number {
    return floor((this.#prng.next() / 2 ** 32) * count);
  }

  /** True once in `count` throws on average. */
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  /** An integer from −`most` to `most`, evenly. */
  around(most: number): number {
    return this.below(2 * most + 1) - most;
  }

  /** How often a coin of bias `p65536`/65536 succeeds before it fails, at most `most` times. */
  run(p65536: number, most: number = MOST_OCTAVES): number {
    let successes = 0;
    while (successes < most && this.#prng.next() >>> 16 < p65536) successes += 1;
    return successes;
  }

  /** 2^k + an integer below 2^k, k from `run`: an integer power law with tail −log2(p). */
  octave(p65536: number, most: number = MOST_OCTAVES): number {
    const least = 1 << this.run(p65536, most);
    return least + this.below(least);
  }

  /**
   * An exponential wait of mean `WAIT_UNIT`, by von Neumann's comparison: the first of a falling run of draws is the
   * fraction when the run has odd length; else the whole part grows by one and the throw is repeated.
   */
  wait(): number {
    let whole = 0;
    while (true) {
      const first = this.#prng.next();
      let last = first;
      let isOdd = true;
      for (let next = this.#prng.next(); next < last; next = this.#prng.next()) {
        last = next;
        isOdd = !isOdd;
      }
      if (isOdd) return whole + (first >>> 8);
      whole += WAIT_UNIT;
    }
  }

  /** Microseconds until the next event of a rate in 1/1024 Hz, at least 1; never for rate 0. */
  waitUs(rate1024: number): number {
    if (rate1024 <= 0) return NEVER;
    return floor((this.wait() * 1_024_000_000) / (WAIT_UNIT * rate1024)) + 1;
  }
}

/** The largest integer whose square is not larger. */
export function integerRoot(value: number): number {
  let root = floor(sqrt(value));
  while (root * root > value) root -= 1;
  while ((root + 1) * (root + 1) <= value) root += 1;
  return root;
}
