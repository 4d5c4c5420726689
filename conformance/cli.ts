/** The verb conformance: judges a terminal, lists what would run, or judges the suite itself. */
import { writeFile } from 'node:fs/promises';

import { aboutOf } from './about.js';
import { enter, leave } from './arena.js';
import type { Case } from './case.js';
import { BadOption, type Options, readOptions, USAGE } from './options.js';
import { cases as allCases } from './registry.js';
import { recordLines, sumLine } from './reporters/console.js';
import { jsonReport } from './reporters/json.js';
import { junitReport } from './reporters/junit.js';
import { type Arena, reasonToSkip, run } from './runner.js';
import { select } from './selection.js';
import { openTarget } from './targets/open-target.js';
import { TargetRefused, TargetUnreachable } from './targets/target.js';
import { exitCodeOf, type RunRecord } from './verdict.js';

const USAGE_ERROR = 2;
const UNREACHABLE = 3;
const REFUSED = 4;

export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    print(USAGE.trimEnd());
    return 0;
  }
  try {
    return await dispatch(readOptions(args));
  } catch (error) {
    const code = exitCodeOfError(error);
    if (code === undefined) throw error;
    process.stderr.write(
      `${(error as Error).message}\n${code === USAGE_ERROR ? `\n${USAGE}` : ''}`,
    );
    return code;
  }
}

function exitCodeOfError(error: unknown): number | undefined {
  if (error instanceof BadOption || error instanceof RangeError) return USAGE_ERROR;
  if (error instanceof TargetRefused) return REFUSED;
  return error instanceof TargetUnreachable ? UNREACHABLE : undefined;
}

async function dispatch(options: Options): Promise<number> {
  const chosen = select(allCases, options.selection);
  if (options.isMutants) {
    const { runMutants } = await import('./mutants/run.js');
    return runMutants(chosen, print);
  }
  const arena = await enter(await openTarget(options.target));
  try {
    return options.isList ? list(chosen, arena) : await judge(chosen, arena, options);
  } finally {
    await leave(arena);
  }
}

function list(chosen: readonly Case[], arena: Arena): number {
  for (const each of chosen) {
    const reason = reasonToSkip(each, arena);
    const note = reason === undefined ? '' : `  [skip: ${reason}]`;
    print(`${each.id}  (${each.level}, ${each.effect})  ${each.title}${note}`);
  }
  return 0;
}

async function judge(chosen: readonly Case[], arena: Arena, options: Options): Promise<number> {
  const about = await aboutOf(arena.probe);
  const { name } = arena.target;
  print(`${name}: version ${about.version ?? 'unknown'}, dialect ${about.dialect ?? 'unknown'}`);
  const records: RunRecord[] = [];
  for await (const record of run(chosen, arena, { deadlineMs: options.timeoutMs })) {
    records.push(record);
    for (const line of recordLines(record, options.isVerbose)) print(line);
  }
  const exitCode = exitCodeOf(records, options.isStrict);
  const { target } = arena;
  const report = { records, target, about, seed: options.target.seed, exitCode };
  for (const { format, path } of options.reports) {
    await writeFile(path, format === 'json' ? jsonReport(report) : junitReport(report));
  }
  print(sumLine(records));
  return exitCode;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
