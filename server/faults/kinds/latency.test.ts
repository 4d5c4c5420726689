import { Stand } from '../testing/stand.js';

describe('latency', () => {
  it('lets units come later, in their order', async () => {
    const stand = new Stand([{ kind: 'latency', with: { ms: 50 } }]);
    stand.send('a');
    await stand.advance(20);
    stand.send('b');
    expect(stand.texts).toEqual([]);
    await stand.advance(60);
    expect(stand.arrived.map(({ at, text }) => [at, text])).toEqual([
      [50, 'a'],
      [70, 'b'],
    ]);
  });

  it.each([
    [{ distribution: 'uniform', minMs: 10, maxMs: 20 }, 10, 20],
    [{ distribution: { uniform: { minMs: 10, maxMs: 20 } } }, 10, 20],
    [{ distribution: 'lognormal', medianMs: 100, sigma: 0.3 }, 10, 1000],
  ])('draws from %j, and again the same', async (options, least, most) => {
    const run = async () => {
      const stand = new Stand([{ kind: 'latency', with: options }]);
      for (let i = 0; i < 20; i += 1) stand.send(`${i}`, { sessions: [`s${i}`] });
      await stand.advance(60_000);
      return stand.arrived.map(({ at }) => at);
    };
    const first = await run();
    expect(new Set(first).size).toBeGreaterThan(3);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...first)).toBeLessThanOrEqual(most);
    expect(await run()).toEqual(first);
  });

  it.each([
    [{}, '/with/ms'],
    [{ ms: 1, distribution: 'uniform' }, '/with/ms'],
    [{ distribution: 'normal' }, '/with/distribution'],
    [{ distribution: 'uniform', minMs: 5, maxMs: 1 }, '/with/distribution'],
  ])('refuses %j', (options, pointer) => {
    expect(() => new Stand([{ kind: 'latency', with: options }])).toThrow(
      expect.objectContaining({ pointer }),
    );
  });
});
