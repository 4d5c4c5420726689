/** JSON text to values without losing digits: `JSON.parse` rounds 9007199254740993 and 0.123456789012345678. */
import { decimalFrom } from './numbers.js';

/** A decimal with more digits than a number carries, kept apart from a JSON string of the same text. */
export class LongDecimal {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** A number literal of this many digits and dots may be more than a `number` carries. */
const LONG_LITERAL = 16;

/** Integers of more digits than this are no ids; turning them into bigints would cost time for nothing. */
const MAX_INTEGER_DIGITS = 40;

/**
 * Parses JSON like `JSON.parse`, but integers beyond 2^53 come back as `bigint` and longer
 * decimals as `LongDecimal`. @throws SyntaxError exactly when `JSON.parse` does
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return hasLongLiteral(text) ? reparse(text) : value;
}

/**
 * A run of 16 digits and dots covers every 16th place of the text at least once, so looking
 * there is enough; strings may raise a false alarm, which costs time but is never wrong.
 */
function hasLongLiteral(text: string): boolean {
  for (let at = LONG_LITERAL - 1; at < text.length; at += LONG_LITERAL) {
    if (!isDigitOrDot(text.charCodeAt(at))) continue;
    let start = at;
    let end = at;
    while (start > 0 && isDigitOrDot(text.charCodeAt(start - 1))) start -= 1;
    while (end + 1 < text.length && isDigitOrDot(text.charCodeAt(end + 1))) end += 1;
    if (end - start + 1 >= LONG_LITERAL) return true;
    at = end;
  }
  return false;
}

const isDigitOrDot = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;

interface Open {
  readonly into: unknown[] | Record<string, unknown>;
  key: string | undefined;
}

/** Builds the value again from tokens, without recursion; the text is known to be valid JSON. */
function reparse(text: string): unknown {
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s,:[\]{}"]+/g;
  const stack: Open[] = [];
  let root: unknown;
  for (const [token] of text.matchAll(tokens)) {
    const open = stack.at(-1);
    if (token === ']' || token === '}') {
      stack.pop();
    } else if (open !== undefined && !Array.isArray(open.into) && open.key === undefined) {
      open.key = JSON.parse(token) as string;
    } else {
      const value = token === '[' ? [] : token === '{' ? {} : scalarOf(token);
      if (open === undefined) root = value;
      else put(open, value);
      if (token === '[' || token === '{') {
        stack.push({ into: value as Open['into'], key: undefined });
      }
    }
  }
  return root;
}

function put(open: Open, value: unknown): void {
  if (Array.isArray(open.into)) {
    open.into.push(value);
    return;
  }
  // A plain assignment to `__proto__` would change the object instead of filling it.
  Object.defineProperty(open.into, open.key ?? '', {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  open.key = undefined;
}

function scalarOf(token: string): unknown {
  const first = token.charCodeAt(0);
  const isNumber = first === 45 || (first >= 48 && first <= 57);
  if (!isNumber || token.length < LONG_LITERAL) return JSON.parse(token);
  if (/^-?\d+$/.test(token)) {
    const small = Number(token);
    return Number.isSafeInteger(small) || token.length > MAX_INTEGER_DIGITS ? small : BigInt(token);
  }
  const decimal = decimalFrom(token);
  return typeof decimal === 'string' ? new LongDecimal(decimal) : (decimal ?? Number(token));
}
