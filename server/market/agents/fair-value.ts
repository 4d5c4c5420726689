/** What the instrument is worth: a walk with an anchor, moved by what takers do and by whoever steers the market. */
import type { Prng } from '../../ambient/prng.js';
import { Dice, integerRoot } from './dice.js';
import type { CrowdParameters } from './parameters.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { abs, floor, max, min, round, trunc } = Math;

/** One step in so many is three times as large. */
const LEAP_ONE_IN = 24;
const LEAP_FACTOR = 3;
const ANCHOR_PULL = 2 ** 14;
const TETHER_PULL = 64;
/** Volume taken by others than the crowd is forgotten by a share of one in so many at each step. */
const FORGETTING = 256;
/** A follower's own steps are so much smaller. */
const FOLLOWER_CALM = 8;
const US_PER_HOUR = 3_600_000_000;

/** A change of price that somebody ordered: so much, spread evenly over a time. */
interface Shift {
  readonly fine: number;
  readonly from: number;
  readonly overUs: number;
}

/** Values are in 1/65536 tick, instants in microseconds since the start of the world. */
export class FairValue {
  readonly #dice: Dice;
  readonly #parameters: CrowdParameters;
  #value: number;
  #anchor: number;
  #pendingStep: number;
  /** What its own trades did to an instrument that follows another. */
  #own = 0;
  /** Signed lots that others have taken. */
  #userLots = 0;
  #userFine = 0;
  #driftBpPerHour = 0;
  #driftSince = 0;
  #driftedFine = 0;
  #shifts: readonly Shift[] = [];

  constructor(prng: Prng, parameters: CrowdParameters, startFine: number) {
    this.#dice = new Dice(prng);
    this.#parameters = parameters;
    this.#value = startFine;
    this.#anchor = startFine;
    this.#pendingStep = this.#drawStep();
  }

  /** Draws from the stream of the walk, so that trading never changes when news come. */
  get dice(): Dice {
    return this.#dice;
  }

  /** The step that comes next; its direction is in the air already. */
  get pendingStep(): number {
    return this.#pendingStep;
  }

  at(us: number): number {
    return max(1, this.#value + this.#userFine + this.#steered(us));
  }

  /** Applies the step that was pending and draws the next. */
  step(): void {
    const { tetherFine } = this.#parameters;
    const away = this.#anchor - this.#value;
    const pull = abs(away) > tetherFine ? TETHER_PULL : ANCHOR_PULL;
    this.#value += this.#pendingStep + trunc(away / pull);
    this.#pendingStep = this.#drawStep();
    this.#userLots -= trunc(this.#userLots / FORGETTING);
    this.#setUserFine();
  }

  /** Goes where another instrument was, apart from what its own trades did, which is forgotten soon. */
  follow(targetFine: number): void {
    this.#own -= trunc(this.#own / TETHER_PULL);
    this.#value = targetFine + this.#own + trunc(this.#pendingStep / FOLLOWER_CALM);
    this.#pendingStep = this.#drawStep();
    this.#userLots -= trunc(this.#userLots / FORGETTING);
    this.#setUserFine();
  }

  /** Somebody of the crowd traded: the walk goes on from elsewhere. */
  move(fine: number): void {
    this.#value += fine;
    this.#own += fine;
  }

  /** Others have taken so many lots, negative when they sold. */
  taken(lots: number): void {
    this.#userLots += lots;
    this.#setUserFine();
  }

  /** The price drifts so much from now on. */
  drift(bpPerHour: number, us: number): void {
    this.#driftedFine = this.#drifted(us);
    this.#driftSince = us;
    this.#driftBpPerHour = bpPerHour;
  }

  /** The price moves by so much within a time, on top of everything else. */
  shift(bp: number, us: number, overUs: number): void {
    const fine = round(bp * this.#parameters.bpFine);
    const going = this.#shifts.filter((each) => {
      const isDone = us >= each.from + each.overUs;
      if (isDone) this.#driftedFine += each.fine;
      return !isDone;
    });
    this.#shifts = [...going, { fine, from: us, overUs }];
  }

  /** How far whoever steers has moved the price. */
  #steered(us: number): number {
    let fine = this.#drifted(us);
    for (const each of this.#shifts) {
      const share = each.overUs <= 0 ? 1 : min(1, (us - each.from) / each.overUs);
      fine += trunc(each.fine * share);
    }
    return fine;
  }

  #drifted(us: number): number {
    if (this.#driftBpPerHour === 0) return this.#driftedFine;
    const hours = (us - this.#driftSince) / US_PER_HOUR;
    return this.#driftedFine + trunc(this.#driftBpPerHour * this.#parameters.bpFine * hours);
  }

  #setUserFine(): void {
    const { impactFine, lots } = this.#parameters;
    const units = floor((abs(this.#userLots) * lots.bottom) / lots.top);
    const shift = impactFine * integerRoot(units);
    this.#userFine = this.#userLots < 0 ? -shift : shift;
  }

  #drawStep(): number {
    const step = this.#dice.around(this.#parameters.stepFine);
    return this.#dice.oneIn(LEAP_ONE_IN) ? step * LEAP_FACTOR : step;
  }
}
