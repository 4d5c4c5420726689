/** A seeded flow of orders that no engine has a say in, with the fills that a plain book of its own gives it. */

export type Shape = 'shallow' | 'steady' | 'cold' | 'grow' | 'oneSided' | 'gapped';

export const LIMIT = 0;
export const CANCEL = 1;
export const MARKET = 2;

/** Operations in columns: generated before the clock starts, read by every contestant alike. */
export interface Workload {
  readonly count: number;
  /** Operations before this one only build the book up. */
  readonly measuredFrom: number;
  readonly kinds: Uint8Array;
  readonly ids: Int32Array;
  /** Whether the order buys. */
  readonly buys: Uint8Array;
  readonly prices: Float64Array;
  readonly lots: Int32Array;
  /** Orders that rest at the end. */
  readonly restingCount: number;
  readonly fills: string;
  /** The fills without their makers, as a venue prints them. */
  readonly prints: string;
}

interface Plan {
  /** Orders that the book holds, more or less, once it is built up; from then on it is measured. */
  readonly depth: number;
  readonly operations: number;
  /** How far from the middle prices go, in steps, and how many ticks a step has. */
  readonly band?: number;
  readonly stride?: number;
  readonly isOneSided?: boolean;
  readonly isCold?: boolean;
}

const PLANS: Readonly<Record<Shape, Plan>> = {
  shallow: { depth: 500, operations: 150_000 },
  steady: { depth: 10_000, operations: 150_000 },
  cold: { depth: 500, operations: 20_000, isCold: true },
  grow: { depth: Number.POSITIVE_INFINITY, operations: 120_000, isCold: true },
  oneSided: { depth: 500, operations: 100_000, isOneSided: true },
  gapped: { depth: 10_000, operations: 100_000, band: 100_000, stride: 9_999_991 },
};

const MIDDLE = 5_000_000_000_000;
const USUAL_MIDDLE = 100_000;
const SEED = 42;

/** An order-sensitive digest of fills: who was filled, where and how much. */
export class FillSum {
  #count = 0;
  #lots = 0;
  #hash = 0;

  add(makerId: number, price: number, lots: number): void {
    this.#count += 1;
    this.#lots += lots;
    this.#hash = (Math.imul(this.#hash, 31) + Math.imul(makerId, 131) + price * 7 + lots) | 0;
  }

  toString(): string {
    return `${this.#count} fills of ${this.#lots} lots, ${this.#hash >>> 0}`;
  }
}

export function workloadOf(shape: Shape): Workload {
  const plan = PLANS[shape];
  const random = generator(SEED);
  const flow = new Flow(plan, random);
  const capacity = plan.operations + (plan.isCold ? 0 : plan.depth * 6);
  const columns = {
    kinds: new Uint8Array(capacity),
    ids: new Int32Array(capacity),
    buys: new Uint8Array(capacity),
    prices: new Float64Array(capacity),
    lots: new Int32Array(capacity),
  };
  let measuredFrom = plan.isCold ? 0 : -1;
  let count = 0;
  while (count < capacity && (measuredFrom < 0 || count < measuredFrom + plan.operations)) {
    if (measuredFrom < 0 && flow.restingCount >= plan.depth) measuredFrom = count;
    const operation = flow.next();
    columns.kinds[count] = operation.kind;
    columns.ids[count] = operation.id;
    columns.buys[count] = operation.isBuy ? 1 : 0;
    columns.prices[count] = operation.price;
    columns.lots[count] = operation.lots;
    count += 1;
  }
  return {
    count,
    measuredFrom,
    ...columns,
    restingCount: flow.restingCount,
    fills: flow.fills.toString(),
    prints: flow.prints.toString(),
  };
}

interface Operation {
  readonly kind: number;
  readonly id: number;
  readonly isBuy: boolean;
  readonly price: number;
  readonly lots: number;
}

interface Resting {
  readonly id: number;
  readonly isBuy: boolean;
  readonly price: number;
  lots: number;
  /** Where it stands in the list of live orders; -1 when it is gone. */
  place: number;
}

/** Draws operations and plays them in a book of sorted prices with plain lists. */
class Flow {
  readonly fills = new FillSum();
  readonly prints = new FillSum();
  readonly #plan: Plan;
  readonly #random: () => number;
  readonly #live: Resting[] = [];
  readonly #queues = new Map<number, Resting[]>();
  /** Best price last. */
  readonly #bids: number[] = [];
  readonly #asks: number[] = [];
  #middle: number;
  #lastId = 0;

  constructor(plan: Plan, random: () => number) {
    this.#plan = plan;
    this.#random = random;
    this.#middle = plan.stride === undefined ? USUAL_MIDDLE : MIDDLE;
  }

  get restingCount(): number {
    return this.#live.length;
  }

  next(): Operation {
    const { stride = 1, band = 50, isOneSided = false, depth } = this.#plan;
    if (this.#random() < 0.02) this.#middle += this.#random() < 0.5 ? -stride : stride;
    const dice = this.#random();
    if (dice >= 0.7 && dice < 0.9 && this.#live.length > 0) return this.#cancel();
    this.#lastId += 1;
    const id = this.#lastId;
    if (dice < 0.9) {
      const isBuy = !isOneSided && this.#random() < 0.5;
      const away = (1 + this.#int(band)) * stride;
      const price = isBuy ? this.#middle - away : this.#middle + away;
      const lots = 1 + this.#int(100);
      const left = this.#take(isBuy, price, lots);
      if (left > 0) this.#rest({ id, isBuy, price, lots: left, place: this.#live.length });
      return { kind: LIMIT, id, isBuy, price, lots };
    }
    const isBuy = this.#random() < (isOneSided ? 0.9 : 0.5);
    // Market orders take as much as limit orders bring when the book is deep enough.
    const lots = 1 + this.#int(this.#live.length > depth ? 900 : 100);
    this.#take(isBuy, isBuy ? Number.POSITIVE_INFINITY : 0, lots);
    return { kind: MARKET, id, isBuy, price: 0, lots };
  }

  #cancel(): Operation {
    const order = this.#live[this.#int(this.#live.length)] as Resting;
    this.#remove(order);
    return { kind: CANCEL, id: order.id, isBuy: order.isBuy, price: 0, lots: 0 };
  }

  #take(isBuy: boolean, limit: number, lots: number): number {
    const prices = isBuy ? this.#asks : this.#bids;
    let left = lots;
    for (let best = prices.at(-1); best !== undefined && left > 0; best = prices.at(-1)) {
      if (isBuy ? best > limit : best < limit) break;
      const maker = this.#queues.get(best)?.[0];
      if (maker === undefined) break;
      const filled = Math.min(left, maker.lots);
      this.fills.add(maker.id, best, filled);
      this.prints.add(0, best, filled);
      left -= filled;
      maker.lots -= filled;
      if (maker.lots === 0) this.#remove(maker);
    }
    return left;
  }

  #rest(order: Resting): void {
    this.#live.push(order);
    const queue = this.#queues.get(order.price);
    if (queue !== undefined) {
      queue.push(order);
      return;
    }
    this.#queues.set(order.price, [order]);
    const prices = order.isBuy ? this.#bids : this.#asks;
    prices.splice(placeOf(prices, order), 0, order.price);
  }

  #remove(order: Resting): void {
    const last = this.#live.pop() as Resting;
    if (last !== order) {
      this.#live[order.place] = last;
      last.place = order.place;
    }
    const queue = this.#queues.get(order.price) ?? [];
    queue.splice(queue.indexOf(order), 1);
    if (queue.length > 0) return;
    this.#queues.delete(order.price);
    const prices = order.isBuy ? this.#bids : this.#asks;
    prices.splice(placeOf(prices, order), 1);
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below);
  }
}

function placeOf(prices: readonly number[], { price, isBuy }: Resting): number {
  let low = 0;
  let high = prices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = prices[middle] as number;
    if (isBuy ? other < price : other > price) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Xorshift: enough for a workload, and the same everywhere. */
function generator(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
