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

/** With no more digits than this a number is a safe integer, whatever they are. */
const SAFE_DIGITS = 15;
const ZERO = 48;
const NINE = 57;
const POINT = 46;

/**
 * Whole steps in a text, without any bigint; `NaN` when it lies between two steps.
 *
 * @returns `undefined` when the text is not plain and short, or too large: then the long way has to be gone
 */
export function quickSteps(text: string, { units, scale }: SmallDecimal): number | undefined {
  let value = 0;
  let decimals = -1;
  if (text.length > SAFE_DIGITS || text.length === 0) return undefined;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      if (decimals >= 0) decimals += 1;
    } else if (code === POINT && decimals < 0 && i > 0) decimals = 0;
    else return undefined;
  }
  const shift = scale - Math.max(0, decimals);
  const factor = SMALL_POWERS[Math.abs(shift)];
  if (factor === undefined) return undefined;
  const whole = shift < 0 ? value / factor : value * factor;
  if (whole > Number.MAX_SAFE_INTEGER) return undefined;
  if (units === 1 && shift >= 0) return whole;
  // A quotient is looked at by its remainder: the division itself may round.
  return (shift < 0 && value % factor !== 0) || whole % units !== 0 ? Number.NaN : whole / units;
}

/** `units / 10^scale` in safe integers. */
export interface SmallDecimal {
  readonly units: number;
  readonly scale: number;
}

const SMALL_POWERS: readonly number[] = Array.from({ length: 16 }, (_, n) => Number(`1e${n}`));

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
export function formatUnits(units: bigint | number, scale: number): string {
  if (scale === 0) return units.toString();
  const power = SMALL_POWERS[scale];
  if (typeof units === 'number' && power !== undefined) return formatSmall(units, scale, power);
  const digits = (units < 0 ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const sign = units < 0 ? '-' : '';
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** The same for a safe integer, whose remainders are exact. */
function formatSmall(units: number, scale: number, power: number): string {
  const size = Math.abs(units);
  const sign = units < 0 ? '-' : '';
  let fraction = size % power;
  const whole = `${sign}${(size - fraction) / power}`;
  if (fraction === 0) return whole;
  let digits = scale;
  while (fraction % 10 === 0) {
    fraction /= 10;
    digits -= 1;
  }
  return `${whole}.${`${fraction}`.padStart(digits, '0')}`;
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
