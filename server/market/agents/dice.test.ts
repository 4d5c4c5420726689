import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Prng } from '../../ambient/prng.js';
import { Dice, integerRoot, WAIT_UNIT } from './dice.js';

const FOLDER = join(import.meta.dirname, '..');

describe('Dice', () => {
  it('waits exponentially: mean 1, variance 1, forgetful', () => {
    const dice = new Dice(new Prng(1));
    const waits = Array.from({ length: 200_000 }, () => dice.wait() / WAIT_UNIT);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    const variance = waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0) / waits.length;
    const beyond = (least: number) => waits.filter((wait) => wait > least).length / waits.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(beyond(1)).toBeCloseTo(Math.exp(-1), 2);
    expect(beyond(3)).toBeCloseTo(Math.exp(-3), 2);
  });

  it('waits for a rate in microseconds, at least one, and for ever at rate 0', () => {
    const dice = new Dice(new Prng(2));
    const waits = Array.from({ length: 50_000 }, () => dice.waitUs(10 * 1024));
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 100_000).toBeCloseTo(1, 1);
    expect(waits.every((wait) => Number.isSafeInteger(wait) && wait >= 1)).toBe(true);
    expect(dice.waitUs(0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('draws octave numbers whose tail follows the coin', () => {
    const dice = new Dice(new Prng(3));
    const numbers = Array.from({ length: 100_000 }, () => dice.octave(32_768));
    const share = (least: number) => numbers.filter((n) => n >= least).length / numbers.length;
    expect(Math.min(...numbers)).toBe(1);
    expect(share(2)).toBeCloseTo(0.5, 1);
    expect(share(64)).toBeCloseTo(1 / 64, 2);
    expect(Math.max(...numbers)).toBeLessThan(65_536);
  });

  it('knows integer roots exactly', () => {
    for (const root of [0, 1, 2, 3, 1000, 94_906_265]) {
      expect(integerRoot(root * root)).toBe(root);
      if (root > 1) expect(integerRoot(root * root - 1)).toBe(root - 1);
    }
  });
});

describe('the market', () => {
  it('uses no function whose last digit depends on the machine', () => {
    const inexact =
      /Math\.(log\w*|exp\w*|pow|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot|random)\b|[^/*]\*\*[^/*]/;
    const files = [FOLDER, join(FOLDER, 'agents')].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => join(folder, name)),
    );
    const offenders = files.filter((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        // Powers of two are exact everywhere, and so are those of big integers.
        .some((line) => inexact.test(line.replaceAll(/\b(2 \*\* \d+|10n \*\*)/g, ''))),
    );
    expect(offenders).toEqual([]);
  });
});
