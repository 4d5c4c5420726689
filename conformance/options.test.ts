import { readOptions } from './options.js';

describe('readOptions', () => {
  it('judges our own mock by default', () => {
    const { target, timeoutMs, isStrict, selection } = readOptions([]);
    const defaults = { name: 'mock', dialect: 'camel', seed: 1, permit: 'observe' };
    expect(target).toMatchObject(defaults);
    expect({ timeoutMs, isStrict }).toEqual({ timeoutMs: 15_000, isStrict: false });
    expect(selection).toEqual({ cases: [], exclude: [], tags: [] });
  });

  it('splits lists at commas and takes an option more than once', () => {
    const args = ['--cases', 'a,b', '--cases=c', '--report', 'json=x.json,junit=y.xml'];
    const { selection, reports } = readOptions(args);
    expect(selection.cases).toEqual(['a', 'b', 'c']);
    expect(reports).toEqual([
      { format: 'json', path: 'x.json' },
      { format: 'junit', path: 'y.xml' },
    ]);
  });

  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['7', 7000],
  ])('reads the duration %s', (text, ms) => {
    expect(readOptions(['--timeout', text]).timeoutMs).toBe(ms);
  });

  it.each([
    [['--nonsense']],
    [['--target', 'ftp://x']],
    [['--dialect', 'klingon']],
    [['--permit', 'everything']],
    [['--tag', 'readonly']],
    [['--seed', 'x']],
    [['--timeout', 'soon']],
    [['--report', 'pdf=x']],
    [['stray']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
