/** Exact decimals: text to integers and back, never through a float. */

/** `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Longer numbers than this are no prices, sizes or funds. */
const MAX_TEXT = 60;
const MAX_EXPONENT = 40;

/** Reads plain and exponent notation; `undefined` when the text is no number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null || text.length > MAX_TEXT) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return normal(units, fraction.length - exponent);
}

/** @throws RangeError when the text is no number: for what is checked before it comes here */
export function decimalOf(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new RangeError(`Not a decimal: ${text}`);
  return decimal;
}

/** The value in units of `10^-scale`; `undefined` when it is finer than that. */
export function unitsAt({ units, scale }: Decimal, wanted: number): bigint | undefined {
  return scale > wanted ? undefined : units * pow10(wanted - scale);
}

/** Plain notation without trailing zeros. */
export function formatUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const sign = units < 0n ? '-' : '';
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** A quotient in plain notation: exact when it ends within `scale` decimals, else rounded half up there. */
export function formatRatio(numerator: bigint, denominator: bigint, scale: number): string {
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = (numerator < 0n ? -numerator : numerator) * pow10(scale) * 2n;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top + bottom) / (2n * bottom);
  return formatUnits(isNegative ? -rounded : rounded, scale);
}

/** The powers that are asked for all the time. */
const POWERS: readonly bigint[] = Array.from(
  { length: 64 },
  (_, exponent) => 10n ** BigInt(exponent),
);

export const pow10 = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** Without trailing zeros and with a scale that is not negative. */
function normal(units: bigint, scale: number): Decimal {
  if (scale < 0) return { units: units * pow10(-scale), scale: 0 };
  let left = scale;
  let value = units;
  while (left > 0 && value % 10n === 0n) {
    value /= 10n;
    left -= 1;
  }
  return { units: value, scale: left };
}
