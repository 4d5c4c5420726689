import { Prng } from './prng.js';

const draw = (prng: Prng, count = 5): number[] => Array.from({ length: count }, () => prng.next());

describe('Prng', () => {
  it('draws the same for the same seed, and something else for another', () => {
    expect(draw(new Prng(7))).toEqual(draw(new Prng(7)));
    expect(draw(new Prng(7))).not.toEqual(draw(new Prng(8)));
  });

  it('splits by name, whatever was drawn before', () => {
    const a = new Prng(7);
    const before = draw(a.split('makers'));
    draw(a, 100);
    expect(draw(a.split('makers'))).toEqual(before);
    expect(draw(a.split('takers'))).not.toEqual(before);
    expect(draw(new Prng(8).split('makers'))).not.toEqual(before);
  });

  it('draws integers evenly between both ends', () => {
    const prng = new Prng(1);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i += 1) {
      const value = prng.int(1, 6);
      counts[value - 1] = (counts[value - 1] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('gives text of hexadecimal digits of any length', () => {
    expect(new Prng(1).hex(32)).toMatch(/^[0-9a-f]{32}$/);
    expect(new Prng(1).hex(3)).toHaveLength(3);
  });

  it('does not pick from nothing', () => {
    expect(() => new Prng(1).pick([])).toThrow(RangeError);
  });
});
