import fc from 'fast-check';

import { decimalFrom, decimalText, int64From, int64Text } from './numbers.js';

describe('decimalText', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [-1.5e-9, '-0.0000000015'],
    [1e21, '1000000000000000000000'],
    [65000, '65000'],
    [-0, '0'],
    [0.01, '0.01'],
    [9007199254740991, '9007199254740991'],
    [123456.789, '123456.789'],
    ['1234567890.12345678', '1234567890.12345678'],
    ['1E-8', '0.00000001'],
    ['1.500', '1.500'],
    ['.5', '0.5'],
  ])('writes %p as %s', (value, text) => {
    expect(decimalText(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 'abc', '', '1e999', '--1', '0x10'])(
    'refuses %p',
    (value) => {
      expect(() => decimalText(value)).toThrow(RangeError);
    },
  );
});

describe('decimalFrom', () => {
  it.each([
    ['0.123456789012345', 0.123456789012345],
    ['0.1234567890123456', '0.1234567890123456'],
    ['1234567890.12345678', '1234567890.12345678'],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['1E-8', 1e-8],
    ['+5', 5],
    ['-0', 0],
    ['000.10', 0.1],
  ])('reads %s as %p', (literal, value) => {
    expect(decimalFrom(literal)).toBe(value);
  });

  it.each(['', '.', 'e5', '1e999', '1e400', '1e-400', '9'.repeat(400), '1 ', 'NaN', '1,5'])(
    'does not read %p',
    (literal) => {
      expect(decimalFrom(literal)).toBeUndefined();
    },
  );

  it('gives back every decimal of up to 30 digits', () => {
    const literals = fc
      .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(30))
      .map(([digits, scale]) => `${digits}e-${scale}`);
    fc.assert(
      fc.property(literals, (literal) => {
        const text = decimalText(decimalFrom(literal) ?? Number.NaN);
        expect(sameDecimal(text, literal)).toBe(true);
        expect(text).not.toMatch(/e/i);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Compares by integers of one common scale, without our own code. */
function sameDecimal(plain: string, literal: string): boolean {
  const [whole = '', fraction = ''] = plain.split('.');
  const [digits = '', exponent = '0'] = literal.split('e-');
  const left = BigInt(whole + fraction.padEnd(40, '0'));
  return left === BigInt(digits) * 10n ** BigInt(40 - Number(exponent));
}

describe('int64', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['+7', 7],
    ['-0', 0],
  ])('reads %s exactly', (literal, value) => {
    expect(int64From(literal)).toBe(value);
    expect(int64Text(value)).toBe(String(value));
  });

  it.each(['9223372036854775808', '99999999999999999999', '1.5', 'abc', ''])(
    'does not read %p',
    (literal) => {
      expect(int64From(literal)).toBeUndefined();
    },
  );

  it('refuses to write what is no 64-bit integer', () => {
    expect(() => int64Text(1.5)).toThrow(RangeError);
    expect(() => int64Text(2n ** 63n)).toThrow(RangeError);
    expect(() => int64Text(2 ** 60)).toThrow(RangeError);
  });
});
