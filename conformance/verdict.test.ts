import { countsOf, exitCodeOf, type RunRecord, type Verdict } from './verdict.js';

const record = (verdict: Verdict, level: RunRecord['level'] = 'must'): RunRecord => ({
  id: 'a.b',
  title: '',
  level,
  effect: 'read',
  covers: [],
  verdict,
  reason: '',
  durationMs: 0,
  findings: [],
});

describe('exitCodeOf', () => {
  it.each<[number, string, readonly RunRecord[], boolean]>([
    [0, 'everything passed', [record('pass'), record('skip')], false],
    [1, 'a must failed', [record('pass'), record('fail')], false],
    [0, 'only a wish failed', [record('pass'), record('fail', 'should')], false],
    [1, 'a wish failed and wishes count', [record('fail', 'should')], true],
    [5, 'nothing ran', [record('skip'), record('disabled')], false],
    [5, 'there is no case', [], false],
    [5, 'we made a mistake', [record('pass'), record('error')], false],
    [1, 'a finding stands beside a mistake', [record('fail'), record('error')], false],
  ])('is %d when %s', (code, _, records, isStrict) => {
    expect(exitCodeOf(records, isStrict)).toBe(code);
  });
});

describe('countsOf', () => {
  it('puts every verdict in one of three sums', () => {
    const verdicts = ['pass', 'fail', 'error', 'skip', 'disabled', 'observed'] as const;
    const counts = countsOf(verdicts.map((verdict) => record(verdict)));
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 3 });
  });
});
