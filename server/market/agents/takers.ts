/** Those who take: parents who split what they want, informed ones, and now and then a sweep. */
import type { Side } from '../../venue/facts.js';
import { type Dice, integerRoot } from './dice.js';
import type { FairValue } from './fair-value.js';
import { sizeOf } from './makers.js';
import { FINE } from './parameters.js';
import { type Scene, staleBest } from './scene.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { floor, max, trunc } = Math;

const PARENTS = 4;
/** Coin of the number of children, in 1/65536: tail 1.33. */
const CHILDREN_TAIL = 26_000;
const MOST_CHILD_OCTAVES = 11;
/** Tail 1.2 of the sizes. */
const TAKER_TAIL = 28_526;
const INFORMED_FACTOR = 4;
const SWEEP_FACTOR = 64;
const SWEEP_REACH = 4;

interface Parent {
  side: Side;
  left: number;
}

/** What hidden traders still want to buy or sell, one child order after the other. */
export class Takers {
  readonly #parents: readonly Parent[];

  constructor(dice: Dice) {
    this.#parents = Array.from({ length: PARENTS }, () => newParent(dice));
  }

  /** One child order of one of the parents. */
  take(scene: Scene, fair: FairValue): void {
    const { dice, parameters } = scene;
    const parent = this.#parents[dice.below(PARENTS)];
    if (parent === undefined) return;
    const { side } = parent;
    const expected = this.#leaning();
    parent.left -= 1;
    if (parent.left <= 0) Object.assign(parent, newParent(dice));
    const filled = takeAtMost(scene, side, parameters.takeTicks, takerLots(scene, 1));
    // What the pool made likely moves nothing, so that signs have memory and prices have none.
    this.#impress(scene, fair, filled, (side === 'buy' ? PARENTS : -PARENTS) - expected);
  }

  /** Somebody in a hurry takes several levels at once. */
  sweep(scene: Scene, fair: FairValue): void {
    const { dice, parameters } = scene;
    const side = dice.oneIn(2) ? 'buy' : 'sell';
    const lots = takerLots(scene, SWEEP_FACTOR);
    const filled = takeAtMost(scene, side, parameters.takeTicks * SWEEP_REACH, lots);
    this.#impress(scene, fair, filled, side === 'buy' ? PARENTS : -PARENTS);
  }

  /** Sum of the signs of all parents. */
  #leaning(): number {
    let sum = 0;
    for (const { side } of this.#parents) sum += side === 'buy' ? 1 : -1;
    return sum;
  }

  #impress({ parameters, door }: Scene, fair: FairValue, filled: number, surprise: number): void {
    // With one side empty there is no price to speak of.
    if (filled === 0 || door.bestBid() === 0 || door.bestAsk() === 0) return;
    const { impactFine, lots } = parameters;
    const units = floor((filled * lots.bottom) / lots.top);
    fair.move(trunc((impactFine * integerRoot(units) * surprise) / PARENTS));
  }
}

/** Hits a quote that does not belong there any more; others who did not move it away pull the fair value to it. */
export function hitStale(scene: Scene, side: Side, fair: FairValue, us: number): void {
  const { centre, pool, door } = scene;
  const limit = side === 'buy' ? centre + 1 : centre;
  immediately(scene, side === 'buy' ? 'sell' : 'buy', limit, takerLots(scene, INFORMED_FACTOR));
  const left = staleBest(scene, side);
  if (left === 0 || door.filledLots === 0) return;
  if (pool.newestAt(side, left) === undefined) fair.move(trunc((left * FINE - fair.at(us)) / 2));
}

function newParent(dice: Dice): Parent {
  const side = dice.oneIn(2) ? 'buy' : 'sell';
  return { side, left: dice.octave(CHILDREN_TAIL, MOST_CHILD_OCTAVES) };
}

const takerLots = (scene: Scene, factor: number): number =>
  sizeOf(scene, () => (scene.dice.octave(TAKER_TAIL) << scene.dice.below(8)) * factor);

/** @returns the lots that were filled */
function takeAtMost(scene: Scene, side: Side, reach: number, lots: number): number {
  const { door } = scene;
  const best = side === 'buy' ? door.bestAsk() : door.bestBid();
  if (best === 0) return 0;
  return immediately(scene, side, side === 'buy' ? best + reach : max(1, best - reach), lots);
}

/** Takes what there is up to the limit; nothing of it stays. @returns the lots that were filled */
function immediately({ door }: Scene, side: Side, limit: number, lots: number): number {
  const number = door.place('takers', side, limit, lots);
  if (number === 0) return 0;
  const { filledLots } = door;
  if (door.restingLots > 0) door.cancel('takers', side, number);
  return filledLots;
}
