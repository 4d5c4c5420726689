/** Compares numbers exactly, whatever they came as: number, bigint, text, or a long decimal of our JSON. */
import { decimalText, LongDecimal } from '../../schemas/index.js';

const PLAIN = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/** @returns below, at or above 0 as `left` is less, equal or greater; `undefined` when one is no number */
export function compareNumbers(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const a = plainOf(left);
  const b = plainOf(right);
  if (a === undefined || b === undefined) return undefined;
  return a === b ? 0 : compareTexts(a, b);
}

/** Whether the value is a number, or text that is one in plain notation. */
export const isNumber = (value: unknown): boolean => plainOf(value) !== undefined;

/** The plain notation of a number; text with an exponent or leading zeros is no number but a word. */
function plainOf(value: unknown): string | undefined {
  if (typeof value === 'string') return PLAIN.test(value) ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : undefined;
  if (typeof value === 'bigint') return String(value);
  return value instanceof LongDecimal ? value.text : undefined;
}

function compareTexts(a: string, b: string): number {
  const [, signA, wholeA = '', fractionA = ''] = PLAIN.exec(a) ?? [];
  const [, signB, wholeB = '', fractionB = ''] = PLAIN.exec(b) ?? [];
  const places = Math.max(fractionA.length, fractionB.length);
  const unitsA = BigInt(signA + wholeA + fractionA.padEnd(places, '0'));
  const unitsB = BigInt(signB + wholeB + fractionB.padEnd(places, '0'));
  return unitsA < unitsB ? -1 : unitsA > unitsB ? 1 : 0;
}
