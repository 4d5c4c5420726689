import fc from 'fast-check';

import { LongDecimal, parseExact } from './json.js';

describe('parseExact', () => {
  it('keeps integers beyond 2^53 and long decimals', () => {
    const text =
      '{"a":9007199254740993,"b":[-9223372036854775808,{"c":0.123456789012345678}],"d":"9007199254740993"}';
    expect(parseExact(text)).toEqual({
      a: 9007199254740993n,
      b: [-9223372036854775808n, { c: new LongDecimal('0.123456789012345678') }],
      d: '9007199254740993',
    });
  });

  it('finds a long number wherever it stands', () => {
    for (let pad = 0; pad < 40; pad += 1) {
      expect(parseExact(`${' '.repeat(pad)}9007199254740993`)).toBe(9007199254740993n);
      expect(parseExact(`[${'1,'.repeat(pad)}9007199254740993]`)).toContain(9007199254740993n);
    }
  });

  it('reads like JSON.parse where numbers are short, whatever the strings hold', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.boolean(), (json, withLong) => {
        const text = withLong ? `[12345678901234567890,${json}]` : json;
        const read = parseExact(text);
        const plain = withLong ? (read as unknown[])[1] : read;
        expect(digitsDropped(plain)).toEqual(JSON.parse(json));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', '{', '{"a":}', '[1,]', '{"a":12345678901234567890', 'NaN', '01', "'a'"])(
    'refuses %p like JSON.parse',
    (text) => {
      expect(() => JSON.parse(text)).toThrow(SyntaxError);
      expect(() => parseExact(text)).toThrow(SyntaxError);
    },
  );

  it('fills __proto__ as an ordinary property', () => {
    const value = parseExact('{"__proto__":{"x":1},"long":12345678901234567890}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__', 'long']);
  });

  it('survives deep nesting with a long number inside', () => {
    const depth = 100_000;
    const text = `${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`;
    expect(Array.isArray(parseExact(text))).toBe(true);
  });

  it('does not spend time on absurdly long integers', () => {
    expect(parseExact('9'.repeat(300))).toBe(Number('9'.repeat(300)));
  });
});

/** What JSON.parse would have made of the numbers that were kept exactly. */
function digitsDropped(value: unknown): unknown {
  if (typeof value === 'bigint' || value instanceof LongDecimal) return Number(String(value));
  if (Array.isArray(value)) return value.map(digitsDropped);
  if (typeof value !== 'object' || value === null) return value;
  const copy = {};
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: digitsDropped(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}
