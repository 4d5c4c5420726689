/** The suite against our mock, again and again: in every dialect, on both clocks, and with every freedom alone. */
import { type DialectName, dialects } from '../../schemas/index.js';
import { type Mock, startMock } from '../../server/index.js';
import { DEFAULT_BUDGETS } from '../guard/rules.js';
import { judge } from '../judge.js';
import { type Freedom, play } from '../mutants/freedom.js';
import { FREEDOMS, knobsOf } from '../mutants/freedoms.js';
import { cases } from '../registry.js';
import { findingLines } from '../reporters/console.js';
import { mockTarget } from '../targets/mock-target.js';
import { openTarget } from '../targets/open-target.js';
import type { Target } from '../targets/target.js';
import { pause, stopwatch } from '../time.js';
import { countsOf, type RunRecord } from '../verdict.js';
import type { SoakOptions, SoakResult } from './main.js';

/** Longer than this, and nobody would run the suite. */
const MOST_SECONDS = 30;

/** In step, they would all want the processor at the same moment. */
const APART_MS = 2500;

const DIALECTS = Object.keys(dialects.rows) as DialectName[];

/** What came of the runs in one dialect on one clock. */
interface Row {
  readonly name: string;
  readonly records: readonly (readonly RunRecord[])[];
  readonly seconds: readonly number[];
}

/** On a real clock most of the time is waited for, so the dialects run side by side there. */
export async function soakVerdicts({ runs = 3, seed }: SoakOptions): Promise<SoakResult> {
  const rows: Row[] = [];
  for (const dialect of DIALECTS) {
    const open = (): Promise<Target> => mockTarget({ dialect, seed });
    rows.push(await repeated(`${dialect}, virtual clock`, runs, open));
  }
  const onRealClock = DIALECTS.map(async (dialect, i) => {
    await pause(i * APART_MS);
    return repeated(`${dialect}, real clock`, runs, () => realTarget({ dialect, seed }));
  });
  rows.push(...(await Promise.all(onRealClock)));
  for (const row of rows) console.error(lineOf(row));
  const records = rows.flatMap((row) => row.records.flat());
  return {
    checked: records.length,
    violations: [...records.flatMap(complaints), ...rows.flatMap(slowness)],
  };
}

/** Every freedom by itself in virtual time, and slow answers in real time too. */
export async function soakFreedoms({ seed }: SoakOptions): Promise<SoakResult> {
  const violations: string[] = [];
  let checked = 0;
  const playAlone = async (freedom: Freedom, target: Target, clock: string): Promise<void> => {
    const { alarms, passed, used } = await play(target, [freedom], cases);
    const times = used.get(freedom.name) ?? 0;
    console.error(
      `${freedom.name}, ${clock} clock: used ${times} times, ${passed} passed, ${alarms.length} failed`,
    );
    checked += passed + alarms.length;
    violations.push(...alarms.map(({ id, says }) => `${freedom.name}: ${id}\n${says.join('\n')}`));
    if (times === 0) violations.push(`${freedom.name}: never used`);
  };
  for (const freedom of FREEDOMS) {
    const knobs = knobsOf([freedom]);
    await playAlone(freedom, await mockTarget({ seed, knobs }), 'virtual');
  }
  for (const freedom of FREEDOMS.filter(({ isSlow }) => isSlow === true)) {
    await playAlone(freedom, await realTarget({ dialect: 'camel', seed }), 'real');
  }
  return { checked, violations };
}

async function repeated(name: string, runs: number, open: () => Promise<Target>): Promise<Row> {
  const records: (readonly RunRecord[])[] = [];
  const seconds: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const target = await open();
    const elapsed = stopwatch();
    records.push(await judge(target, cases));
    seconds.push(elapsed() / 1000);
  }
  return { name, records, seconds };
}

async function realTarget(options: {
  readonly dialect: DialectName;
  readonly seed: number;
}): Promise<Target> {
  const mock: Mock = await startMock({ ...options, scenario: 'quiet', controlPort: 0 });
  const choice = { ...options, ...DEFAULT_BUDGETS, scenario: 'quiet', permit: 'observe' };
  const target = await openTarget({ ...choice, name: mock.url });
  const stop = async (): Promise<void> => {
    await target.stop();
    await mock.stop();
  };
  return { ...target, stop };
}

function lineOf({ name, records, seconds }: Row): string {
  const counts = records.map(countsOf);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  const passed = [...new Set(counts.map((each) => each.passed))].join(' or ');
  const slowest = Math.max(...seconds).toFixed(1);
  return `${name}: ${records.length} runs, ${passed} passed in each, ${failed} failed in all, the slowest took ${slowest} s`;
}

const complaints = (record: RunRecord): readonly string[] =>
  ['fail', 'error'].includes(record.verdict)
    ? [`${record.id}: ${record.reason}\n${record.findings.flatMap(findingLines).join('\n')}`]
    : [];

const slowness = ({ name, seconds }: Row): readonly string[] =>
  seconds
    .filter((each) => each > MOST_SECONDS)
    .map((each) => `${name}: a run took ${each.toFixed(1)} s`);
