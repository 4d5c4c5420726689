/** Exact arithmetic on decimals as text, as scenario files spell them: nothing is ever rounded by itself. */

interface Parts {
  /** The number without its point. */
  readonly units: bigint;
  /** How many of its digits stood behind the point. */
  readonly scale: number;
}

const PLAIN = /^(\d+)(?:\.(\d+))?$/;

/** Whether the text is a decimal in plain notation, greater than zero. */
export function isPositiveDecimal(text: string): boolean {
  return PLAIN.test(text) && parts(text).units > 0n;
}

/** How many steps the value is, or null when it lies between two of them. */
export function stepsIn(value: string, step: string): bigint | null {
  const [dividend, divisor] = aligned(value, step);
  return dividend % divisor === 0n ? dividend / divisor : null;
}

/** The multiples of the step just below and above the value. */
export function neighbours(value: string, step: string): readonly [string, string] {
  const [dividend, divisor] = aligned(value, step);
  const below = dividend / divisor;
  return [times(step, `${below}`), times(step, `${below + 1n}`)];
}

export function times(a: string, b: string): string {
  const [left, right] = [parts(a), parts(b)];
  return text({ units: left.units * right.units, scale: left.scale + right.scale });
}

export function plus(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return text({ units: left + right, scale });
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The next whole number, or the value itself when it is one. */
export function wholeAbove(value: string): string {
  const { units, scale } = parts(value);
  const one = 10n ** BigInt(scale);
  return `${(units + one - 1n) / one}`;
}

/** How many times the divisor goes into the value, rounded up. */
export function wholeRatio(value: string, divisor: string): string {
  const [dividend, by] = aligned(value, divisor);
  return `${(dividend + by - 1n) / by}`;
}

/** The same number without needless zeros. */
export function plainDecimal(value: string): string {
  return text(parts(value));
}

function aligned(a: string, b: string): readonly [bigint, bigint, number] {
  const [left, right] = [parts(a), parts(b)];
  const scale = Math.max(left.scale, right.scale);
  const widen = ({ units, scale: own }: Parts): bigint => units * 10n ** BigInt(scale - own);
  return [widen(left), widen(right), scale];
}

function parts(value: string): Parts {
  const [, whole, fraction = ''] = PLAIN.exec(value) ?? [];
  if (whole === undefined) throw new Error(`'${value}' is not a plain decimal`);
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function text({ units, scale }: Parts): string {
  if (scale === 0) return `${units}`;
  const digits = `${units}`.padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  const whole = digits.slice(0, -scale);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
