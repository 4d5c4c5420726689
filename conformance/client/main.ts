/** The verb conformance-client: judge a client in this process, in another one, or by its traffic alone. */
import { writeFile } from 'node:fs/promises';

import type { DialectName } from '../../schemas/index.js';
import { foreignTerminals, leaseRange, RANGE, startMock } from '../../server/index.js';
import { BadOption } from '../options.js';
import { recordLines, sumLine } from '../reporters/console.js';
import { select } from '../selection.js';
import { exitCodeOf, type RunRecord } from '../verdict.js';
import { type Card, cardIn } from './card.js';
import type { ClientCase } from './client-case.js';
import { CLIENT_USAGE, type ClientOptions, readClientOptions } from './client-options.js';
import { clientCases } from './client-registry.js';
import { ClientRunner } from './client-runner.js';
import { freePorts } from './free-ports.js';
import { runClientMutants } from './hunt.js';
import { stdioSubject } from './stdio-subject.js';
import type { SubjectAbout } from './subject.js';
import { type SubjectMaker, traderSubject } from './trader-subject.js';
import { situations } from './wire/situations.js';
import { CannotStart, judgeByWire } from './wire/wire-judge.js';

const USAGE_ERROR = 2;
const UNREACHABLE = 3;
const REFUSED = 4;

/** Most of real time is spent waiting, so several cases wait at once. */
const LANES = 4;

/** Mutants that are hunted at once; in virtual time the processor is the limit. */
const HUNTERS = 3;

export async function main(args: readonly string[]): Promise<number> {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (own.includes('--help') || own.includes('-h')) {
    print(CLIENT_USAGE.trimEnd());
    return 0;
  }
  try {
    return await dispatch(readClientOptions(args));
  } catch (error) {
    if (error instanceof CannotStart) {
      process.stderr.write(`${error.message}\n`);
      return UNREACHABLE;
    }
    if (!(error instanceof BadOption)) throw error;
    process.stderr.write(`${error.message}\n\n${CLIENT_USAGE}`);
    return USAGE_ERROR;
  }
}

async function dispatch(options: ClientOptions): Promise<number> {
  if (options.isList) return list(options);
  if (!options.isRange) return run(options, []);
  if (!options.allowForeignTerminal) {
    const [foreign] = await foreignTerminals();
    if (foreign !== undefined) {
      const what = `Port ${foreign.port} is answered by a MetaScalp that is not ours (version ${foreign.version}).`;
      process.stderr.write(`${what} Close it, or say --allow-foreign-terminal.\n`);
      return REFUSED;
    }
  }
  const lease = await leaseRange(options.leaseTimeoutMs).catch((error: Error) => error);
  if (lease instanceof Error) {
    process.stderr.write(`${lease.message}\n`);
    return REFUSED;
  }
  try {
    return await run(options, RANGE);
  } finally {
    await lease();
  }
}

function list({ mode, selection }: ClientOptions): number {
  const all: readonly { readonly id: string; readonly title: string }[] =
    mode === 'wire' ? situations : clientCases;
  for (const { id, title } of chosenOf(all, selection)) print(`${id}  ${title}`);
  return 0;
}

const chosenOf = <Each extends { readonly id: string }>(
  all: readonly Each[],
  selection: ClientOptions['selection'],
): readonly Each[] => select(all as never, selection) as never;

async function run(options: ClientOptions, ports: readonly number[]): Promise<number> {
  const chosen = chosenOf(clientCases, options.selection);
  if (options.mode === 'mutants') {
    const about = { dialect: 'camel', clock: 'virtual', deadlineMs: options.timeoutMs } as const;
    const runners: ClientRunner[] = [];
    for (let i = 0; i < HUNTERS; i += 1)
      runners.push(new ClientRunner({ ...about, ports: await freePorts() }));
    try {
      return await runClientMutants(runners, chosen, print);
    } finally {
      await Promise.all(runners.map((runner) => runner.stop()));
    }
  }
  const client = await aboutOf(options);
  if (client === null) return UNREACHABLE;
  print(`${client.name} ${client.version}`.trimEnd());
  if (client.needsRange === true && !options.isRange)
    throw new BadOption('This client always looks for the terminal: say --range');
  const records: RunRecord[] = [];
  for (const dialect of options.dialects) {
    for await (const record of recordsOf(chosen, dialect, { ...options, client }, ports)) {
      const isOnly = options.dialects.length === 1;
      const named = isOnly ? record : { ...record, id: `${record.id}@${dialect}` };
      records.push(named);
      for (const line of recordLines(named, options.isVerbose)) print(line);
    }
  }
  const exitCode = exitCodeOf(records, { isStrict: false, isClean: true });
  const command = options.command.join(' ');
  const dialect = options.dialects.join(', ');
  const mode = MODES[options.mode];
  const { name, version } = client;
  await write({ client: { name, version, command }, mode, dialect, exitCode, records }, options);
  print(sumLine(records));
  return exitCode;
}

const MODES: Readonly<Record<ClientOptions['mode'], string>> = {
  wire: 'its traffic alone',
  stdio: 'what it does and believes, through its adapter',
  reference: 'what it does and believes',
  mutants: '',
};

/** Null when it does not start, with the reason on stderr. */
async function aboutOf({ mode, command }: ClientOptions): Promise<SubjectAbout | null> {
  if (mode === 'reference') return { name: 'reference client', version: '' };
  if (mode === 'wire') return { name: command.join(' '), version: '' };
  const mock = await startMock({ scenario: 'quiet' });
  const subject = stdioSubject(command)({ after: undefined, ports: [], mock });
  try {
    const { name = command.join(' '), version = '', needsRange = false } = await subject.hello();
    return { name, version, needsRange };
  } catch (error) {
    process.stderr.write(`The client does not start: ${(error as Error).message}\n`);
    return null;
  } finally {
    await subject.close();
    await mock.stop();
  }
}

async function* recordsOf(
  chosen: readonly ClientCase[],
  dialect: DialectName,
  options: ClientOptions & { readonly client: SubjectAbout },
  ports: readonly number[],
): AsyncGenerator<RunRecord> {
  const { mode, command, durationMs, isRange, selection } = options;
  if (mode === 'wire') {
    const jobs = chosenOf(situations, selection).map(
      (each) => () => judgeByWire(each, { command, dialect, durationMs, isRange }),
    );
    // In the range there is one place only.
    yield* inLanes(
      Array.from({ length: isRange ? 1 : LANES }, () => jobs),
      (job) => job(),
    );
    return;
  }
  const make: SubjectMaker =
    mode === 'stdio' ? stdioSubject(command) : (given) => traderSubject(given);
  yield* runCases(chosen, make, dialect, options, ports);
}

/** The first lane alone has ports, so that cases that need the range never meet. */
async function* runCases(
  chosen: readonly ClientCase[],
  make: SubjectMaker,
  dialect: DialectName,
  { mode, clock, timeoutMs, client }: ClientOptions & { readonly client: SubjectAbout },
  range: readonly number[],
): AsyncGenerator<RunRecord> {
  const isReal = mode === 'stdio' || clock === 'real';
  const ports = mode === 'reference' && range.length === 0 ? await freePorts() : range;
  const about = { dialect, clock: isReal ? 'real' : 'virtual', deadlineMs: timeoutMs } as const;
  const mustSearch = client.needsRange === true;
  const more = { hasControl: mode === 'stdio', mustSearch };
  const runners = Array.from(
    { length: isReal && !mustSearch ? LANES : 1 },
    (_, i) => new ClientRunner({ ...about, ...more, ports: i === 0 ? ports : [] }),
  );
  const inRange = chosen.filter(({ needs }) => needs.includes('range'));
  const others = chosen.filter(({ needs }) => !needs.includes('range'));
  const shared = [...others];
  const queues = runners.map((_, i) => (i === 0 && runners.length > 1 ? [...inRange] : shared));
  if (runners.length === 1) shared.unshift(...inRange);
  try {
    yield* inLanes(queues, (each, lane) => runners[lane]?.run(each, make));
  } finally {
    await Promise.all(runners.map((runner) => runner.stop()));
  }
}

/** Each lane takes from its queue until it is empty; lanes may share one. */
async function* inLanes<Job>(
  queues: readonly Job[][],
  work: (job: Job, lane: number) => Promise<RunRecord> | undefined,
): AsyncGenerator<RunRecord> {
  const ready: RunRecord[] = [];
  let wake = (): void => {};
  let running = queues.length;
  const failures: unknown[] = [];
  const lanes = queues.map(async (queue, lane) => {
    try {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
        const record = await work(job, lane);
        if (record !== undefined) ready.push(record);
        wake();
      }
    } catch (error) {
      failures.push(error);
    }
    running -= 1;
    wake();
  });
  while (running > 0 || ready.length > 0) {
    const record = ready.shift();
    if (record !== undefined) yield record;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  await Promise.all(lanes);
  if (failures.length > 0) throw failures[0];
}

async function write(card: Card, { reports }: ClientOptions): Promise<void> {
  for (const { format, path } of reports) await writeFile(path, cardIn(format, card));
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
