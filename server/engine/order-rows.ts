/** Resting orders as rows of typed columns, linked to queues: no object per order, and rows are used again. */
import type { Lots, OrderId, Side, Ticks } from './types.js';

/** Where an order stands in the columns. */
export type Row = number;
/** No row: the end of a queue. */
export const NONE: Row = 0;

/** One price of one side and the queue of its orders, oldest first. */
export interface Level {
  readonly side: Side;
  readonly priceTicks: Ticks;
  lots: Lots;
  first: Row;
  last: Row;
}

const FIRST_CAPACITY = 1024;
const MOST_IN_32_BITS = 0x7fffffff;

export class OrderRows {
  /** Ids and lots are 32 bits wide until a number comes that needs more: the engine then never boxes them. */
  #ids: Int32Array | Float64Array = new Int32Array(FIRST_CAPACITY);
  #lots: Int32Array | Float64Array = new Int32Array(FIRST_CAPACITY);
  #parties = new Int32Array(FIRST_CAPACITY);
  #next = new Int32Array(FIRST_CAPACITY);
  #previous = new Int32Array(FIRST_CAPACITY);
  #guards = new Uint8Array(FIRST_CAPACITY);
  readonly #levels: Level[] = [];
  /** Rows that were used and are not, linked by `next`. */
  #free = NONE;
  /** Rows ever used; the first is never given away, because it means none. */
  #used = 1;

  idOf(row: Row): OrderId {
    return this.#ids[row] as OrderId;
  }

  lotsOf(row: Row): Lots {
    return this.#lots[row] as Lots;
  }

  partyOf(row: Row): number {
    return this.#parties[row] as number;
  }

  isReduceOnly(row: Row): boolean {
    return this.#guards[row] === 1;
  }

  nextOf(row: Row): Row {
    return this.#next[row] as Row;
  }

  levelOf(row: Row): Level {
    return this.#levels[row] as Level;
  }

  /** Appends an order to the queue of a level. */
  append(level: Level, id: OrderId, party: number, lots: Lots, reduceOnly: boolean): Row {
    const row = this.#take();
    if (id > MOST_IN_32_BITS || lots > MOST_IN_32_BITS) this.#widen();
    this.#ids[row] = id;
    this.#lots[row] = lots;
    this.#parties[row] = party;
    this.#guards[row] = reduceOnly ? 1 : 0;
    this.#levels[row] = level;
    this.#next[row] = NONE;
    this.#previous[row] = level.last;
    if (level.last === NONE) level.first = row;
    else this.#next[level.last] = row;
    level.last = row;
    level.lots = (level.lots + lots) as Lots;
    return row;
  }

  /** Takes lots off an order, which keeps its place. */
  reduce(row: Row, lots: Lots): void {
    const level = this.levelOf(row);
    this.#lots[row] = this.lotsOf(row) - lots;
    level.lots = (level.lots - lots) as Lots;
  }

  /** Takes an order out of its queue; its row will be somebody else's. */
  remove(row: Row): void {
    const level = this.levelOf(row);
    const next = this.nextOf(row);
    const previous = this.#previous[row] as Row;
    level.lots = (level.lots - this.lotsOf(row)) as Lots;
    if (previous === NONE) level.first = next;
    else this.#next[previous] = next;
    if (next === NONE) level.last = previous;
    else this.#previous[next] = previous;
    this.#next[row] = this.#free;
    this.#free = row;
  }

  #take(): Row {
    const row = this.#free;
    if (row !== NONE) {
      this.#free = this.nextOf(row);
      return row;
    }
    if (this.#used === this.#ids.length) this.#grow(this.#used * 2);
    this.#used += 1;
    return this.#used - 1;
  }

  #grow(capacity: number): void {
    const isWide = this.#ids instanceof Float64Array;
    this.#ids = copied(this.#ids, isWide ? new Float64Array(capacity) : new Int32Array(capacity));
    this.#lots = copied(this.#lots, isWide ? new Float64Array(capacity) : new Int32Array(capacity));
    this.#parties = copied(this.#parties, new Int32Array(capacity));
    this.#next = copied(this.#next, new Int32Array(capacity));
    this.#previous = copied(this.#previous, new Int32Array(capacity));
    this.#guards = copied(this.#guards, new Uint8Array(capacity));
  }

  #widen(): void {
    if (this.#ids instanceof Float64Array) return;
    this.#ids = Float64Array.from(this.#ids);
    this.#lots = Float64Array.from(this.#lots);
  }
}

function copied<Column extends Int32Array | Float64Array | Uint8Array>(
  from: Int32Array | Float64Array | Uint8Array,
  to: Column,
): Column {
  to.set(from);
  return to;
}
