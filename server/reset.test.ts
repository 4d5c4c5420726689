import { type Mock, startMock } from './index.js';
import { keepBusy } from './testing/activity.js';
import { observe } from './testing/observe.js';
import { call } from './testing/wire.js';

const OPTIONS = { clock: 'virtual', seed: 5 } as const;
/** Whole worlds, several times over. */
const LIMIT_MS = 60_000;
const mocks: Mock[] = [];
const begin = async (options: Parameters<typeof startMock>[0] = OPTIONS): Promise<Mock> => {
  const mock = await startMock(options);
  mocks.push(mock);
  return mock;
};
afterEach(async () => {
  await Promise.all(mocks.splice(0).map((mock) => mock.stop()));
});

describe('a reset', () => {
  it.each(['default', 'in-position'])(
    'restores the exact start of %s, whatever happened',
    async (scenario) => {
      const options = { ...OPTIONS, scenario };
      const used = await begin(options);
      const wires = await keepBusy(used);
      const before = await observe(used, { isLookingAhead: false });
      await used.reset();
      expect(await Promise.all(wires.map(({ closed }) => closed))).toEqual([1012, 1012]);
      const fresh = await observe(await begin(options));
      expect(before).not.toBe(fresh);
      expect(await observe(used)).toBe(fresh);
    },
    LIMIT_MS,
  );

  it('does so again and again', async () => {
    const used = await begin();
    const fresh = await observe(used, { isLookingAhead: false });
    for (let round = 0; round < 2; round += 1) {
      for (const wire of await keepBusy(used, round)) wire.socket.terminate();
      await used.reset();
      expect(await observe(used, { isLookingAhead: false })).toBe(fresh);
      await used.reset();
    }
  });

  it('with sockets kept only forgets their subscriptions', async () => {
    const used = await begin();
    const wires = await keepBusy(used);
    used.sockets.resume('all');
    await Promise.all(wires.map((wire) => wire.fence()));
    await used.reset({ sockets: 'keep' });
    const { sockets } = used.sockets.list();
    expect(sockets.map(({ subscriptions }) => subscriptions)).toEqual([[], []]);
    const without = (text: string) => ({ ...JSON.parse(text), sockets: null });
    const fresh = await observe(await begin(), { isLookingAhead: false });
    expect(without(await observe(used, { isLookingAhead: false }))).toEqual(without(fresh));
    for (const wire of wires) wire.close();
  });

  it('refuses what it cannot mean, and leaves the world alone', async () => {
    const mock = await begin();
    await call(`${mock.url}/ping`);
    for (const request of [{ seed: -1 }, { seed: 2 ** 32 }, { sead: 7 }, { sockets: 'cut' }]) {
      await expect(mock.reset(request as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect([mock.journal.count({ name: 'ping' }), mock.options.seed]).toEqual([
      { count: 2 },
      OPTIONS.seed,
    ]);
  });

  it('to another seed or scenario is as if begun with it', async () => {
    const used = await begin();
    await keepBusy(used);
    await used.reset({ seed: 9, scenario: 'quiet' });
    const fresh = await begin({ ...OPTIONS, seed: 9, scenario: 'quiet' });
    expect(await observe(used)).toBe(await observe(fresh));
  });
});

describe('many mocks in one process', () => {
  const KINDS = [
    { seed: 1, dialect: 'camel', scenario: 'default' },
    { seed: 2, dialect: 'mixed', scenario: 'quiet' },
    { seed: 3, dialect: 'pascal', scenario: 'quiet' },
    { seed: 4, dialect: 'camel', ids: 'int64', scenario: 'quiet' },
    { seed: 5, dialect: 'mixed', scenario: 'magic' },
    { seed: 6, dialect: 'pascal', scenario: 'thin' },
    { seed: 7, dialect: 'camel', knobs: { resubscribeSnapshot: true }, scenario: 'empty' },
    { seed: 1, dialect: 'camel', scenario: 'default' },
  ] as const;

  it(
    'do not see each other, whatever their seeds, dialects and clocks',
    async () => {
      const all = await Promise.all(KINDS.map((kind) => begin({ clock: 'virtual', ...kind })));
      const still = { isLookingAhead: false };
      const before = await Promise.all(all.map((mock) => observe(mock, still)));
      await Promise.all(all.map((mock) => mock.reset()));
      const busy = all.filter((_, i) => i % 2 === 0);
      const wires = await Promise.all(busy.map((mock, round) => keepBusy(mock, round)));
      const idle = await Promise.all(all.map((mock) => observe(mock, still)));
      for (const [i, text] of idle.entries())
        expect([i, text === before[i]]).toEqual([i, i % 2 === 1]);
      for (const wire of wires.flat()) wire.socket.terminate();
      // Two with the same options live the same life, beside whoever.
      await Promise.all(all.map((mock) => mock.reset()));
      const lives = await Promise.all(all.map((mock) => observe(mock)));
      expect(lives[0]).toBe(lives[7]);
      expect(new Set(lives).size).toBe(7);
    },
    LIMIT_MS,
  );

  it('end without leaving a handle', async () => {
    const handles = (): string[] =>
      process.getActiveResourcesInfo().filter((each) => /TCPServer|Timeout|Immediate/.test(each));
    const before = handles().length;
    const mocks = await Promise.all(
      KINDS.map((kind) => startMock({ ...kind, clock: 'real', controlPort: 0 })),
    );
    expect(handles().length).toBeGreaterThan(before);
    await Promise.all(mocks.map((mock) => mock.stop()));
    // Node lets go of a closed server at the end of a turn of its loop.
    while (handles().length > before) await new Promise((turn) => setImmediate(turn));
  });
});
