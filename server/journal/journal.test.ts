import { VirtualClock } from '../ambient/virtual-clock.js';
import { Journal } from './journal.js';

const journal = (max: number): Journal => new Journal(new VirtualClock(1000), max);
const entry = (name: string, text = '') => ({ channel: 'rest', dir: 'in', name, text }) as const;

describe('Journal', () => {
  it('numbers its entries and reads on from any of them', () => {
    const log = journal(100);
    for (let i = 1; i <= 5; i += 1) expect(log.append(entry(`n${i}`))).toBe(i);
    expect(log.entries(2).map(({ name }) => name)).toEqual(['n3', 'n4', 'n5']);
    expect(log.entries(2, 1).map(({ id }) => id)).toEqual([3]);
    expect(log.entries(99)).toEqual([]);
    expect(log.entries(0, 1)[0]).toMatchObject({ at: 1000, ms: 0, cause: null, delivered: true });
  });

  it('gives up the oldest and says how many', () => {
    const log = journal(10);
    for (let i = 1; i <= 5000; i += 1) log.append(entry(`n${i}`));
    expect(log.entries().map(({ id }) => id)).toEqual([
      4991, 4992, 4993, 4994, 4995, 4996, 4997, 4998, 4999, 5000,
    ]);
    expect(log.entries(4998).map(({ id }) => id)).toEqual([4999, 5000]);
    expect(log.dropped).toBe(4990);
  });

  it('is bounded by its text too', () => {
    const log = journal(100);
    const text = 'x'.repeat(30 * 1024 * 1024);
    for (let i = 0; i < 4; i += 1) log.append(entry(`n${i}`, text));
    expect(log.entries().map(({ name }) => name)).toEqual(['n2', 'n3']);
  });

  it('goes on counting after it was emptied', () => {
    const log = journal(10);
    log.append(entry('a'));
    log.clear();
    expect(log.entries()).toEqual([]);
    expect(log.append(entry('b'))).toBe(2);
    expect(log.entries(1).map(({ name }) => name)).toEqual(['b']);
  });
});
