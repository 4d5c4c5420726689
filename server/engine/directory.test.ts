import { Directory } from './directory.js';

describe('a directory', () => {
  it('does what a map does, however numbers lie', () => {
    const directory = new Directory<{ readonly id: number }>();
    const map = new Map<number, { readonly id: number }>();
    let state = 1;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state;
    };
    // A matcher each would cost most of the time.
    const agrees = (number: number): boolean => directory.get(number) === map.get(number);
    const differing: number[] = [];
    for (let turn = 1; turn <= 30_000; turn += 1) {
      // Counted up, small ones, multiples of a power of two, and numbers beyond 32 bits.
      const kinds = [turn, next() % 5000, (next() % 5000) * 4096, 2 ** 52 + (next() % 5000)];
      const number = kinds[turn % 4] ?? 0;
      if (!agrees(number)) differing.push(number);
      const known = map.get(number);
      if (known === undefined) {
        const thing = { id: number };
        directory.add(thing);
        map.set(number, thing);
      } else {
        directory.delete(known);
        map.delete(number);
      }
      const other = next() % turn;
      if (!agrees(other)) differing.push(other);
      directory.delete(map.get(other) ?? { id: other });
      map.delete(other);
    }
    expect(map.size).toBeGreaterThan(0);
    expect([...differing, ...[...map.keys()].filter((number) => !agrees(number))]).toEqual([]);
  });
});
