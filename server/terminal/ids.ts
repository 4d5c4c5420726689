/** Numbers inside, ids outside: the wire may carry ids beyond 2^53, the core counts from 1. */
import type { Int64 } from '../../schemas/index.js';

export type IdStyle = 'small' | 'int64';

/** The first ids: realistic small ones, or ones that a rounding client confuses with their neighbours. */
const BASES: Readonly<Record<IdStyle, bigint>> = {
  small: 98_764n,
  int64: 2n ** 53n,
};

export class Ids {
  #last = 0;
  readonly #base: bigint;

  constructor(style: IdStyle) {
    this.#base = BASES[style];
  }

  /** The next number, unique among orders and positions of the terminal. */
  readonly next = (): number => {
    this.#last += 1;
    return this.#last;
  };

  toWire(number: number): Int64 {
    const id = this.#base + BigInt(number);
    return id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : id;
  }

  /** The number behind an id; 0, which nobody has, when it was never given out. */
  fromWire(id: Int64): number {
    const number = BigInt(id) - this.#base;
    return number > 0n && number <= BigInt(this.#last) ? Number(number) : 0;
  }
}
