/** The crowd of one ticker: from event to event, by streams of its own, whoever watches. */
import type { Prng } from '../ambient/prng.js';
import { ACTIVITY_UNIT, Activity } from './agents/activity.js';
import { Dice } from './agents/dice.js';
import { FairHistory } from './agents/fair-history.js';
import { FairValue } from './agents/fair-value.js';
import { ACTS, type Act, setRates } from './agents/intensities.js';
import {
  addDeep,
  addWall,
  cancelOne,
  closeGap,
  join,
  pullStale,
  takeBack,
} from './agents/makers.js';
import { OrderPool } from './agents/order-pool.js';
import { type CrowdParameters, FINE } from './agents/parameters.js';
import { type CrowdDoor, mayOffer, type Scene } from './agents/scene.js';
import { hitStale, Takers } from './agents/takers.js';
import type { CrowdSpec } from './world.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { abs, floor, max, min, round } = Math;
const NEVER = Number.POSITIVE_INFINITY;

/** One stale quote in so many is hit, the others are pulled. */
const INFORMED_ONE_IN = 6;
/** A follower looks at its leader so often, in 1/1024 Hz. */
const FOLLOW_RATE = 20 * 1024;
const LAST_ACT = ACTS.length - 1;
const OPENING_ORDERS = 300;
const OPENING_JOINS = 24;

export interface CrowdChange {
  readonly driftBpPerHour?: number;
  readonly shift?: { readonly bp: number; readonly overMs: number };
  readonly density?: number;
  readonly side?: 'both' | 'buy' | 'sell';
  readonly paused?: boolean;
}

/** Where the leader's fair value was at an instant, in this ticker's 1/65536 ticks. */
export type LeaderValue = (us: number) => number;

export interface CrowdParts {
  readonly spec: CrowdSpec;
  readonly parameters: CrowdParameters;
  /** Already split by venue and ticker. */
  readonly prng: Prng;
  readonly door: CrowdDoor;
  readonly leader: LeaderValue | null;
  /** Others follow it, so its history is kept. */
  readonly isLeader: boolean;
}

/** Instants are microseconds since the start of the world. */
export class TickerCrowd implements Scene {
  readonly parameters: CrowdParameters;
  readonly door: CrowdDoor;
  readonly dice: Dice;
  readonly pool = new OrderPool();
  centre = 0;
  readonly #parts: CrowdParts;
  readonly #fair: FairValue;
  readonly #activity: Activity;
  readonly #takers: Takers;
  readonly #rates = new Float64Array(ACTS.length);
  #totalRate = 0;
  #density: number;
  #offers: 'both' | 'buy' | 'sell';
  readonly #history: FairHistory | null;
  #now = 0;
  #fairAt = 0;
  #flowAt = 0;
  /** Somebody else sent a command at this instant: the next wait is drawn anew from there. */
  #disturbedAt = -1;
  #pausedAt = -1;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
    const { parameters, prng, door, spec } = parts;
    this.parameters = parameters;
    this.door = door;
    this.#density = spec.density;
    this.#offers = spec.side;
    this.dice = new Dice(prng.split('flow'));
    this.#fair = new FairValue(prng.split('fair'), parameters, parameters.referenceTicks * FINE);
    this.#activity = new Activity(prng.split('activity'), 0);
    this.#takers = new Takers(this.dice);
    this.#fairAt = this.#drawFairAt(0);
    this.#history = parts.isLeader ? new FairHistory() : null;
    this.#history?.record(0, this.fairFine);
    this.#centreOn(0);
    this.#settle();
    this.#flowAt = this.#drawFlowAt(0);
  }

  get offers(): 'both' | 'buy' | 'sell' {
    return this.#offers;
  }

  get favoured(): 'buy' | 'sell' {
    return this.#fair.pendingStep >= 0 ? 'buy' : 'sell';
  }

  /** The instant up to which everything has happened. */
  get now(): number {
    return this.#now;
  }

  /** When the next thing happens; never while paused. */
  get nextAt(): number {
    if (this.#pausedAt >= 0) return NEVER;
    if (this.#disturbedAt >= 0) return this.#disturbedAt + 1;
    return min(this.#fairAt, this.#flowAt, this.#activity.nextAt);
  }

  get fairFine(): number {
    return this.#fair.at(this.#now);
  }

  /** Lets the next thing happen. */
  runNext(): void {
    if (this.#disturbedAt >= 0) {
      this.#flowAt = this.#drawFlowAt(this.#disturbedAt);
      this.#disturbedAt = -1;
      return;
    }
    this.#now = this.nextAt;
    if (this.#now === this.#activity.nextAt) {
      this.#activity.toggle();
      // Waits have no memory, so another rate may begin with another wait.
      if (this.#parts.leader === null) this.#fairAt = this.#drawFairAt(this.#now);
    } else if (this.#now === this.#fairAt) this.#stepFair();
    else this.#act();
    this.#history?.record(this.#now, this.fairFine);
    this.#centreOn(this.#now);
    this.#flowAt = this.#drawFlowAt(this.#now);
  }

  /** Somebody else sent a command at this instant. */
  disturb(us: number): void {
    this.#disturbedAt = us;
  }

  /** Others than the crowd took so many lots, negative when they sold. */
  takenByOthers(lots: number): void {
    this.#fair.taken(lots);
  }

  /** Where the fair value was, for those who follow. */
  historyAt(us: number): number {
    return this.#history?.at(us) ?? this.fairFine;
  }

  steer({ driftBpPerHour, shift, density, side, paused }: CrowdChange, us: number): void {
    if (driftBpPerHour !== undefined) this.#fair.drift(driftBpPerHour, us);
    if (shift !== undefined) this.#fair.shift(shift.bp, us, shift.overMs * 1000);
    if (density !== undefined) this.#density = density;
    if (side !== undefined) this.#offers = side;
    if (paused !== undefined) this.#pause(paused, us);
    if (this.#pausedAt < 0) this.disturb(us);
  }

  /**
   * Goes over a long time that nobody watched: only the fair value and the activity are played, and the crowd
   * settles anew around what they came to.
   */
  leap(us: number): void {
    if (this.#pausedAt >= 0) return;
    this.#disturbedAt = -1;
    const { leader } = this.#parts;
    while (this.#activity.nextAt <= us || (leader === null && this.#fairAt <= us)) {
      const isFair = leader === null && this.#fairAt < this.#activity.nextAt;
      this.#now = isFair ? this.#fairAt : this.#activity.nextAt;
      if (isFair) this.#stepFair();
      else this.#activity.toggle();
      this.#history?.record(this.#now, this.fairFine);
    }
    // The leader leaps, too; it is enough to know where it is in the end.
    if (leader !== null) {
      this.#fairAt = us;
      this.#stepFair();
    }
    this.#now = us;
    for (const order of this.pool.all()) takeBack(this, order);
    this.#centreOn(us);
    this.#settle();
    this.#flowAt = this.#drawFlowAt(us);
  }

  #pause(isPaused: boolean, us: number): void {
    if (isPaused && this.#pausedAt < 0) this.#pausedAt = us;
    if (isPaused || this.#pausedAt < 0) return;
    const slept = us - this.#pausedAt;
    this.#pausedAt = -1;
    this.#fairAt += slept;
    this.#activity.postpone(slept);
  }

  #act(): void {
    const rates = this.#rates;
    let left = this.dice.below(this.#totalRate);
    let act = 0;
    while (act < LAST_ACT && left >= (rates[act] ?? 0)) {
      left -= rates[act] ?? 0;
      act += 1;
    }
    this.#acts[ACTS[act] ?? 'deep']();
  }

  readonly #acts: Readonly<Record<Act, () => void>> = {
    deep: () => addDeep(this),
    join: () => join(this),
    close: () => closeGap(this),
    staleBid: () => this.#clearStale('buy'),
    staleAsk: () => this.#clearStale('sell'),
    cancel: () => cancelOne(this),
    take: () => this.#takers.take(this, this.#fair),
    floorBid: () => addDeep(this, 'buy'),
    floorAsk: () => addDeep(this, 'sell'),
    wall: () => addWall(this),
    sweep: () => this.#takers.sweep(this, this.#fair),
  };

  #clearStale(side: 'buy' | 'sell'): void {
    if (this.dice.oneIn(INFORMED_ONE_IN)) hitStale(this, side, this.#fair, this.#now);
    else pullStale(this, side);
  }

  /** Draws when the crowd acts next, by the sum of all rates as they are now. */
  #drawFlowAt(us: number): number {
    this.#totalRate = setRates(this.#rates, this, this.#activity.level, this.#density);
    return us + this.dice.waitUs(this.#totalRate);
  }

  #stepFair(): void {
    const { leader } = this.#parts;
    if (leader === null) this.#fair.step();
    else this.#fair.follow(leader(this.#fairAt));
    this.#fairAt = this.#drawFairAt(this.#fairAt);
  }

  #drawFairAt(us: number): number {
    const rate =
      this.#parts.leader === null
        ? round((this.parameters.fairRate * this.#activity.level) / ACTIVITY_UNIT)
        : FOLLOW_RATE;
    return us + this.#fair.dice.waitUs(rate);
  }

  /** Lets the quotes follow when the fair value has left them. */
  #centreOn(us: number): void {
    const fine = this.#fair.at(us);
    const ticks = max(1, floor(fine / FINE));
    if (abs(ticks - this.centre) > this.parameters.slackTicks) this.centre = ticks;
  }

  /** The book that rests before anything has happened. */
  #settle(): void {
    const count = round(OPENING_ORDERS * this.#density);
    for (const side of ['buy', 'sell'] as const) {
      if (!mayOffer(this, side)) continue;
      for (let i = 0; i < count; i += 1) addDeep(this, side);
    }
    closeGap(this);
    closeGap(this);
    for (let i = 0; i < OPENING_JOINS; i += 1) join(this);
  }
}
