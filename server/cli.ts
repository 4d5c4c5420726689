/** The verbs `serve`, `exec` and `discover`: options → range → mock → ready line. */

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import { durationMs, helpHint, takesCommand } from '../schemas/index.js';
import { type Options, optionHelp, parseOptions } from './config.js';
import { createLogger, type Logger } from './logger.js';
import { scenarioHelp } from './market/scenario.js';
import type { MockTerminal } from './mock.js';
import { UsageError } from './option-readers.js';
import { foreignTerminals, type PortReport, RANGE, RangeRefused, scanRange } from './range.js';
import { start } from './start.js';
import { VERSION } from './version.js';

const USAGE = 2;
const REFUSED = 4;
const LEASE_TIMEOUT_MS = 60_000;

/** @param verb the word before the arguments; @returns the exit code */
export async function main(args: readonly string[], verb = 'serve'): Promise<number> {
  const ownArgs = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (ownArgs.includes('--help') || ownArgs.includes('-h')) {
    if (verb === 'discover') {
      process.stdout.write(DISCOVER_HELP);
      return 0;
    }
    const own = verb === 'exec' ? `${EXEC_HELP}\n` : '';
    const help = `${own}${optionHelp()}\n\nScenarios:\n${scenarioHelp()}`;
    const command = verb === 'exec' ? ' -- <command …>' : '';
    process.stdout.write(`Usage: metascalp-mock ${verb} [options]${command}\n\n${help}\n`);
    return 0;
  }
  try {
    if (verb === 'discover') return await discover(args);
    return verb === 'exec' ? await exec(args) : await serve(args);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof RangeRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? USAGE : REFUSED;
  }
}

async function serve(args: readonly string[]): Promise<number> {
  const { options, rest } = parseOptions(args, process.env);
  if (rest.length > 0)
    throw new UsageError(`serve takes no command; did you mean exec -- ${rest.join(' ')}?`);
  const logger = createLogger(options);
  await warnOfForeign(options, logger);
  let finish: () => void = () => {};
  const finished = new Promise<void>((done) => {
    finish = done;
  });
  const mock = await start(options, finish, logger);
  stopOnSignals(mock, finish);
  process.stdout.write(`${readyLine(mock)}\n`);
  await finished;
  return 0;
}

/** Whoever listens there may be meant to be found by a program that scans. */
const usesRange = ({ port }: Options): boolean => port === 'auto' || RANGE.includes(port);

/** A scanning bot finds the lowest terminal, whoever started it. */
async function warnOfForeign(options: Options, logger: Logger): Promise<void> {
  if (!usesRange(options) || options.allowForeignTerminal) return;
  for (const { port, version } of await foreignTerminals()) {
    logger.warn(
      `A terminal that is not ours answers on port ${port} (version ${version}): a program that scans the range may find it instead of this mock`,
    );
  }
}

function stopOnSignals(mock: MockTerminal, finish: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mock.stop().then(finish));
  }
}

/** One line of JSON, printed when HTTP, WebSocket and control all accept. */
function readyLine(mock: MockTerminal): string {
  const { url, ws, port, controlUrl, options } = mock;
  const { seed, clock, dialect, edition, scenario } = options;
  return JSON.stringify({
    event: 'ready',
    url,
    ws,
    control: controlUrl,
    port,
    controlPort: controlUrl === null ? null : Number(new URL(controlUrl).port),
    seed,
    clock,
    dialect,
    edition,
    scenario,
    version: VERSION,
    pid: process.pid,
  });
}

const EXEC_HELP = `  --verify                  judges the orders afterwards: exit 1 when any is duplicated, orphaned, phantom
                            or unresolved, or orders or positions are left over
  --report html=<file>      the same with all orders and the timeline, as one page
  --lease-timeout <ms|60s>  how long to wait for others who use the port range (not with --port 0)`;

async function exec(args: readonly string[]): Promise<number> {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const isVerified = args.slice(0, end).includes('--verify');
  const others = args.filter((each, i) => i >= end || each !== '--verify');
  const extra = ['lease-timeout', 'report'] as const;
  const { options, extras, rest } = parseOptions(others, process.env, extra, 'exec');
  if (rest.length === 0) throw new UsageError(takesCommand('exec'));
  const leaseMs = readLease(extras['lease-timeout']);
  // What starts commands and judges orders is none of a terminal's business.
  const { execCommand } = await import('./exec.js');
  return execCommand(rest, {
    isVerified,
    htmlReport: readReport(extras.report),
    leaseMs: usesRange(options) ? leaseMs : null,
    begin: async () => {
      await checkRange(options);
      const mock = await start(options);
      process.stderr.write(`${readyLine(mock)}\n`);
      return mock;
    },
  });
}

/** @throws UsageError */
function readLease(given = String(LEASE_TIMEOUT_MS)): number {
  const ms = durationMs(given, 'ms');
  if (ms !== undefined && ms >= 0) return ms;
  throw new UsageError(`--lease-timeout takes milliseconds, or 60s, 5m, 1h; not '${given}'`);
}

/** @throws UsageError */
function readReport(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const file = /^html=(.+)$/s.exec(given)?.[1];
  if (file === undefined) throw new UsageError(`--report takes html=<file>, not '${given}'`);
  if (existsSync(dirname(file))) return file;
  throw new UsageError(`--report ${given}: there is no folder '${dirname(file)}'; make it first`);
}

/** A command that scans the range must find this mock and nothing else. @throws RangeRefused */
async function checkRange(options: Options): Promise<void> {
  if (!usesRange(options)) return;
  const reports = await scanRange(RANGE);
  for (const report of reports) {
    if (report.kind === 'mock') {
      process.stderr.write(
        `Port ${report.port} is answered by another mock: a program that scans the range may find that one. End it, or use --port 0 when your program takes an address.\n`,
      );
    }
    if (report.kind === 'terminal' && !options.allowForeignTerminal) {
      throw new RangeRefused(
        `Port ${report.port} is answered by a MetaScalp that is not ours (version ${report.version}). ` +
          'A program that scans the range would trade there. Close it, use --port 0, or say --allow-foreign-terminal.',
      );
    }
  }
}

const DISCOVER_HELP = `Usage: metascalp-mock discover

Asks each of the ports 17845–17855, where a bot looks for a terminal: a MetaScalp and its version,
our mock and its control door, other programs, or nobody. It takes no options and changes nothing.
`;

/** What answers on each of the eleven ports. @throws UsageError */
async function discover(args: readonly string[]): Promise<number> {
  const [first] = args;
  if (first !== undefined) {
    throw new UsageError(`discover takes no '${first}'; ${helpHint('discover')}`);
  }
  for (const report of await scanRange(RANGE)) {
    process.stdout.write(`${report.port}  ${describe(report)}\n`);
  }
  return 0;
}

function describe(report: PortReport): string {
  switch (report.kind) {
    case 'terminal':
      return `MetaScalp ${report.version}`;
    case 'mock':
      return `metascalp-mock, as MetaScalp ${report.version}, control ${report.control}`;
    case 'http':
      return `other HTTP server (status ${report.status})`;
    case 'silent':
      return 'something that does not answer HTTP';
    case 'free':
      return 'free';
  }
}
