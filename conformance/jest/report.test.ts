import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { packageFolder } from '../../schemas/index.js';
import { aboutOf } from '../about.js';
import { enter, leave } from '../arena.js';
import { defineCase } from '../case.js';
import { cases } from '../registry.js';
import { annotations, stepSummary } from '../reporters/github.js';
import { htmlReport } from '../reporters/html.js';
import { jsonReport } from '../reporters/json.js';
import { junitReport } from '../reporters/junit.js';
import type { Report } from '../reporters/report.js';
import { run } from '../runner.js';
import { mockTarget } from '../targets/mock-target.js';
import type { RunRecord } from '../verdict.js';

const broken = [
  defineCase({
    id: 'a.broken',
    title: 'It is <broken> & "said"',
    requirement: 'It is so',
    covers: ['endpoint:ping'],
    async run({ expect: judged, probe }) {
      judged.at(await probe.get('/ping'), 'app', '<Other> | "App"\nwith 100 %');
    },
  }),
  defineCase({
    id: 'a.crash',
    title: 'It crashes',
    requirement: 'It is so',
    covers: ['endpoint:ping'],
    run: () => Promise.reject(new Error('our own fault')),
  }),
];

let report: Report;
beforeAll(async () => {
  const arena = await enter(await mockTarget());
  const about = await aboutOf(arena.probe);
  const chosen = [...cases.filter(({ id }) => /^(discovery|connections|ui)\./.test(id)), ...broken];
  const records: RunRecord[] = [];
  for await (const record of run(chosen, arena)) records.push(record);
  await leave(arena);
  report = { records, target: arena.target, about, seed: 1, exitCode: 1, undone: [] };
});

describe('the reports of a run', () => {
  it('are JSON as the published schema describes it', () => {
    const path = join(packageFolder(), 'schemas', 'files', 'conformance-report.schema.json');
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(path, 'utf8')) as object,
    );
    const document = JSON.parse(jsonReport(report)) as { cases: { reproduce: string }[] };
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.cases.at(-2)?.reproduce).toContain('--target mock --seed 1 --cases a.broken');
    validate({ ...document, status: 'fine' });
    expect(validate.errors).toHaveLength(1);
  });

  it('are XML in which every tag is closed and nothing escapes its text', () => {
    const xml = junitReport(report);
    const open: string[] = [];
    for (const [, close, name = '', self] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml).toContain('failures="1" errors="1"');
    expect(xml).toContain('&lt;Other&gt; | \\&quot;App\\&quot;');
  });

  it('are one page with findings, wire log and no address of another file', () => {
    const page = htmlReport(report);
    expect(page).toContain('It is &lt;broken&gt; &amp; &quot;said&quot;');
    expect(page).toContain('GET /ping');
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
  });

  it('are annotations and a summary for GitHub', () => {
    const [first = '', second = ''] = annotations(report);
    expect(first).toMatch(/^::error title=a\.broken::It is <broken> & "said": wanted /);
    expect(first).toContain('100 %25');
    expect(first).not.toContain('\n');
    expect(second).toContain('our own fault');
    const rows = stepSummary(report)
      .split('\n')
      .filter((line) => line.startsWith('| `a.'));
    expect(rows).toHaveLength(2);
    expect(rows[0]?.replaceAll('\\|', '').split('|')).toHaveLength(7);
  });
});
