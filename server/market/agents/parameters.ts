/** What a preset means for an instrument: distances follow from its tick size, sizes from its usual liquidity. */
import { stepsIn } from '../decimals.js';
import type { CrowdSpec, WorldInstrument } from '../world.js';

/** Fair values count so many parts of a tick. */
export const FINE = 65_536;

/** Rates are in 1/1024 Hz, distances in ticks, fine ones in 1/65536 tick, sizes in units of the crowd. */
export interface CrowdParameters {
  readonly referenceTicks: number;
  /** 200 basis points, in 1/65536 tick. */
  readonly tetherFine: number;
  /** One basis point, in 1/65536 tick. */
  readonly bpFine: number;
  readonly fairRate: number;
  /** A step of the fair value is uniform up to so much. */
  readonly stepFine: number;
  /** The quotes follow when the fair value is further away than this. */
  readonly slackTicks: number;
  readonly deepRate: number;
  /** Deep orders of the nearest octave are less far away than this. */
  readonly deepTicks: number;
  readonly deepOctaves: number;
  readonly deepFactor: number;
  readonly joinRate: number;
  /** One order is cancelled so often. */
  readonly cancelRate: number;
  readonly pullBurst: number;
  readonly takeRate: number;
  /** Takers go at most so far beyond the best price. */
  readonly takeTicks: number;
  /** Shift of the fair value by the root of one unit taken. */
  readonly impactFine: number;
  readonly lots: LotScale;
}

/** How sizes of the crowd become lots of the instrument. */
export interface LotScale {
  /** Lots of one unit as a fraction. */
  readonly top: number;
  readonly bottom: number;
  readonly least: number;
  readonly most: number;
}

interface Preset {
  readonly fairRate: number;
  /** In 1/1000 basis point. */
  readonly stepMilliBp: number;
  readonly deepRate: number;
  readonly deepMilliBp: number;
  readonly deepFactor: number;
  readonly joinRate: number;
  readonly meanLifeSeconds: number;
  readonly pullBurst: number;
  readonly takeRate: number;
  readonly takeMilliBp: number;
  /** In 1/1000 basis point by the root of one unit. */
  readonly impactMilliBp: number;
}

const HZ = 1024;

const PRESETS: Readonly<Record<CrowdSpec['preset'], Preset>> = {
  major: {
    fairRate: 3 * HZ,
    stepMilliBp: 406,
    deepRate: 15 * HZ,
    deepMilliBp: 2000,
    deepFactor: 8,
    joinRate: 10 * HZ,
    meanLifeSeconds: 64,
    pullBurst: 8,
    takeRate: 6 * HZ,
    takeMilliBp: 1000,
    impactMilliBp: 20,
  },
  alt: {
    fairRate: 4 * HZ,
    stepMilliBp: 375,
    deepRate: 20 * HZ,
    deepMilliBp: 3000,
    deepFactor: 16,
    joinRate: 12 * HZ,
    meanLifeSeconds: 30,
    pullBurst: 4,
    takeRate: 4 * HZ,
    takeMilliBp: 1500,
    impactMilliBp: 18,
  },
};

/** The quotes of both presets wait for a move of so many 1/1000 basis points. */
const SLACK_MILLI_BP = 187;
const LEAST_DEEP_TICKS = 6;
const LEAST_TAKE_TICKS = 2;
/** Deep orders stay within a share of the price, however coarse the ticks are. */
const DEEPEST_SHARE = 8;
const MOST_DEEP_OCTAVES = 9;
/** The usual size of a level in the scenario is so many units. */
const UNITS_OF_A_LEVEL = 2250;
/** Limits of the venue are kept at so low a share of the reference price, too. */
const CHEAPEST = 2n;
/** Sums of lots stay safe integers. */
const MOST_LOTS = 2 ** 40;

/** @throws Error when the reference price is off the grid of the instrument */
export function parametersOf(
  instrument: WorldInstrument,
  { preset }: Pick<CrowdSpec, 'preset'>,
): CrowdParameters {
  const { ticker, referencePrice, priceIncrement } = instrument;
  const reference = stepsIn(referencePrice, priceIncrement);
  if (reference === null) throw new Error(`The reference price of ${ticker} is off its grid`);
  const referenceTicks = Number(reference);
  const chosen = PRESETS[preset];
  /** Ticks or parts of ticks of so many 1/1000 basis points. */
  const of = (milliBp: number, parts: number): number =>
    Math.floor((referenceTicks * milliBp * parts) / 10_000_000);
  const deepTicks = Math.max(LEAST_DEEP_TICKS, of(chosen.deepMilliBp, 1));
  let deepOctaves = 0;
  while (
    deepOctaves < MOST_DEEP_OCTAVES &&
    deepTicks * 2 * (1 << deepOctaves) * DEEPEST_SHARE <= referenceTicks
  )
    deepOctaves += 1;
  return {
    referenceTicks,
    tetherFine: of(200_000, FINE),
    bpFine: of(1000, FINE),
    fairRate: chosen.fairRate,
    stepFine: Math.max(1, of(chosen.stepMilliBp, FINE)),
    slackTicks: of(SLACK_MILLI_BP, 1),
    deepRate: chosen.deepRate,
    deepTicks,
    deepOctaves,
    deepFactor: chosen.deepFactor,
    joinRate: chosen.joinRate,
    cancelRate: HZ / chosen.meanLifeSeconds,
    pullBurst: chosen.pullBurst,
    takeRate: chosen.takeRate,
    takeTicks: Math.max(LEAST_TAKE_TICKS, of(chosen.takeMilliBp, 1)),
    impactFine: Math.max(1, of(chosen.impactMilliBp, FINE)),
    lots: lotScale(instrument),
  };
}

/** Lots for a size in units. @param spare an integer below one unit's lots, for sizes that are not round */
export function lotsOf({ top, bottom, least, most }: LotScale, units: number, spare = 0): number {
  const lots = Math.floor((units * top) / bottom) + spare;
  return lots < least ? least : lots > most ? most : lots;
}

function lotScale(instrument: WorldInstrument): LotScale {
  const { liquidity, minSize, maxSize, sizeIncrement } = instrument;
  const level = liquidity === null ? UNITS_OF_A_LEVEL : (liquidity.minLots + liquidity.maxLots) / 2;
  // Whole lots to a unit where there are several, so that round sizes stay round.
  const isCoarse = level < UNITS_OF_A_LEVEL;
  const top = isCoarse ? Math.max(1, Math.floor(level)) : Math.floor(level / UNITS_OF_A_LEVEL);
  const bottom = isCoarse ? UNITS_OF_A_LEVEL : 1;
  const least = Math.max(1, stepsUp(minSize, sizeIncrement), leastByNotional(instrument));
  const most = maxSize === null ? MOST_LOTS : stepsDown(maxSize, sizeIncrement);
  return { top, bottom, least, most: Math.max(least, Math.min(most, MOST_LOTS)) };
}

/** Lots whose worth the venue accepts even when the price has halved. */
function leastByNotional(instrument: WorldInstrument): number {
  const { minNotional, referencePrice, sizeIncrement, contractSize, baseAsset } = instrument;
  if (minNotional === null) return 1;
  const unit = contractSize ?? '1';
  const isInverse = instrument.settleAsset === baseAsset;
  const worth = isInverse
    ? ratio(minNotional, sizeIncrement, unit)
    : ratio(minNotional, sizeIncrement, unit, referencePrice);
  return Math.ceil(worth) * Number(CHEAPEST);
}

const stepsUp = (value: string, step: string): number => Math.ceil(ratio(value, step) - 1e-9);
const stepsDown = (value: string, step: string): number => Math.floor(ratio(value, step) + 1e-9);

/** Divides decimals; division of doubles is the same everywhere. */
const ratio = (value: string, ...by: readonly string[]): number =>
  by.reduce((left, each) => left / Number(each), Number(value));
