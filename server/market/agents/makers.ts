/** Those who offer: deep orders, joins at the best price, closers of the spread, walls; and what they take back. */
import type { Side } from '../../venue/facts.js';
import type { PoolOrder } from './order-pool.js';
import { lotsOf } from './parameters.js';
import { anySide, mayOffer, opposite, rest, type Scene, staleBest } from './scene.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { max, min } = Math;

/** Coins of octave numbers, in 1/65536: tails 1.45 and 1. */
const DEEP_TAIL = 23_988;
const JOIN_TAIL = 32_768;
const HALF = 32_768;
const ROUND_SIZES = [10, 20, 50, 100, 200, 500, 1000] as const;
const ROUND_ONE_IN = 5;
const MOST_UNITS = 60_000;
const CLOSER_UNITS = 200;
const CLOSER_SPREAD_UNITS = 2001;
const WALL_UNITS = 20_000;
const NEWEST = 8;
const FLEETING_ONE_IN = 4;

/** A size in lots: one in five is round, others are drawn. */
export function sizeOf({ dice, parameters }: Scene, draw: () => number): number {
  const { lots } = parameters;
  if (dice.oneIn(ROUND_ONE_IN)) {
    const round = ROUND_SIZES[dice.below(ROUND_SIZES.length)] ?? 10;
    return lotsOf(lots, round);
  }
  const units = min(MOST_UNITS, draw());
  const unit = lots.bottom === 1 ? lots.top : 1;
  return lotsOf(lots, units, unit > 1 ? dice.below(unit) : 0);
}

/** Offers at a distance; far ones are larger. */
export function addDeep(scene: Scene, side: Side = anySide(scene)): void {
  const { dice, parameters, centre } = scene;
  const { deepTicks, deepOctaves, deepFactor } = parameters;
  const octave = dice.run(HALF, deepOctaves);
  const reach = deepTicks * (1 << octave);
  // The larger of two draws: few orders close by, a hump further out.
  const away = 1 + max(dice.below(reach), dice.below(reach));
  const shift = dice.below(3) + (octave >> 1);
  const lots = sizeOf(scene, () => dice.octave(DEEP_TAIL) * deepFactor * (1 << shift));
  rest(scene, 'noise', side, side === 'buy' ? centre - away : centre + 1 + away, lots);
}

/** Queues at the best price, more often on the side that is about to win. */
export function join(scene: Scene): void {
  const { dice, door, centre, favoured } = scene;
  const isForced = dice.oneIn(2) && mayOffer(scene, favoured);
  const side = isForced ? favoured : anySide(scene);
  const best = side === 'buy' ? door.bestBid() : door.bestAsk();
  const lots = sizeOf(scene, () => dice.octave(JOIN_TAIL) << (3 + dice.below(5)));
  // Nobody queues where it is too late.
  const wanted = side === 'buy' ? (best === 0 ? centre : min(best, centre)) : max(best, centre + 1);
  rest(scene, 'makers', side, wanted, lots);
}

/** Where a closer would offer on this side; 0 when there is nothing to close. */
function gapAt(scene: Scene, side: Side): number {
  if (!mayOffer(scene, side)) return 0;
  const { door, centre } = scene;
  const gap = side === 'buy' ? bidGap : askGap;
  return gap(door.bestBid(), door.bestAsk(), centre);
}

const isClosed = (bid: number, ask: number): boolean => bid > 0 && ask > 0 && ask - bid === 1;

/** Where a closer would bid between these best prices; 0 when there is nothing to close. */
export function bidGap(bid: number, ask: number, centre: number): number {
  if (isClosed(bid, ask)) return 0;
  const wanted = ask > 0 ? min(centre, ask - 1) : centre;
  return wanted > bid ? wanted : 0;
}

/** Where a closer would ask. */
export function askGap(bid: number, ask: number, centre: number): number {
  if (isClosed(bid, ask)) return 0;
  const wanted = max(centre + 1, bid + 1);
  return ask === 0 || wanted < ask ? wanted : 0;
}

/** Closes the spread on a side that lies open. */
export function closeGap(scene: Scene): void {
  const { dice, parameters, favoured } = scene;
  const bid = gapAt(scene, 'buy');
  const ask = gapAt(scene, 'sell');
  const side = bid > 0 && (ask === 0 || dice.oneIn(2)) ? 'buy' : 'sell';
  const ticks = side === 'buy' ? bid : ask;
  if (ticks === 0) return;
  let units = CLOSER_UNITS + dice.below(CLOSER_SPREAD_UNITS);
  if (side !== favoured) units >>= 1;
  if (staleBest(scene, opposite(side)) > 0) units >>= 2;
  rest(scene, 'makers', side, ticks, lotsOf(parameters.lots, units));
}

/** So many prices are looked at in one burst; what lies further off comes next time. */
const PULL_REACH = 256;

/** Takes back orders of the crowd that do not belong there any more, in one burst: the worst first, then the newest. */
export function pullStale(scene: Scene, side: Side): void {
  const { pool, parameters, centre } = scene;
  const best = staleBest(scene, side);
  const step = side === 'buy' ? -1 : 1;
  const count = side === 'buy' ? best - centre : centre + 1 - best;
  let left = parameters.pullBurst;
  for (let i = 0; best > 0 && i < min(count, PULL_REACH) && left > 0; i += 1) {
    const ticks = best + step * i;
    for (let own = pool.newestAt(side, ticks); own !== undefined && left > 0; left -= 1) {
      takeBack(scene, own);
      own = pool.newestAt(side, ticks);
    }
  }
}

/** Takes back one order: a fleeting one, or any. */
export function cancelOne(scene: Scene): void {
  const { pool, dice } = scene;
  const order = dice.oneIn(FLEETING_ONE_IN)
    ? pool.recent(dice.below(min(NEWEST, pool.size)))
    : pool.at(dice.below(pool.size));
  if (order) takeBack(scene, order);
}

/** A large order some ticks away; it goes as every other order of the crowd does. */
export function addWall(scene: Scene): void {
  const { dice, parameters, centre } = scene;
  const side = anySide(scene);
  const away = parameters.deepTicks + dice.below(parameters.deepTicks * 4);
  const lots = lotsOf(parameters.lots, WALL_UNITS + dice.below(2 * WALL_UNITS));
  rest(scene, 'makers', side, side === 'buy' ? centre - away : centre + 1 + away, lots);
}

export function takeBack({ door, pool }: Scene, { role, side, number }: PoolOrder): void {
  pool.remove(number);
  door.cancel(role, side, number);
}
