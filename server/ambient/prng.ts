/** Seeded chance. Generators are split by name, so that a new consumer never changes what others draw. */

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { floor, imul } = Math;

export class Prng {
  #state: number;

  /** @param seed any integer; equal seeds give equal draws */
  constructor(readonly seed: number) {
    this.#state = scramble(seed >>> 0);
  }

  /** A generator of its own, determined by this seed and the name, whatever was drawn here before. */
  split(name: string): Prng {
    let hash = 0x811c9dc5 ^ this.seed;
    for (let i = 0; i < name.length; i += 1) hash = imul(hash ^ name.charCodeAt(i), 0x01000193);
    return new Prng(scramble(hash >>> 0));
  }

  /** An integer from 0 to 2^32 − 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return scramble(this.#state);
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + floor((this.next() / 2 ** 32) * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() / 2 ** 32 < probability;
  }

  /** @throws RangeError when the list is empty */
  pick<Item>(list: readonly Item[]): Item {
    const item = list[this.int(0, list.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  /** Text of hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, length);
  }
}

function scramble(value: number): number {
  let t = imul(value ^ (value >>> 15), value | 1);
  t ^= t + imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
