import { IdIndex } from './id-index.js';

describe('the index of ids', () => {
  it('does what a map does, however ids lie', () => {
    const index = new IdIndex();
    const map = new Map<number, number>();
    let state = 1;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state;
    };
    for (let row = 1; row <= 20_000; row += 1) {
      // Small ids, multiples of a power of two, and ids beyond 32 bits.
      const id = [next() % 5000, (next() % 5000) * 4096, 2 ** 52 + (next() % 5000)][row % 3] ?? 0;
      expect(index.find(id)).toBe(map.get(id) ?? 0);
      if (map.has(id)) index.remove(id);
      else index.add(id, row);
      if (!map.delete(id)) map.set(id, row);
    }
    for (const [id, row] of map) expect(index.find(id)).toBe(row);
  });
});
