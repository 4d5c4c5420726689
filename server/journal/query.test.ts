import { VirtualClock } from '../ambient/virtual-clock.js';
import { Journal } from './journal.js';
import { compileMatch, type Match } from './match.js';
import { nearMisses } from './near-miss.js';
import { count, find, JournalOverflow, sequence } from './query.js';
import { WaitFailed, waitFor } from './wait.js';

let clock: VirtualClock;
let journal: Journal;
beforeEach(() => {
  clock = new VirtualClock(0);
  journal = new Journal(clock, 5);
});

const add = (name: string, status = 'Open'): number =>
  journal.append({ channel: 'ws', dir: 'out', name, data: { status } });
const match = (given: Match) => compileMatch(given);
const ORDER = match({ name: 'order' });

describe('find and count', () => {
  it('count all and show the oldest', () => {
    for (const name of ['order', 'trade', 'order', 'order']) add(name);
    expect(find(journal, ORDER, 2)).toMatchObject({ count: 3, entries: [{ id: 1 }, { id: 3 }] });
    expect(find(journal, match({ name: 'order', after: 3 }), 2).entries).toMatchObject([{ id: 4 }]);
    expect(count(journal, ORDER)).toBe(3);
  });

  it('count nothing that is lost, unless the range begins later', () => {
    for (let i = 0; i < 7; i += 1) add('order');
    expect(() => count(journal, ORDER)).toThrow(JournalOverflow);
    expect(() => count(journal, match({ after: 1 }))).toThrow(/up to 2/);
    expect(count(journal, match({ after: 2 }))).toBe(5);
    expect(find(journal, ORDER, 10)).toMatchObject({ count: 5, dropped: 2 });
    journal.clear();
    add('order');
    expect(count(journal, ORDER)).toBe(1);
  });
});

describe('a sequence', () => {
  it('lets others lie between', () => {
    for (const name of ['a', 'order', 'b', 'trade']) add(name);
    const matches = [ORDER, match({ name: 'trade' })];
    expect(sequence(journal, matches)).toEqual({
      ok: true,
      found: [2, 4],
      missing: null,
      near: [],
    });
  });

  it('names the first that is missing and what came nearest after the last found', () => {
    add('order', 'Closed');
    add('order', 'New');
    add('order', 'Open');
    const wanted = ['New', 'Open', 'Closed'].map((status) =>
      match({ name: 'order', data: { status } }),
    );
    expect(sequence(journal, wanted)).toEqual({ ok: false, found: [2, 3], missing: 2, near: [] });
    add('order', 'Rejected');
    expect(sequence(journal, wanted).near).toEqual([
      { entry: 4, differs: ['/data/status: wanted "Closed", saw "Rejected"'] },
    ]);
  });

  it('says nothing about what is lost', () => {
    for (let i = 0; i < 7; i += 1) add('order');
    expect(() => sequence(journal, [ORDER])).toThrow(JournalOverflow);
    expect(sequence(journal, [match({ name: 'order', after: 2 })]).ok).toBe(true);
  });
});

describe('near misses', () => {
  it('are the three that meet the most, the name above all, the latest first', () => {
    add('trade', 'Closed');
    add('order', 'Open');
    add('order', 'New');
    add('other', 'Other');
    add('trade', 'Closed');
    const wanted = match({ name: 'order', data: { status: 'Closed' } });
    expect(nearMisses(wanted, journal.entries()).map(({ entry }) => entry)).toEqual([3, 2, 5]);
  });
});

describe('a wait', () => {
  const wait = (given: Match, options: { count?: number; signal?: AbortSignal } = {}) =>
    waitFor(journal, clock, match(given), { count: 1, timeoutMs: 100, ...options });
  const pass = (ms: number): Promise<number> => clock.advance(ms, async () => {});
  const ids = (entries: readonly { id: number }[]) => entries.map(({ id }) => id);

  it('is over at once when the past has what it wants', async () => {
    add('order');
    add('order');
    expect(ids(await wait({ name: 'order' }))).toEqual([1]);
    expect(clock.pending().count).toBe(0);
  });

  it('is over with the entry that makes up the number', async () => {
    add('order');
    const waiting = wait({ name: 'order' }, { count: 3 });
    for (const name of ['order', 'trade', 'order', 'order']) add(name);
    expect(ids(await waiting)).toEqual([1, 2, 4]);
    expect(clock.pending().count).toBe(0);
  });

  it('leaves the past alone with after', async () => {
    add('order');
    const waiting = wait({ name: 'order', after: 1 });
    add('order');
    expect(ids(await waiting)).toEqual([2]);
  });

  it('tells what came nearest when its time is over', async () => {
    add('order', 'Open');
    const waiting = wait({ name: 'order', data: { status: 'Closed' } });
    const failed = expect(waiting).rejects.toMatchObject({
      because: 'deadline',
      message: '0 of 1 entries within 100 ms',
      seen: 2,
      near: [
        { entry: 2, differs: ['/data/status: wanted "Closed", saw "New"'] },
        { entry: 1, differs: ['/data/status: wanted "Closed", saw "Open"'] },
      ],
    });
    add('order', 'New');
    await pass(100);
    await failed;
  });

  it('admits that it could not know', async () => {
    for (let i = 0; i < 7; i += 1) add('order');
    const failed = expect(wait({ name: 'x' })).rejects.toThrow(JournalOverflow);
    const lateButSure = expect(wait({ name: 'x', after: 2 })).rejects.toThrow(WaitFailed);
    await pass(100);
    await Promise.all([failed, lateButSure]);
    expect(ids(await wait({ name: 'order' }))).toEqual([3]);
  });

  it('ends with the journal, and with whoever asked', async () => {
    const gone = new AbortController();
    const both = [wait({ name: 'x' }), wait({ name: 'x' }, { signal: gone.signal })];
    gone.abort();
    journal.end('reset');
    const reasons = await Promise.all(both.map((each) => each.catch(({ because }) => because)));
    expect(reasons).toEqual(['reset', 'gone']);
    expect(clock.pending().count).toBe(0);
    const late = wait({ name: 'x' }, { signal: gone.signal });
    await expect(late).rejects.toMatchObject({ because: 'gone' });
  });
});
