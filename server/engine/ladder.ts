/** Levels in order of nearness, in short blocks: finding, adding and leaving cost little however many there are. */
import { assert } from './assert.js';
import type { Ticks } from './types.js';

export interface Priced {
  readonly priceTicks: Ticks;
}

/** Levels of a block; a fuller one is split. Long enough for a usual book side to fit into one. */
const BLOCK_LIMIT = 128;

export class Ladder<Level extends Priced> {
  /** Blocks and the levels in each go from the farthest to the nearest, which is the cheapest to take away. */
  readonly #blocks: Level[][] = [];
  /** Turns a price into a rank: the nearest level has the highest. */
  readonly #sign: 1 | -1;
  readonly #byPrice = new Map<Ticks, Level>();
  #best: Level | undefined;

  constructor(nearest: 'lowest' | 'highest') {
    this.#sign = nearest === 'highest' ? 1 : -1;
  }

  /** The nearest level. */
  get best(): Level | undefined {
    return this.#best;
  }

  /** The level that is farthest away. */
  get farthest(): Level | undefined {
    return this.#blocks[0]?.[0];
  }

  /** From the nearest level outwards. */
  *[Symbol.iterator](): Generator<Level> {
    for (let b = this.#blocks.length - 1; b >= 0; b -= 1) {
      const block = this.#blocks[b] ?? [];
      for (let i = block.length - 1; i >= 0; i -= 1) {
        const level = block[i];
        if (level !== undefined) yield level;
      }
    }
  }

  /** Visits levels from the nearest outwards for as long as the visitor returns true. */
  walk(visit: (level: Level) => boolean): void {
    for (let b = this.#blocks.length - 1; b >= 0; b -= 1) {
      const block = this.#blocks[b] as Level[];
      for (let i = block.length - 1; i >= 0; i -= 1) if (!visit(block[i] as Level)) return;
    }
  }

  find(priceTicks: Ticks): Level | undefined {
    return this.#byPrice.get(priceTicks);
  }

  /** Adds a level whose price has none yet. */
  add(level: Level): void {
    this.#byPrice.set(level.priceTicks, level);
    const sign = this.#sign;
    const rank = level.priceTicks * sign;
    const best = this.#best;
    if (best === undefined || rank > best.priceTicks * sign) this.#best = level;
    const at = this.#blockFor(rank);
    const block = this.#blocks[at];
    if (block === undefined) {
      this.#blocks.push([level]);
      return;
    }
    // Nearer levels make room one by one: there are few of them where levels mostly come and go.
    let index = block.length;
    for (; index > 0; index -= 1) {
      const nearer = block[index - 1] as Level;
      if (nearer.priceTicks * sign < rank) break;
      block[index] = nearer;
    }
    block[index] = level;
    if (block.length > BLOCK_LIMIT) this.#blocks.splice(at + 1, 0, block.splice(BLOCK_LIMIT / 2));
  }

  remove(level: Level): void {
    this.#byPrice.delete(level.priceTicks);
    const at = this.#blockFor(level.priceTicks * this.#sign);
    const block = this.#blocks[at] ?? [];
    // Nearer levels move up one by one until the one that leaves is the one in hand.
    let moved = block.pop();
    for (let index = block.length; moved !== level; ) {
      index -= 1;
      assert(moved !== undefined && index >= 0, 'A level that leaves must be on the ladder');
      const farther = block[index];
      block[index] = moved;
      moved = farther;
    }
    if (block.length === 0) this.#blocks.splice(at, 1);
    if (level === this.#best) this.#best = this.#blocks.at(-1)?.at(-1);
  }

  /** The farthest block that reaches as near as this rank, else the nearest of all. */
  #blockFor(rank: number): number {
    const blocks = this.#blocks;
    if (blocks.length < 2) return 0;
    const sign = this.#sign;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle] as Level[];
      if ((block[block.length - 1] as Level).priceTicks * sign < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
