import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readExpected, withExpected } from './expected.js';
import type { RunRecord, Verdict } from './verdict.js';

const ids = new Set(['a.b']);
function fileWith(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'expected-')), 'expected.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}
const record = (verdict: Verdict): RunRecord => ({
  id: 'a.b',
  title: 'A',
  requirement: 'It is so',
  level: 'must',
  effect: 'read',
  covers: [],
  verdict,
  reason: '',
  durationMs: 1,
  findings: [],
  log: [],
});

describe('the list of known deviations', () => {
  const path = fileWith({ deviations: [{ case: 'a.b', because: 'build 1.0.671 does so' }] });
  const known = readExpected(path, ids);

  it.each([
    ['fail', 'known'],
    ['pass', 'fixed'],
    ['skip', 'skip'],
    ['error', 'error'],
  ] as const)('turns %s into %s', (before, after) => {
    expect(withExpected(record(before), known).verdict).toBe(after);
  });

  it('leaves other cases alone', () => {
    expect(withExpected({ ...record('fail'), id: 'c.d' }, known).verdict).toBe('fail');
  });

  it.each([
    { deviations: [{ case: 'no.such', because: 'x' }] },
    { deviations: [{ case: 'a.b' }] },
    [],
  ])('refuses %j', (content) => {
    expect(() => readExpected(fileWith(content), ids)).toThrow(/must hold|needs|no case/);
  });
});
