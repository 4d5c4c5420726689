/** What the crowd may do next, and how likely each is. */
import { ACTIVITY_UNIT } from './activity.js';
import { askGap, bidGap } from './makers.js';
import { mayOffer, type Scene } from './scene.js';

const { max, round } = Math;

/** Rates are in 1/1024 Hz. */
const HZ = 1024;
const CLOSE_RATE = 600 * HZ;
const STALE_RATE = 200 * HZ;
/** A side with fewer orders than this is filled up. */
const FLOOR_ORDERS = 60;
const FLOOR_RATE = 150 * HZ;
/** About one wall in ten minutes, one sweep in fifteen. */
const WALL_RATE = HZ / 600;
const SWEEP_RATE = HZ / 900;

export const ACTS = [
  'deep',
  'join',
  'close',
  'staleBid',
  'staleAsk',
  'cancel',
  'take',
  'floorBid',
  'floorAsk',
  'wall',
  'sweep',
] as const;
export type Act = (typeof ACTS)[number];

/**
 * Writes the rate of every act, in the order of `ACTS`. Activity quickens takers as it is, the others half as much:
 * else the book would run dry in quiet spells.
 *
 * @param busy activity in parts of `ACTIVITY_UNIT`
 * @param density 1 is as usual; cancels and takers do not depend on it
 * @returns the sum of all rates
 */
export function setRates(rates: Float64Array, scene: Scene, busy: number, density: number): number {
  const { parameters, pool, door, centre } = scene;
  if (door.isHalted) {
    // One order a second asks whether trading is allowed again; what rests stays.
    rates.fill(0);
    rates[0] = HZ;
    return HZ;
  }
  const bid = door.bestBid();
  const ask = door.bestAsk();
  const bids = mayOffer(scene, 'buy');
  const asks = mayOffer(scene, 'sell');
  const lively = (ACTIVITY_UNIT + busy) / 2 / ACTIVITY_UNIT;
  const dense = lively * density;
  const isOpen = (bids && bidGap(bid, ask, centre) > 0) || (asks && askGap(bid, ask, centre) > 0);
  const floor = FLOOR_ORDERS * density;
  rates[0] = round(parameters.deepRate * dense);
  rates[1] = round(parameters.joinRate * dense);
  rates[2] = isOpen ? max(1, round(CLOSE_RATE * density)) : 0;
  rates[3] = bid > centre ? STALE_RATE : 0;
  rates[4] = ask > 0 && ask <= centre ? STALE_RATE : 0;
  rates[5] = round(parameters.cancelRate * pool.size * lively);
  rates[6] = round((parameters.takeRate * busy) / ACTIVITY_UNIT);
  rates[7] = bids && pool.count('buy') < floor ? FLOOR_RATE : 0;
  rates[8] = asks && pool.count('sell') < floor ? FLOOR_RATE : 0;
  rates[9] = round(WALL_RATE * dense);
  rates[10] = round((SWEEP_RATE * busy) / ACTIVITY_UNIT);
  let total = 0;
  for (let act = 0; act < rates.length; act += 1) total += rates[act] ?? 0;
  return total;
}
