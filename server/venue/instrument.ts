/**
 * One instrument in integers: ticks, lots and atoms, and the way back; off-grid is refused, or rounded where the
 * venue does so: prices of a bid down and of an ask up, so that nobody gets a worse one than asked for, trigger
 * prices to the nearest tick (half up), sizes down.
 *
 * Linear: notional = price × size × contract size, in the quote asset, always whole atoms.
 * Inverse: notional = size × face value ÷ price, in the base asset, rounded half up to whole atoms once per fill;
 * both sides of the fill book the same number, with a minus sign (see `position.ts`).
 */
import { type Atoms, abs, narrowed, times } from '../account/atoms.js';
import { FINE } from '../account/fine.js';
import type { Lots, Ticks } from '../engine/types.js';
import type { Assets } from './assets.js';
import {
  type Decimal,
  decimalOf,
  formatRatio,
  formatUnits,
  parseDecimal,
  pow10,
  quickSteps,
  type SmallDecimal,
  unitsAt,
} from './decimal.js';
import type { InstrumentSpec } from './spec.js';

/** Sums of that many ticks or lots over hundreds of orders are still safe integers. */
export const MAX_STEPS = 10 ** 13;
/** Averages are shown with so many decimals more than the price increment has. */
const AVERAGE_DECIMALS = 8;

export type Rounding = 'down' | 'up' | 'nearest';

export class Instrument {
  readonly spec: InstrumentSpec;
  readonly assets: Assets;
  readonly ticker: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly settleAsset: string;
  readonly isInverse: boolean;
  readonly minLots: number;
  readonly maxLots: number;
  readonly minNotional: Atoms;
  readonly #price: Decimal;
  readonly #size: Decimal;
  readonly #priceStep: SmallDecimal;
  readonly #sizeStep: SmallDecimal;
  /** Base asset (inverse: quote asset) of one lot. */
  readonly #unit: Decimal;
  /** Quote atoms of one tick times one lot. */
  readonly #tickLot: Atoms;
  /** Base atoms of one lot; quote atoms of one lot of an inverse contract. */
  readonly #lot: Atoms;
  readonly #quoteDecimals: number;
  readonly #settleDecimals: number;
  /** Settlement atoms times ticks of one lot of an inverse contract, as a fraction. */
  readonly #face: { readonly top: bigint; readonly bottom: bigint };

  /** @throws RangeError when an increment or a limit is none, or the contract settles in a third asset */
  constructor(spec: InstrumentSpec, assets: Assets) {
    const { baseAsset, quoteAsset } = spec;
    this.spec = spec;
    this.assets = assets;
    this.ticker = spec.ticker;
    this.baseAsset = baseAsset;
    this.quoteAsset = quoteAsset;
    this.settleAsset = spec.settleAsset ?? quoteAsset;
    this.isInverse = this.settleAsset === baseAsset;
    if (!this.isInverse && this.settleAsset !== quoteAsset)
      throw new RangeError(`${spec.ticker} cannot settle in ${this.settleAsset}`);
    this.#price = increment(spec.priceIncrement);
    this.#size = increment(spec.sizeIncrement);
    this.#unit = product(this.#size, increment(spec.contractSize ?? '1'));
    this.#settleDecimals = assets.decimals(this.settleAsset);
    const { units, scale } = this.#unit;
    this.#quoteDecimals = assets.decimals(quoteAsset);
    const quoteDecimals = this.#quoteDecimals;
    this.#tickLot = narrowed(
      this.#price.units * units * pow10(quoteDecimals - this.#price.scale - scale),
    );
    const decimals = this.isInverse ? quoteDecimals : assets.decimals(baseAsset);
    this.#lot = narrowed(units * pow10(decimals - scale));
    this.#face = {
      top: units * pow10(this.#settleDecimals + this.#price.scale),
      bottom: this.#price.units * pow10(scale),
    };
    this.minLots = Number(ceilSteps(decimalOf(spec.minSize), this.#size));
    const most =
      spec.maxSize === null ? MAX_STEPS : floorSteps(decimalOf(spec.maxSize), this.#size);
    this.maxLots = Math.min(Number(most), MAX_STEPS);
    this.minNotional =
      spec.minNotional === null
        ? 0
        : narrowed(ceilSteps(decimalOf(spec.minNotional), { units: 1n, scale: quoteDecimals }));
    this.#priceStep = small(this.#price);
    this.#sizeStep = small(this.#size);
  }

  /** Ticks of a positive price on the grid; `undefined` for every other text. */
  ticksOf(price: string): Ticks | undefined {
    const quick = quickSteps(price, this.#priceStep);
    const ticks = quick ?? exactSteps(parseDecimal(price), this.#price) ?? Number.NaN;
    return ticks >= 1 && ticks <= MAX_STEPS ? (Number(ticks) as Ticks) : undefined;
  }

  /** Lots of a size on the grid, whatever its sign; rounded beyond safe integers. `undefined` when it is off-grid. */
  lotsOf(size: string): number | undefined {
    const quick = quickSteps(size, this.#sizeStep);
    if (quick !== undefined) return Number.isNaN(quick) ? undefined : quick;
    const lots = exactSteps(parseDecimal(size), this.#size);
    return lots === undefined ? undefined : Number(lots);
  }

  /** As `ticksOf`, for prices between the ticks too. */
  roundedTicksOf(price: string, rounding: Rounding): Ticks | undefined {
    const ticks = roundedSteps(parseDecimal(price), this.#price, rounding);
    return ticks === undefined || ticks < 1 || ticks > MAX_STEPS
      ? undefined
      : (Number(ticks) as Ticks);
  }

  /** As `lotsOf`, rounded down. */
  roundedLotsOf(size: string): number | undefined {
    const lots = roundedSteps(parseDecimal(size), this.#size, 'down');
    return lots === undefined ? undefined : Number(lots);
  }

  priceText(ticks: number): string {
    return stepsText(ticks, this.#price);
  }

  sizeText(lots: bigint | number): string {
    return stepsText(lots, this.#size);
  }

  /** Settlement atoms of lots at a price. */
  notional(ticks: Ticks, lots: Lots): Atoms {
    if (!this.isInverse) return times(times(ticks, lots), this.#tickLot);
    const { top, bottom } = this.#face;
    return narrowed(halfUp(BigInt(lots) * top, BigInt(ticks) * bottom));
  }

  /** The same in atoms times FINE, rounded here, of an inverse contract; what a linear one is worth is whole. */
  fineNotional(ticks: Ticks, lots: Lots): bigint | undefined {
    if (!this.isInverse) return undefined;
    return halfUp(BigInt(lots) * this.#face.top * FINE, BigInt(ticks) * this.#face.bottom);
  }

  /** Quote atoms of lots at a price: what a smallest notional is compared with. */
  quoteValue(ticks: Ticks, lots: Lots): Atoms {
    return this.isInverse ? times(lots, this.#lot) : this.notional(ticks, lots);
  }

  /** Base atoms of a size. */
  baseAtoms(lots: number): Atoms {
    return times(lots, this.#lot);
  }

  /** Whole lots in base atoms. */
  lotsIn(baseAtoms: bigint): number {
    return Number(baseAtoms / BigInt(this.#lot));
  }

  /** Quote atoms of an amount; `undefined` when it is none or finer than the asset is counted. */
  quoteAtoms(amount: string): bigint | undefined {
    const decimal = parseDecimal(amount);
    return decimal && unitsAt(decimal, this.#quoteDecimals);
  }

  /** Whole lots that so many quote atoms buy at a price. */
  lotsFor(quoteAtoms: bigint, ticks: Ticks): number {
    return Number(quoteAtoms / (BigInt(ticks) * BigInt(this.#tickLot)));
  }

  /** The price at which so many lots are worth so much, in settlement atoms times FINE; `0` for none. */
  averageText(fine: bigint, lots: bigint): string {
    if (lots === 0n || fine === 0n) return '0';
    const { units, scale } = this.#unit;
    const size = { top: abs(lots) * units, bottom: pow10(scale) };
    const worth = { top: abs(fine), bottom: pow10(this.#settleDecimals) * FINE };
    const [over, under] = this.isInverse ? [size, worth] : [worth, size];
    // An average that is adjusted by profit may be below zero: then there is no price to break even at.
    const sign = fine < 0n !== lots < 0n ? -1n : 1n;
    const decimals = this.#price.scale + AVERAGE_DECIMALS;
    return formatRatio(sign * over.top * under.bottom, over.bottom * under.top, decimals);
  }
}

/** Steps as a decimal. */
function stepsText(steps: bigint | number, { units, scale }: Decimal): string {
  if (typeof steps === 'number' && units === 1n) return formatUnits(steps, scale);
  return formatUnits(BigInt(steps) * units, scale);
}

/** Increments beyond safe integers are no steps of any short text. */
const small = ({ units, scale }: Decimal): SmallDecimal => ({ units: Number(units), scale });

/** A quotient of positive numbers, rounded half up. */
const halfUp = (top: bigint, bottom: bigint): bigint => (2n * top + bottom) / (2n * bottom);

const product = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});

function increment(text: string): Decimal {
  const decimal = decimalOf(text);
  if (decimal.units <= 0n) throw new RangeError(`An increment must be positive, not ${text}`);
  return decimal;
}

function exactSteps(value: Decimal | undefined, step: Decimal): bigint | undefined {
  if (value === undefined) return undefined;
  const { top, bottom } = quotient(value, step);
  return top % bottom === 0n ? top / bottom : undefined;
}

function roundedSteps(
  value: Decimal | undefined,
  step: Decimal,
  rounding: Rounding,
): bigint | undefined {
  if (value === undefined || value.units < 0n) return undefined;
  const { top, bottom } = quotient(value, step);
  if (rounding === 'nearest') return halfUp(top, bottom);
  return rounding === 'up' ? (top + bottom - 1n) / bottom : top / bottom;
}

function ceilSteps(value: Decimal, step: Decimal): bigint {
  const { top, bottom } = quotient(value, step);
  return (top + bottom - 1n) / bottom;
}

function floorSteps(value: Decimal, step: Decimal): bigint {
  const { top, bottom } = quotient(value, step);
  return top / bottom;
}

function quotient(
  value: Decimal,
  step: Decimal,
): { readonly top: bigint; readonly bottom: bigint } {
  return { top: value.units * pow10(step.scale), bottom: step.units * pow10(value.scale) };
}
