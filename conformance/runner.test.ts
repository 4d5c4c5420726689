import { type Case, defineCase } from './case.js';
import type { Ground } from './ground.js';
import { Probe } from './probe.js';
import { type Arena, runOne } from './runner.js';
import type { Target } from './targets/target.js';
import { standingTime } from './targets/target-time.js';

const target: Target = {
  name: 'nowhere',
  url: 'http://127.0.0.1:1',
  mark: null,
  edition: null,
  permits: ['read'],
  excludesFills: false,
  rules: null,
  run: 1,
  seed: 1,
  time: standingTime(500, async () => {}),
  world: null,
  stop: async () => {},
};
const ground: Ground = {
  futures: null,
  spot: null,
  connectionId: null,
  inactiveId: null,
  viewModeId: null,
  unknownId: 1,
  unknownTicker: 'X',
  bindings: [],
  capabilities: new Set(),
};
const arena: Arena = { target, probe: new Probe(target.url), ground, guard: null };

const judge = (run: Case['run'], given: Partial<Case> = {}, deadlineMs = 60_000) =>
  runOne(
    { ...defineCase({ id: 'a', title: 'A', requirement: 'It is so', covers: [], run }), ...given },
    arena,
    { deadlineMs },
  );

describe('runOne', () => {
  it('passes a case that finds nothing', async () => {
    const { verdict } = await judge(async ({ expect: judged }) => void judged.equal(1, 1));
    expect(verdict).toBe('pass');
  });

  it('takes a case without a judgement for a mistake', async () => {
    expect((await judge(async () => {})).verdict).toBe('error');
  });

  it('keeps every finding with the requirement', async () => {
    const { verdict, findings } = await judge(async ({ expect: judged }) => {
      judged.equal(1, 2, '/a');
      judged.stop('more', 'less');
    });
    expect(verdict).toBe('fail');
    expect(findings.map(({ expected, pointer }) => [expected, pointer])).toEqual([
      ['2', '/a'],
      ['more', ''],
    ]);
    expect(findings[0]?.requirement).toBe('It is so');
  });

  it('only records what is merely observed', async () => {
    const run: Case['run'] = async ({ expect: judged }) => void judged.equal(1, 2);
    expect((await judge(run, { level: 'observed' })).verdict).toBe('observed');
  });

  it('takes a terminal that does not answer for a deviating one', async () => {
    const { verdict, findings } = await judge(async ({ probe }) => void (await probe.get('/ping')));
    expect(verdict).toBe('fail');
    expect(findings[0]?.expected).toBe('an answer');
  });

  it('ends a case that takes too long', async () => {
    const { verdict, findings } = await judge(() => new Promise(() => {}), {}, 50);
    expect(verdict).toBe('fail');
    expect(findings[0]?.expected).toMatch(/within 50 ms/);
  });

  it('takes a bug of a case for our mistake', async () => {
    const { verdict, reason } = await judge(async () => {
      throw new TypeError('oops');
    });
    expect(verdict).toBe('error');
    expect(reason).toContain('oops');
  });

  it('skips what is not permitted and what the target lacks', async () => {
    const run: Case['run'] = async () => {};
    expect((await judge(run, { effect: 'trade' })).reason).toMatch(/'trade' is not permitted/);
    expect((await judge(run, { needs: ['futures'] })).reason).toBe('the target lacks futures');
    expect((await judge(async (context) => void context.place)).verdict).toBe('skip');
  });

  it('undoes in reverse, however the case ends', async () => {
    const order: number[] = [];
    await judge(async (context) => {
      context.undo(async () => order.push(1));
      context.undo(async () => order.push(2));
      throw new Error('oops');
    });
    expect(order).toEqual([2, 1]);
  });
});
