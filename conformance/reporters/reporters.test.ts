import type { RunRecord } from '../verdict.js';
import { recordLines, sumLine } from './console.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';

const common = {
  level: 'must',
  effect: 'read',
  covers: [],
  durationMs: 4,
  reason: '',
  log: [],
  requirement: 'It is so',
} as const;
const records: readonly RunRecord[] = [
  { ...common, id: 'ping.fine', title: 'It is fine', verdict: 'pass', findings: [] },
  {
    ...common,
    id: 'ping.broken',
    title: 'It is <broken>',
    verdict: 'fail',
    findings: [
      {
        requirement: 'It names itself',
        expected: '"MetaScalp"',
        actual: '"Other"',
        pointer: '/app',
        seen: ['GET /ping → 200'],
        reproduce: "curl 'http://x/ping'",
      },
    ],
  },
  { ...common, id: 'ui.none', title: 'x', verdict: 'skip', reason: 'no window', findings: [] },
];
const report = {
  records,
  target: { name: 'x', url: 'http://x', mark: null, edition: null, permits: ['read'], rules: null },
  about: { version: '1.0.671', dialect: 'mixed' },
  seed: 1,
  exitCode: 1,
  undone: [],
} as const;

describe('the reporters', () => {
  it('tell a person what was wanted, what came, and why', () => {
    const [, failed] = records;
    expect(failed && recordLines(failed, false)).toEqual([
      'fail  ping.broken (must): It is <broken>',
      '      wanted: "MetaScalp" at /app',
      '         got: "Other"',
      '     because: It names itself',
      "       again: curl 'http://x/ping'",
    ]);
    expect(sumLine(records)).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('tell a program everything', () => {
    const document = JSON.parse(jsonReport(report));
    expect(document).toMatchObject({
      status: 'findings',
      exitCode: 1,
      target: { url: 'http://x', appVersion: '1.0.671', mock: null, dialect: 'mixed' },
      permit: 'everything',
      counts: { passed: 1, failed: 1, skipped: 1 },
    });
    expect(document.cases[1].findings[0]).toMatchObject({ pointer: '/app', actual: '"Other"' });
  });

  it('tell a build server in XML that it can read', () => {
    const xml = junitReport(report);
    expect(xml).toContain('tests="3" failures="1" errors="0" skipped="1"');
    expect(xml).toContain('<failure message="It is &lt;broken&gt;">');
    expect(xml).toContain('<skipped message="no window"/>');
  });
});
