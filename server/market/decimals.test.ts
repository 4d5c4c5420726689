import {
  compareDecimals,
  isPositiveDecimal,
  neighbours,
  plainDecimal,
  plus,
  stepsIn,
  times,
  wholeAbove,
  wholeRatio,
} from './decimals.js';

describe('decimals', () => {
  it('count steps where floating point would miss', () => {
    expect(stepsIn('0.3', '0.1')).toBe(3n);
    expect(stepsIn('0.0105', '0.0000001')).toBe(105000n);
    expect(stepsIn('9007199254740993', '1')).toBe(9007199254740993n);
    expect(stepsIn('65123.55', '0.1')).toBeNull();
  });

  it('name the multiples around a value', () => {
    expect(neighbours('65123.55', '0.1')).toEqual(['65123.5', '65123.6']);
    expect(neighbours('0.0005', '0.001')).toEqual(['0', '0.001']);
  });

  it('add, multiply and compare exactly', () => {
    expect(plus('0.1', '0.2')).toBe('0.3');
    expect(times('0.0000001', '105001')).toBe('0.0105001');
    expect(times('0.1', '10')).toBe('1');
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(compareDecimals('0.9', '0.10')).toBe(1);
    expect(compareDecimals('9', '10')).toBe(-1);
  });

  it('lose needless zeros and round up only when asked', () => {
    expect(plainDecimal('0.10')).toBe('0.1');
    expect(plainDecimal('10')).toBe('10');
    expect(plainDecimal('0.00')).toBe('0');
    expect(wholeAbove('1.000001')).toBe('2');
    expect(wholeAbove('2')).toBe('2');
    expect(wholeRatio('100', '65123.5')).toBe('1');
    expect(wholeRatio('1', '0.3')).toBe('4');
  });

  it.each(['0', '0.0', '-1', '1e3', '.5', '5.', '', ' 1'])('know that %j is no amount', (text) => {
    expect(isPositiveDecimal(text)).toBe(false);
  });
});
