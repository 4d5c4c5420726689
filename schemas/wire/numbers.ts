/** Numbers that JavaScript would bend: ids to 2^63 − 1 and decimals of any length, exact in both directions. */

/** A 64-bit integer: a `number` while that is exact, a `bigint` beyond 2^53 − 1. */
export type Int64 = number | bigint;

/**
 * A decimal: a `number` while its 15 significant digits are exact, plain text such as
 * `'1234567890.12345678'` beyond that. `Number(value)` always gives the nearest double.
 */
export type Decimal = number | string;

/** An instant in ISO 8601 with a numeric offset, `2026-03-16T12:00:01.234+00:00`. */
export type Instant = string;

/** A double keeps every decimal of this many significant digits apart. */
const EXACT_DIGITS = 15;

/** Decimals with larger exponents are not money; writing them out would fill memory with zeros. */
const MAX_EXPONENT = 400;

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

const LITERAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,9}))?$/;
const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const INTEGER = /^[+-]?\d{1,40}$/;

/**
 * Writes a decimal in plain notation, never with an exponent, never with the noise of binary
 * fractions: `1e-7` becomes `0.0000001`, `0.1 + 0.2` becomes `0.3`.
 * @throws RangeError for a value that is no finite decimal
 */
export function decimalText(value: Decimal): string {
  if (typeof value === 'string') {
    if (PLAIN.test(value)) return value;
    const text = plainText(value);
    if (text === undefined) throw new RangeError(`'${value}' is not a decimal`);
    return text;
  }
  const text = `${value}`;
  const size = value < 0 ? -value : value;
  if (text.length <= EXACT_DIGITS + 1 && size >= 1e-6 && size < 1e15) return text;
  if (Number.isSafeInteger(value)) return value === 0 ? '0' : text;
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a decimal`);
  return plainText(value.toPrecision(EXACT_DIGITS)) ?? text;
}

/** Reads a decimal literal, exponents allowed; `undefined` when it is none. */
export function decimalFrom(literal: string): Decimal | undefined {
  const text = plainText(literal);
  if (text === undefined) return undefined;
  const significant = text.replace('.', '').replace(/^-?0*/, '').replace(/0+$/, '');
  const value = Number(text);
  // Beyond what a double reaches, or below what it tells from nothing, there is no money.
  if (!Number.isFinite(value) || (value === 0 && significant !== '')) return undefined;
  if (significant.length <= EXACT_DIGITS) return value;
  return Number.isSafeInteger(value) && !text.includes('.') ? value : text;
}

/** Writes an id. @throws RangeError for a value that is no 64-bit integer */
export function int64Text(value: Int64): string {
  if (!isInt64(value)) throw new RangeError(`${value} is not a 64-bit integer`);
  return String(value);
}

/** Reads an integer literal; `undefined` when it is none or does not fit into 64 bits. */
export function int64From(literal: string): Int64 | undefined {
  if (!INTEGER.test(literal)) return undefined;
  const small = Number(literal);
  if (Number.isSafeInteger(small)) return small + 0;
  const big = BigInt(literal.replace('+', ''));
  return isInt64(big) ? big : undefined;
}

export function isInt64(value: unknown): value is Int64 {
  if (typeof value === 'bigint') return value >= MIN_INT64 && value <= MAX_INT64;
  return Number.isSafeInteger(value);
}

/** The shortest plain notation of a literal: no exponent, no leading or trailing zeros, no `-0`. */
function plainText(literal: string): string | undefined {
  const match = LITERAL.exec(literal);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (whole + fraction === '' || Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = Math.max(point, 1);
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(cut).replace(/0+$/, '');
  const text = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && text !== '0' ? `-${text}` : text;
}
