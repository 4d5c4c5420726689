import { Directory } from './directory.js';

describe('a directory', () => {
  it('does what a map does, however numbers lie', () => {
    const directory = new Directory<{ readonly number: number }>();
    const map = new Map<number, { readonly number: number }>();
    let state = 1;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state;
    };
    for (let turn = 1; turn <= 30_000; turn += 1) {
      // Counted up, small ones, multiples of a power of two, and numbers beyond 32 bits.
      const kinds = [turn, next() % 5000, (next() % 5000) * 4096, 2 ** 52 + (next() % 5000)];
      const number = kinds[turn % 4] ?? 0;
      expect(directory.get(number)).toBe(map.get(number));
      if (map.has(number)) directory.delete(number);
      else directory.add(number, { number });
      if (!map.delete(number)) map.set(number, directory.get(number) as { number: number });
      const other = next() % turn;
      expect(directory.get(other)).toBe(map.get(other));
      directory.delete(other);
      map.delete(other);
    }
    for (const [number, thing] of map) expect(directory.get(number)).toBe(thing);
  });
});
