/** One instrument in integers: ticks, lots and atoms, and the way back; off-grid is refused, never rounded. */
import type { Lots, Ticks } from '../engine/types.js';
import type { Assets } from './assets.js';
import {
  type Decimal,
  decimalOf,
  formatRatio,
  formatUnits,
  parseDecimal,
  pow10,
} from './decimal.js';
import type { InstrumentSpec } from './spec.js';

/** Sums of that many ticks or lots over hundreds of orders are still safe integers. */
export const MAX_STEPS = 10n ** 13n;
/** Averages are shown with so many decimals more than the price increment has. */
const AVERAGE_DECIMALS = 8;

export class Instrument {
  readonly spec: InstrumentSpec;
  readonly ticker: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly minLots: bigint;
  readonly maxLots: bigint;
  readonly minNotional: bigint;
  readonly #price: Decimal;
  readonly #size: Decimal;
  /** Quote atoms of one tick times one lot. */
  readonly #tickLot: bigint;
  readonly #lot: bigint;
  readonly #quoteDecimals: number;

  constructor(spec: InstrumentSpec, assets: Assets) {
    this.spec = spec;
    this.ticker = spec.ticker;
    this.baseAsset = spec.baseAsset;
    this.quoteAsset = spec.quoteAsset;
    this.#price = increment(spec.priceIncrement);
    this.#size = increment(spec.sizeIncrement);
    this.#quoteDecimals = assets.decimals(spec.quoteAsset);
    const { units, scale } = this.#price;
    this.#tickLot =
      units * this.#size.units * pow10(this.#quoteDecimals - scale - this.#size.scale);
    this.#lot = this.#size.units * pow10(assets.decimals(spec.baseAsset) - this.#size.scale);
    this.minLots = ceilSteps(decimalOf(spec.minSize), this.#size);
    const most =
      spec.maxSize === null ? MAX_STEPS : floorSteps(decimalOf(spec.maxSize), this.#size);
    this.maxLots = most < MAX_STEPS ? most : MAX_STEPS;
    this.minNotional =
      spec.minNotional === null
        ? 0n
        : ceilSteps(decimalOf(spec.minNotional), { units: 1n, scale: this.#quoteDecimals });
  }

  /** Ticks of a positive price on the grid; `undefined` for every other text. */
  ticksOf(price: string): Ticks | undefined {
    const ticks = exactSteps(parseDecimal(price), this.#price);
    return ticks === undefined || ticks < 1n || ticks > MAX_STEPS
      ? undefined
      : (Number(ticks) as Ticks);
  }

  /** Lots of a size on the grid, whatever its sign and magnitude; `undefined` when it is off-grid. */
  lotsOf(size: string): bigint | undefined {
    return exactSteps(parseDecimal(size), this.#size);
  }

  priceText(ticks: number): string {
    return formatUnits(BigInt(ticks) * this.#price.units, this.#price.scale);
  }

  sizeText(lots: bigint | number): string {
    return formatUnits(BigInt(lots) * this.#size.units, this.#size.scale);
  }

  /** Quote atoms of a price times a size. */
  notional(ticks: Ticks, lots: Lots): bigint {
    return BigInt(ticks) * BigInt(lots) * this.#tickLot;
  }

  /** Base atoms of a size. */
  baseAtoms(lots: number): bigint {
    return BigInt(lots) * this.#lot;
  }

  /** Whole lots in base atoms. */
  lotsIn(baseAtoms: bigint): bigint {
    return baseAtoms / this.#lot;
  }

  /** The price at which so many lots cost so much, in atoms divided by `fine`; `0` for no lots. */
  averageText(cost: bigint, lots: bigint, fine = 1n): string {
    if (lots === 0n) return '0';
    const top = cost * pow10(this.#size.scale);
    const bottom = lots * this.#size.units * pow10(this.#quoteDecimals) * fine;
    return formatRatio(top, bottom, this.#price.scale + AVERAGE_DECIMALS);
  }
}

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
