/** The verb conformance-client: judge a client in this process, in another one, or by its traffic alone. */
import { writeFile } from 'node:fs/promises';

import { foreignTerminals, leaseRange, RANGE, startMock } from '../../server/index.js';
import { BadOption } from '../options.js';
import { recordLines, sumLine } from '../reporters/console.js';
import { exitCodeOf, type RunRecord } from '../verdict.js';
import { type Card, cardIn } from './card.js';
import { CLIENT_USAGE, type ClientOptions, readClientOptions } from './client-options.js';
import { runClientMutants } from './hunt.js';
import { chosenCases, chosenSituations, judge } from './judging.js';
import { stdioSubject } from './stdio-subject.js';
import type { SubjectAbout } from './subject.js';
import { CannotStart } from './wire/wire-judge.js';

const USAGE_ERROR = 2;
const UNREACHABLE = 3;
const REFUSED = 4;

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
  if (options.mode === 'mutants') return runClientMutants(chosenCases(options), options, print);
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

function list(options: ClientOptions): number {
  const chosen = options.mode === 'wire' ? chosenSituations(options) : chosenCases(options);
  for (const { id, title } of chosen) print(`${id}  ${title}`);
  return 0;
}

async function run(options: ClientOptions, range: readonly number[]): Promise<number> {
  const client = await aboutOf(options);
  if (client === null) return UNREACHABLE;
  print(titleOf(client));
  if (client.needsRange === true && !options.isRange)
    throw new BadOption('This client always looks for the terminal: say --range');
  const records: RunRecord[] = [];
  for await (const record of judge({ ...options, client, range })) {
    records.push(record);
    for (const line of recordLines(record, options.isVerbose)) print(line);
  }
  await write(records, client, options);
  print(sumLine(records));
  return exitCodeOf(records, { isStrict: false, isClean: true });
}

const titleOf = ({ name, version }: SubjectAbout): string => `${name} ${version}`.trimEnd();

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

const MODES: Readonly<Record<ClientOptions['mode'], string>> = {
  wire: 'its traffic alone',
  stdio: 'what it does and believes, through its adapter',
  reference: 'what it does and believes',
  mutants: '',
};

async function write(
  records: readonly RunRecord[],
  { name, version }: SubjectAbout,
  options: ClientOptions,
): Promise<void> {
  const { mode, dialects, command, clock, isRange, reports } = options;
  const card: Card = {
    client: { name, version, command: command.map(quoted).join(' ') },
    mode: MODES[mode],
    options: [
      ...(mode === 'stdio' ? ['--adapter', 'stdio'] : []),
      ...(mode === 'reference' ? ['--reference', '--clock', clock] : []),
      ...(isRange ? ['--range'] : []),
    ],
    dialect: dialects.join(', '),
    exitCode: exitCodeOf(records, { isStrict: false, isClean: true }),
    records: records.toSorted((a, b) => placeOf(a, options) - placeOf(b, options)),
  };
  for (const { format, path } of reports) await writeFile(path, cardIn(format, card));
}

/** Where a record belongs in a report, whenever it was made. */
function placeOf({ id }: RunRecord, options: ClientOptions): number {
  const [name, dialect = ''] = id.split('@');
  const all = options.mode === 'wire' ? chosenSituations(options) : chosenCases(options);
  const row = options.dialects.map(String).indexOf(dialect);
  return row * all.length + all.findIndex((each) => each.id === name);
}

/** As a shell reads it. */
const quoted = (text: string): string =>
  /^[\w./:=@%+,{}-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
