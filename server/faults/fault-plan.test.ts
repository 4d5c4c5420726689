import type { FaultEntry } from './fault-entry.js';
import { Stand } from './testing/stand.js';

const DROP = { kind: 'drop' } as const;
const lost = ({ arrived }: Stand): string =>
  arrived.map(({ fate, text }) => (fate.do === 'lose' ? '-' : text)).join('');

describe('a fault entry', () => {
  it.each<[FaultEntry, string]>([
    [{ ...DROP, nth: 3 }, 'ab----'],
    [{ ...DROP, nth: 2, count: 2 }, 'a--def'],
    [{ ...DROP, match: { name: 'x' } }, 'abcdef'],
    [{ ...DROP, match: { session: 's1', data: { n: { gt: 3 } } } }, 'abcd--'],
    [{ ...DROP, probability: 0 }, 'abcdef'],
    [{ ...DROP, fromMs: 20 }, 'ab----'],
    [{ ...DROP, fromMs: 10, untilMs: 30 }, 'a--def'],
  ])('%j leaves %s of abcdef', async (entry, wanted) => {
    const stand = new Stand([entry]);
    for (const [n, text] of [...'abcdef'].entries()) {
      stand.send(text, { data: { n } });
      await stand.advance(10);
    }
    expect(lost(stand)).toBe(wanted);
  });

  it('draws its chances from the seed, apart from other faults', () => {
    const run = (seed: number, others: readonly FaultEntry[] = []): string => {
      const stand = new Stand([{ ...DROP, probability: 0.5 }, ...others], seed);
      for (const text of 'abcdefghijklmnopqrstuvwxyz') stand.send(text);
      return lost(stand);
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
    const other = { kind: 'latency', on: 'ws.in', probability: 0.5, with: { ms: 1 } } as const;
    expect(run(1, [other])).toBe(run(1));
    expect(run(1)).toMatch(/-.*[a-z].*-/);
  });

  it.each([
    [{ kind: 'latncy' }, '/kind', "No fault kind 'latncy'", "did you mean 'latency'?"],
    [{}, '/kind', "'kind' is required", expect.stringMatching(/^one of: latency, /)],
    [
      { kind: 'drop', on: 'ws.otu' },
      '/on',
      "drop does not act on 'ws.otu'",
      "did you mean 'ws.out'?",
    ],
    [{ kind: 'drop', cuont: 1 }, '/cuont', "Unknown key 'cuont'", "did you mean 'count'?"],
    [
      { kind: 'latency', with: { mss: 1 } },
      '/with/mss',
      "latency has no key 'mss'",
      "did you mean 'ms'?",
    ],
    [
      { kind: 'throttle' },
      '/with/bytesPerSecond',
      "throttle needs 'bytesPerSecond'",
      expect.any(String),
    ],
    [
      { kind: 'malform', with: { as: 'cutt' } },
      '/with/as',
      "'cutt' is none of the words",
      "did you mean 'cut'?",
    ],
    [
      { kind: 'drop', match: { nme: 'x' } },
      '/match/nme',
      "No key 'nme' in a match",
      "did you mean 'name'?",
    ],
    [{ kind: 'drop', match: { after: 3 } }, '/match/after', expect.any(String), null],
    [{ kind: 'drop', nth: 0 }, '/nth', "'nth' takes an integer from 1", null],
    [{ kind: 'drop', probability: 2 }, '/probability', expect.any(String), null],
    [{ kind: 'drop', fromMs: 5, untilMs: 5 }, '/untilMs', expect.any(String), null],
  ])('%j is refused at %s', (entry, pointer, message, hint) => {
    expect(() => new Stand([entry as FaultEntry])).toThrow(
      expect.objectContaining({ pointer, message, hint }),
    );
  });
});

describe('a plan', () => {
  it('lets faults compose in the order of their creation', async () => {
    const patch = { kind: 'malform', on: 'ws.out', with: { as: 'array' } } as const;
    const size = { kind: 'oversize', with: { bytes: 20 } } as const;
    const [first, second] = [new Stand([patch, size]), new Stand([size, patch])];
    for (const stand of [first, second]) stand.send('{"a":1}');
    expect([first.texts[0]?.length, second.texts[0]?.length]).toEqual([20, 22]);
    expect(first.arrived[0]?.faults).toEqual(['f1', 'f2']);
  });

  it('forgets a fault that is removed, and knows no other', () => {
    const stand = new Stand([DROP]);
    expect([stand.plan.remove('f2'), stand.plan.remove('f1')]).toEqual([false, true]);
    expect([stand.plan.on('ws.out'), stand.plan.list()]).toEqual([[], []]);
  });

  it('adds all or none', () => {
    const stand = new Stand([]);
    expect(() => stand.plan.addAll([DROP, { kind: 'nope' }], '/faults')).toThrow(
      expect.objectContaining({ pointer: '/faults/1/kind' }),
    );
    expect(() => stand.plan.addAll([DROP, { kind: 'latency' }], '/faults')).toThrow(
      expect.objectContaining({ pointer: '/faults/1/with/ms' }),
    );
    expect(stand.plan.list()).toEqual([]);
  });
});
