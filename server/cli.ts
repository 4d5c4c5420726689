/** The verbs `serve`, `exec` and `discover`: options → range → mock → ready line. */

import { type Options, optionHelp, parseOptions, UsageError } from './config.js';
import { execCommand } from './exec.js';
import { createLogger, type Logger } from './logger.js';
import type { MockTerminal } from './mock.js';
import { foreignTerminals, type PortReport, RANGE, scanRange } from './range.js';
import { start } from './start.js';
import { VERSION } from './version.js';

const USAGE = 2;
const REFUSED = 4;
const LEASE_TIMEOUT_MS = 60_000;

/** @param verb the word before the arguments; @returns the exit code */
export async function main(args: readonly string[], verb = 'serve'): Promise<number> {
  const ownArgs = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (ownArgs.includes('--help')) {
    process.stdout.write(`Usage: metascalp-mock ${verb} [options]\n\n${optionHelp()}\n`);
    return 0;
  }
  try {
    if (verb === 'discover') return await discover();
    return verb === 'exec' ? await exec(args) : await serve(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return USAGE;
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

/** A scanning bot finds the lowest terminal, whoever started it. */
async function warnOfForeign(options: Options, logger: Logger): Promise<void> {
  if (options.port !== 'auto' || options.allowForeignTerminal) return;
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

async function exec(args: readonly string[]): Promise<number> {
  const { options, extras, rest } = parseOptions(args, process.env, ['lease-timeout']);
  if (rest.length === 0)
    throw new UsageError('exec takes a command: exec [options] -- <command …>');
  const lease = Number(extras['lease-timeout'] ?? LEASE_TIMEOUT_MS);
  if (!Number.isSafeInteger(lease) || lease < 0) {
    throw new UsageError(`--lease-timeout takes milliseconds, not '${extras['lease-timeout']}'`);
  }
  if (options.port === 'auto' && !options.allowForeignTerminal) {
    const [foreign] = await foreignTerminals();
    if (foreign !== undefined) {
      process.stderr.write(
        `Port ${foreign.port} is answered by a MetaScalp that is not ours (version ${foreign.version}). ` +
          'A program that scans the range would trade there. Close it, use --port 0, or say --allow-foreign-terminal.\n',
      );
      return REFUSED;
    }
  }
  return execCommand(rest, {
    leaseMs: options.port === 'auto' ? lease : null,
    begin: async () => {
      const mock = await start(options);
      process.stderr.write(`${readyLine(mock)}\n`);
      return mock;
    },
  });
}

/** What answers on each of the eleven ports. */
async function discover(): Promise<number> {
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
