/** The verbs conformance and cleanup: judge a terminal, list what would run, judge the suite itself, take back. */
import { appendFile, writeFile } from 'node:fs/promises';

import { aboutOf } from './about.js';
import { enterLanes, leave, settle } from './arena.js';
import type { Case } from './case.js';
import { readExpected, withExpected } from './expected.js';
import { CLEANUP_USAGE, cleanupMain } from './guard/cleanup-options.js';
import { runInLanes } from './lanes.js';
import { BadOption, type Options, readOptions, USAGE } from './options.js';
import { cases as allCases } from './registry.js';
import { painted, wantsColour } from './reporters/colour.js';
import { progressOf, recordLines, sumLine } from './reporters/console.js';
import { annotations, stepSummary } from './reporters/github.js';
import { htmlReport } from './reporters/html.js';
import { jsonReport } from './reporters/json.js';
import { junitReport } from './reporters/junit.js';
import { redactedRecord } from './reporters/redact.js';
import type { Report } from './reporters/report.js';
import { type Arena, reasonToSkip } from './runner.js';
import { select } from './selection.js';
import { openTarget } from './targets/open-target.js';
import { TargetRefused, TargetUnreachable } from './targets/target.js';
import { exitCodeOf, type RunRecord } from './verdict.js';

const USAGE_ERROR = 2;
const UNREACHABLE = 3;
const REFUSED = 4;
const INCONCLUSIVE = 5;

type Lanes = readonly [Arena, ...Arena[]];

export async function main(args: readonly string[], verb = 'conformance'): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    print(usageOf(verb).trimEnd());
    return 0;
  }
  try {
    if (verb === 'cleanup') return await cleanupMain(args, print);
    return await dispatch(readOptions(args));
  } catch (error) {
    const code = exitCodeOfError(error);
    if (code === undefined) throw error;
    process.stderr.write(
      `${(error as Error).message}\n${code === USAGE_ERROR ? `\n${usageOf(verb)}` : ''}`,
    );
    return code;
  }
}

const usageOf = (verb: string): string => (verb === 'cleanup' ? CLEANUP_USAGE : USAGE);

function exitCodeOfError(error: unknown): number | undefined {
  if (error instanceof BadOption || error instanceof RangeError) return USAGE_ERROR;
  if (error instanceof TargetRefused) return REFUSED;
  return error instanceof TargetUnreachable ? UNREACHABLE : undefined;
}

async function dispatch(options: Options): Promise<number> {
  const chosen = select(allCases, options.selection);
  if (chosen.length === 0) {
    process.stderr.write(
      'No case is chosen by --cases, --exclude and --tag; --list alone shows all\n',
    );
  }
  if (options.isMutants) {
    const { runMutants } = await import('./mutants/run.js');
    return runMutants(chosen, print);
  }
  const lanes = await enterLanes(await openTarget(options.target), options);
  try {
    return options.isList ? list(chosen, lanes, options) : await judge(chosen, lanes, options);
  } finally {
    for (const lane of lanes.slice(1)) await lane.probe.close();
    await leave(lanes[0]);
  }
}

function list(chosen: readonly Case[], [arena]: Lanes, { isDryRun }: Options): number {
  for (const each of chosen) {
    const reason = reasonToSkip(each, arena);
    const note = reason === undefined ? '' : `  [skip: ${reason}]`;
    print(`${each.id}  (${each.level}, ${each.effect})  ${each.title}${note}`);
  }
  if (!isDryRun) return 0;
  const { rules } = arena.target;
  print(`permit: ${rules?.permit ?? 'everything, since this is our own mock'}`);
  for (const place of [arena.ground.futures, arena.ground.spot]) {
    if (place === null) continue;
    const { connectionId, ticker, size, farBelow, farAbove } = place;
    print(
      `orders: connection ${connectionId}, ${ticker}, size ${size}, buys near ${farBelow}, sells near ${farAbove}`,
    );
  }
  if (rules !== null) {
    print(
      `at most ${rules.maxRequests} requests, ${rules.maxOrders} orders, each worth ${rules.maxNotional}`,
    );
  }
  return 0;
}

async function judge(chosen: readonly Case[], lanes: Lanes, options: Options): Promise<number> {
  const [arena] = lanes;
  const { expected, timeoutMs, isRedacted, isStrict, isVerbose } = options;
  const ids = new Set(allCases.map(({ id }) => id));
  const known = expected === null ? new Map() : readExpected(expected, ids);
  const about = await aboutOf(arena.probe);
  const { name, mark } = arena.target;
  print(`${name}: version ${about.version ?? 'unknown'}, dialect ${about.dialect ?? 'unknown'}`);
  if (arena.guard?.log) print(`orders are written down in ${arena.guard.log.path}`);
  const interrupted = onInterrupt(arena);
  const found: RunRecord[] = [];
  const progress = progressOf(chosen.length, process.stderr);
  const isColoured = wantsColour(process.stdout, process.env);
  for await (const raw of runInLanes(chosen, lanes, { deadlineMs: timeoutMs })) {
    const judged = withExpected(raw, known);
    const record = mark === null && isRedacted ? redactedRecord(judged) : judged;
    found.push(record);
    progress.clear();
    for (const line of recordLines(record, isVerbose)) print(isColoured ? painted(line) : line);
    progress.show(found.length, record.id);
  }
  progress.clear();
  const place = new Map(chosen.map(({ id }, i) => [id, i]));
  const records = found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const { lines, problems } = await settle(arena);
  interrupted.forget();
  const undone = [...lines, ...problems.map((problem) => `not clean: ${problem}`)];
  for (const line of undone) print(line);
  const exitCode = exitCodeOf(records, { isStrict, isClean: problems.length === 0 });
  const { target } = arena;
  await report({ records, target, about, seed: options.target.seed, exitCode, undone }, options);
  print(sumLine(records));
  return exitCode;
}

async function report(given: Report, { reports }: Options): Promise<void> {
  for (const { format, path } of reports) {
    if (format === 'json') await writeFile(path, jsonReport(given));
    if (format === 'junit') await writeFile(path, junitReport(given));
    if (format === 'html') await writeFile(path, htmlReport(given));
  }
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env;
  if (GITHUB_ACTIONS === 'true' || reports.some(({ format }) => format === 'github')) {
    for (const line of annotations(given)) print(line);
    if (GITHUB_STEP_SUMMARY) await appendFile(GITHUB_STEP_SUMMARY, stepSummary(given));
  }
}

/** On Ctrl-C everything is taken back before the process ends. */
function onInterrupt(arena: Arena): { forget(): void } {
  const stop = (): void => {
    settle(arena)
      .then(({ lines, problems }) => {
        for (const line of [...lines, ...problems]) print(line);
        print('interrupted');
      })
      .finally(() => process.exit(INCONCLUSIVE));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return { forget: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
