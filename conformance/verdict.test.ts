import { countsOf, exitCodeOf, type RunRecord, type Verdict } from './verdict.js';

const record = (verdict: Verdict, level: RunRecord['level'] = 'must'): RunRecord => ({
  id: 'a.b',
  title: 'A',
  requirement: 'It is so',
  level,
  effect: 'read',
  covers: [],
  verdict,
  reason: '',
  durationMs: 1,
  findings: [],
  log: [],
});
const ending = { isStrict: false, isClean: true };

describe('the end of a run', () => {
  it('counts a known deviation as passed and a stale one as failed', () => {
    const verdicts = ['pass', 'known', 'fail', 'fixed', 'error', 'skip', 'disabled', 'observed'];
    expect(countsOf(verdicts.map((each) => record(each as Verdict)))).toEqual({
      passed: 2,
      failed: 3,
      skipped: 3,
    });
  });

  it.each([
    [['pass'], 0],
    [['pass', 'known'], 0],
    [['pass', 'fail'], 1],
    [['fail', 'error'], 1],
    [['pass', 'fixed'], 1],
    [['pass', 'error'], 5],
    [['skip', 'disabled', 'observed'], 5],
    [[], 5],
  ] as const)('ends %j with %i', (verdicts, code) => {
    const records = (verdicts as readonly Verdict[]).map((each) => record(each));
    expect(exitCodeOf(records, ending)).toBe(code);
  });

  it('lets wishes fail only when it is strict', () => {
    const records = [record('fail', 'should')];
    expect(exitCodeOf(records, ending)).toBe(0);
    expect(exitCodeOf(records, { ...ending, isStrict: true })).toBe(1);
  });

  it('says nothing when something may be left behind', () => {
    expect(exitCodeOf([record('pass')], { ...ending, isClean: false })).toBe(5);
  });
});
