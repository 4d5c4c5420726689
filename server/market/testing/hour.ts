/** Runs a crowd for an hour and notes what it does, for tests. */
import type { Side } from '../../venue/facts.js';
import type { Role } from '../agents/order-pool.js';
import type { CrowdDoor } from '../agents/scene.js';
import type { TickerCrowd } from '../ticker-crowd.js';

/** In microseconds, as the crowd counts time. */
export const SECOND = 1_000_000;
const DEPTH_EVERY = 10;
const NEAR_TICKS = 100;

/** A door that tells what goes through it. */
export interface NotedDoor extends CrowdDoor {
  onPlace: (role: Role, side: Side, lots: number, number: number) => void;
  onCancel: (number: number) => void;
  onFill: (maker: number, makerLeft: number) => void;
  readonly commands: number;
  levels(side: Side): readonly { readonly priceTicks: number; readonly lots: number }[];
}

/** An order that took something, with the mid prices just before and a second later. */
export interface Take {
  readonly us: number;
  readonly sign: number;
  readonly lots: number;
  readonly before: number;
  after: number;
}

/** Everything that was seen in the hour. */
export interface Hour {
  readonly mids: readonly number[];
  readonly imbalances: readonly number[];
  readonly takes: readonly Take[];
  /** Sizes of orders that were offered. */
  readonly added: readonly number[];
  /** Lifetimes of those that are gone. */
  readonly lives: readonly number[];
  readonly cancelled: number;
  readonly finished: number;
  readonly tightShare: number;
  readonly crossed: number;
  readonly bestOverNext: number;
  readonly emptyShare: number;
  /** Orders on the emptier side, at the worst second. */
  readonly fewest: number;
  readonly commands: number;
  readonly fills: number;
}

export function watchHour(crowd: TickerCrowd, door: NotedDoor, seconds = 3600): Hour {
  return new Observer(crowd, door).watch(seconds);
}

class Observer {
  readonly #crowd: TickerCrowd;
  readonly #door: NotedDoor;
  readonly #mids: number[] = [];
  readonly #imbalances: number[] = [];
  readonly #takes: Take[] = [];
  readonly #added: number[] = [];
  readonly #lives: number[] = [];
  readonly #bornAt = new Map<number, number>();
  readonly #depth = { best: 0, next: 0, empty: 0, samples: 0 };
  #cancelled = 0;
  #fills = 0;
  #tightUs = 0;
  #crossed = 0;
  #fewest = Number.POSITIVE_INFINITY;
  #before = 0;
  /** So many takes know their price a second later. */
  #known = 0;
  #last = 0;

  constructor(crowd: TickerCrowd, door: NotedDoor) {
    this.#crowd = crowd;
    this.#door = door;
    this.#before = this.#mid();
    this.#listen();
  }

  watch(seconds: number): Hour {
    for (let second = 1; second <= seconds; second += 1) {
      while (this.#crowd.nextAt <= second * SECOND) this.#runNext();
      this.#sample(second);
    }
    const { best, next, empty, samples } = this.#depth;
    return {
      mids: this.#mids,
      imbalances: this.#imbalances,
      takes: this.#takes,
      added: this.#added,
      lives: this.#lives,
      cancelled: this.#cancelled,
      finished: this.#lives.length,
      tightShare: this.#tightUs / (seconds * SECOND),
      crossed: this.#crossed,
      bestOverNext: best / next,
      emptyShare: empty / samples / NEAR_TICKS,
      fewest: this.#fewest,
      commands: this.#door.commands,
      fills: this.#fills,
    };
  }

  #listen(): void {
    const crowd = this.#crowd;
    const door = this.#door;
    door.onFill = (maker, makerLeft) => {
      this.#fills += 1;
      if (makerLeft > 0) return;
      crowd.pool.remove(maker);
      this.#end(maker);
    };
    door.onPlace = (role, side, lots, number) => {
      const us = crowd.now;
      if (role !== 'takers') {
        this.#added.push(lots);
        this.#bornAt.set(number, us);
      } else if (door.filledLots > 0) {
        const sign = side === 'buy' ? 1 : -1;
        const { filledLots } = door;
        this.#takes.push({ us, sign, lots: filledLots, before: this.#before, after: Number.NaN });
      }
    };
    door.onCancel = (number) => {
      if (this.#end(number)) this.#cancelled += 1;
    };
  }

  #end(number: number): boolean {
    const bornAt = this.#bornAt.get(number);
    if (bornAt === undefined) return false;
    this.#bornAt.delete(number);
    this.#lives.push(this.#crowd.now - bornAt);
    return true;
  }

  #runNext(): void {
    const next = this.#crowd.nextAt;
    const door = this.#door;
    this.#before = this.#mid();
    if (door.bestAsk() - door.bestBid() === 1) this.#tightUs += next - this.#last;
    this.#last = next;
    for (; this.#known < this.#takes.length; this.#known += 1) {
      const take = this.#takes[this.#known];
      if (take === undefined || take.us + SECOND > next) break;
      take.after = this.#before;
    }
    this.#crowd.runNext();
    const bid = door.bestBid();
    const ask = door.bestAsk();
    if (bid > 0 && ask > 0 && bid >= ask) this.#crossed += 1;
  }

  #sample(second: number): void {
    const { pool } = this.#crowd;
    this.#mids.push(this.#mid());
    this.#fewest = Math.min(this.#fewest, pool.count('buy'), pool.count('sell'));
    const bids = this.#door.levels('buy');
    const b = bids[0]?.lots ?? 0;
    const a = this.#door.levels('sell')[0]?.lots ?? 0;
    this.#imbalances.push((b - a) / (b + a || 1));
    if (second % DEPTH_EVERY !== 0) return;
    const best = this.#door.bestBid();
    const depth = this.#depth;
    depth.samples += 1;
    depth.empty += NEAR_TICKS;
    for (const { priceTicks, lots } of bids) {
      const away = best - priceTicks;
      if (away === 0) depth.best += lots;
      else if (away <= 4) depth.next += lots / 4;
      if (away < NEAR_TICKS) depth.empty -= 1;
    }
  }

  #mid(): number {
    return (this.#door.bestBid() + this.#door.bestAsk()) / 2;
  }
}
