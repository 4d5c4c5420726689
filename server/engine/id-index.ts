/** Rows by the id of their order: a hash table of plain integers, open to the next place that is free. */
import { NONE, type Row } from './order-rows.js';
import type { OrderId } from './types.js';

const FIRST_CAPACITY = 2048;

export class IdIndex {
  /** Rows where their ids hash to, else further on; the length is a power of two. */
  #rows = new Int32Array(FIRST_CAPACITY);
  /** The id of the row in the same place. */
  #ids = new Float64Array(FIRST_CAPACITY);
  #count = 0;

  /** The row of this id, else none. */
  find(id: OrderId): Row {
    return this.#rows[this.#placeOf(id)] as Row;
  }

  /** Adds an id that is not known yet. */
  add(id: OrderId, row: Row): void {
    // Half empty at least, so that runs of taken places stay short.
    if (this.#count * 2 >= this.#rows.length) this.#grow();
    this.#count += 1;
    this.#put(id, row);
  }

  remove(id: OrderId): void {
    const rows = this.#rows;
    const ids = this.#ids;
    const mask = rows.length - 1;
    let hole = this.#placeOf(id);
    this.#count -= 1;
    // Ids further on in the run move up, unless that would put them before their home.
    for (let at = (hole + 1) & mask; rows[at] !== NONE; at = (at + 1) & mask) {
      const moved = ids[at] as OrderId;
      if (((at - hashOf(moved)) & mask) < ((at - hole) & mask)) continue;
      rows[hole] = rows[at] as Row;
      ids[hole] = moved;
      hole = at;
    }
    rows[hole] = NONE;
  }

  /** Where the id is, or the free place where it would be put. */
  #placeOf(id: OrderId): number {
    const rows = this.#rows;
    const ids = this.#ids;
    const mask = rows.length - 1;
    let place = hashOf(id) & mask;
    while (rows[place] !== NONE && ids[place] !== id) place = (place + 1) & mask;
    return place;
  }

  #put(id: OrderId, row: Row): void {
    const place = this.#placeOf(id);
    this.#rows[place] = row;
    this.#ids[place] = id;
  }

  #grow(): void {
    const rows = this.#rows;
    const ids = this.#ids;
    this.#rows = new Int32Array(rows.length * 2);
    this.#ids = new Float64Array(rows.length * 2);
    for (let place = 0; place < rows.length; place += 1)
      if (rows[place] !== NONE) this.#put(ids[place] as OrderId, rows[place] as Row);
  }
}

/** Mixes both halves of a safe integer; ids are usually counted up, but need not be. */
function hashOf(id: OrderId): number {
  const folded = id <= 0x7fffffff ? id : id ^ Math.imul(id / 4294967296, 0x85ebca6b);
  const mixed = Math.imul(folded, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
