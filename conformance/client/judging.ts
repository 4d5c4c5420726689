/** Judges a client by every case or situation that was chosen, in every dialect, several at once. */
import type { DialectName } from '../../schemas/index.js';
import { select } from '../selection.js';
import type { RunRecord } from '../verdict.js';
import type { ClientCase } from './client-case.js';
import type { ClientOptions } from './client-options.js';
import { clientCases } from './client-registry.js';
import { ClientRunner } from './client-runner.js';
import { inCompany } from './company.js';
import { freePorts } from './free-ports.js';
import { stdioSubject } from './stdio-subject.js';
import type { SubjectAbout } from './subject.js';
import { type SubjectMaker, traderSubject } from './trader-subject.js';
import type { Situation } from './wire/situation.js';
import { situations } from './wire/situations.js';
import { judgeByWire } from './wire/wire-judge.js';

/** Most of real time is spent waiting, so several wait at once. */
const LANES = 8;

export interface Judging extends ClientOptions {
  readonly client: SubjectAbout;
  /** The ports of the product when they are ours, else none. */
  readonly range: readonly number[];
}

/** Records in the order in which they are made; of several dialects each id says which. */
export const judge = (judging: Judging): AsyncGenerator<RunRecord> =>
  judging.mode === 'wire' ? judgeTraffic(judging) : judgeBelief(judging);

export const chosenCases = ({ selection }: ClientOptions): readonly ClientCase[] =>
  select(clientCases as never, selection) as never;

export const chosenSituations = ({ selection }: ClientOptions): readonly Situation[] =>
  select(situations as never, selection) as never;

interface Job<Each> {
  readonly each: Each;
  readonly dialect: DialectName;
}

const jobsOf = <Each>({ dialects }: Judging, all: readonly Each[]): Job<Each>[] =>
  dialects.flatMap((dialect) => all.map((each) => ({ each, dialect })));

const named = ({ dialects }: Judging, record: RunRecord, dialect: DialectName): RunRecord =>
  dialects.length === 1 ? record : { ...record, id: `${record.id}@${dialect}` };

function judgeTraffic(judging: Judging): AsyncGenerator<RunRecord> {
  const { command, durationMs, isRange } = judging;
  const patience = ({ patienceMs = 0 }: Situation): number => patienceMs;
  const longestFirst = chosenSituations(judging).toSorted((a, b) => patience(b) - patience(a));
  return inCompany({
    jobs: jobsOf(judging, longestFirst),
    // In the range there is one place only.
    lanes: isRange ? 1 : LANES,
    isFor: () => true,
    // What it sent it sent; only its way back can be too slow.
    isTimed: ({ each }) => each.disturb !== undefined,
    work: async ({ each, dialect }) => {
      const record = await judgeByWire(each, { command, dialect, durationMs, isRange });
      return named(judging, record, dialect);
    },
  });
}

async function* judgeBelief(judging: Judging): AsyncGenerator<RunRecord> {
  const make: SubjectMaker =
    judging.mode === 'stdio' ? stdioSubject(judging.command) : (given) => traderSubject(given);
  const runners = await runnersFor(judging);
  const can = (each: ClientCase, lane: number): boolean =>
    runners[lane]?.missing(each) === undefined;
  try {
    yield* inCompany({
      jobs: jobsOf(judging, chosenCases(judging)),
      lanes: runners.length,
      // Whatever no lane can do is skipped by the first.
      isFor: ({ each }, lane) =>
        can(each, lane) || (lane === 0 && !runners.some((_, i) => can(each, i))),
      isTimed: () => judging.mode === 'stdio' || judging.clock === 'real',
      work: async ({ each, dialect }, lane) => {
        const record = await runnerAt(runners, lane).run(each, make, dialect);
        return named(judging, record, dialect);
      },
    });
  } finally {
    await Promise.all(runners.map((runner) => runner.stop()));
  }
}

function runnerAt(runners: readonly ClientRunner[], lane: number): ClientRunner {
  const runner = runners[lane];
  if (runner === undefined) throw new RangeError(`There is no lane ${lane}`);
  return runner;
}

/** One for each lane. A client in this process looks wherever it is told, so each lane has ports. */
async function runnersFor(judging: Judging): Promise<readonly ClientRunner[]> {
  const { mode, timeoutMs, client, range } = judging;
  const clock = mode === 'stdio' ? 'real' : judging.clock;
  const mustSearch = client.needsRange === true;
  const more = { deadlineMs: timeoutMs, mustSearch, hasControl: mode === 'stdio' } as const;
  const runners: ClientRunner[] = [];
  for (let i = 0; i < (clock === 'real' && !mustSearch ? LANES : 1); i += 1) {
    const isOurs = mode === 'reference' && (i > 0 || range.length === 0);
    const ports = isOurs ? await freePorts() : i === 0 ? range : [];
    runners.push(new ClientRunner({ clock, ports, ...more }));
  }
  return runners;
}
