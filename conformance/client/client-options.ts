/** The options of the verb conformance-client, read and checked. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  type DialectName,
  dialects,
  durationMs,
  optionProblem,
  packageFolder,
  takesCommand,
} from '../../schemas/index.js';
import { BadOption } from '../options.js';
import type { Selection } from '../selection.js';

export interface ClientOptions {
  /** Program and arguments; empty for the reference client in this process and for `--mutants`. */
  readonly command: readonly string[];
  /** `wire`: judged by its traffic alone. */
  readonly mode: 'wire' | 'stdio' | 'reference' | 'mutants';
  readonly selection: Selection;
  readonly dialects: readonly DialectName[];
  /** Of the reference client; other processes have their own. */
  readonly clock: 'virtual' | 'real';
  /** Whether the eleven ports of the product are needed. */
  readonly isRange: boolean;
  readonly leaseTimeoutMs: number;
  readonly allowForeignTerminal: boolean;
  /** Per case. */
  readonly timeoutMs: number;
  /** How long a program runs in each situation. */
  readonly durationMs: number;
  readonly reports: readonly { readonly format: CardFormat; readonly path: string }[];
  readonly isList: boolean;
  readonly isVerbose: boolean;
}

const FORMATS = ['json', 'junit', 'html', 'md'] as const;
export type CardFormat = (typeof FORMATS)[number];

export const CLIENT_USAGE = `Usage: metascalp-mock conformance-client [options] -- <command …>

  Judges a client by what it does, and with --adapter by what it believes. In the command {url}, {ws},
  {port} and {control} are replaced; METASCALP_URL, METASCALP_PORT, METASCALP_WS_URL and
  METASCALP_CONTROL_URL are set.

  --adapter stdio           the command speaks the JSON-lines protocol; without it traffic alone is judged
  --reference               judges the reference client, in this process; with --adapter stdio in another one
  --mutants                 judges the suite instead: every broken client must be caught by the case that is
                            meant for it, and pass half of all cases; with --verbose it meets all of them
  --cases <glob,…>          only these ids; repeatable
  --exclude <glob,…>        without these ids; repeatable
  --list                    prints what would run, and runs nothing
  --dialect camel|mixed|pascal|all   how the mock spells (default camel)
  --clock virtual|real      of --reference in this process (default virtual); all others run in real time
  --range                   the client looks for the terminal: takes ports 17845 to 17855 for itself
  --lease-timeout <duration>  how long to wait for the range (default 60s)
  --allow-foreign-terminal  goes on although another terminal answers in the range
  --timeout <duration>      per case (default 30s)
  --duration <duration>     how long a program runs in each situation, once it has said something (default 4s);
                            a socket that falls silent is waited for up to 45s
  --report json=<file>,junit=<file>,html=<file>,md=<file>
  --verbose                 a line for every case
`;

const none: string[] = [];
const FLAGS = {
  adapter: { type: 'string' },
  reference: { type: 'boolean', default: false },
  mutants: { type: 'boolean', default: false },
  cases: { type: 'string', multiple: true, default: none },
  exclude: { type: 'string', multiple: true, default: none },
  list: { type: 'boolean', default: false },
  dialect: { type: 'string', default: 'camel' },
  clock: { type: 'string', default: 'virtual' },
  range: { type: 'boolean', default: false },
  'lease-timeout': { type: 'string', default: '60s' },
  'allow-foreign-terminal': { type: 'boolean', default: false },
  timeout: { type: 'string', default: '30s' },
  duration: { type: 'string', default: '4s' },
  report: { type: 'string', multiple: true, default: none },
  verbose: { type: 'boolean', default: false },
} as const;

/** @throws BadOption */
export function readClientOptions(args: readonly string[]): ClientOptions {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const command = args.slice(end + 1);
  const flags = parse(args.slice(0, end));
  const mode = modeOf(flags);
  if (flags.reference && command.length > 0) throw new BadOption('--reference takes no command');
  if (mode === 'stdio' && flags.reference) command.push(process.execPath, referenceAdapter());
  if ((mode === 'wire' || mode === 'stdio') && command.length === 0 && !flags.list)
    throw new BadOption(takesCommand('conformance-client'));
  if (mode === 'mutants' && command.length > 0) throw new BadOption('--mutants takes no command');
  const listed = (values: readonly string[]): string[] =>
    values.flatMap((value) => value.split(',')).filter((value) => value !== '');
  const { clock } = flags;
  if (clock !== 'virtual' && clock !== 'real')
    throw new BadOption(`--clock takes virtual|real, not '${clock}'`);
  return {
    ...{ command, mode, clock },
    selection: { cases: listed(flags.cases), exclude: listed(flags.exclude), tags: [] },
    dialects: dialectsOf(flags.dialect),
    isRange: flags.range,
    leaseTimeoutMs: durationOf('--lease-timeout', flags['lease-timeout']),
    allowForeignTerminal: flags['allow-foreign-terminal'],
    timeoutMs: durationOf('--timeout', flags.timeout),
    durationMs: durationOf('--duration', flags.duration),
    reports: listed(flags.report).map(reportOf),
    isList: flags.list,
    isVerbose: flags.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new BadOption(optionProblem(error, 'conformance-client', Object.keys(FLAGS)));
  }
}

function modeOf(flags: ReturnType<typeof parse>): ClientOptions['mode'] {
  const { adapter, reference, mutants } = flags;
  if (adapter !== undefined && adapter !== 'stdio')
    throw new BadOption(`--adapter takes stdio, not '${adapter}'`);
  if (mutants) return 'mutants';
  if (adapter === 'stdio') return 'stdio';
  return reference ? 'reference' : 'wire';
}

/** The reference client behind the JSON-lines protocol, as `node build.js` makes it. */
const referenceAdapter = (): string => join(packageFolder(), 'dist', 'adapters', 'reference.js');

function dialectsOf(given: string): readonly DialectName[] {
  const known = Object.keys(dialects.rows) as DialectName[];
  if (given === 'all') return known;
  const found = known.find((each) => each === given);
  if (found !== undefined) return [found];
  throw new BadOption(`--dialect takes ${known.join('|')}|all, not '${given}'`);
}

function reportOf(given: string): { readonly format: CardFormat; readonly path: string } {
  const [, name = '', path = ''] = /^(\w+)=(.+)$/.exec(given) ?? [];
  const format = FORMATS.find((each) => each === name);
  if (format !== undefined) return { format, path };
  throw new BadOption(`--report takes ${FORMATS.map((each) => `${each}=<file>`).join(',')}`);
}

function durationOf(flag: string, given: string): number {
  const ms = durationMs(given, 'ms');
  if (ms !== undefined && ms >= 0) return ms;
  throw new BadOption(`${flag} takes a duration such as 500ms, 10s, 5m or 1h, not '${given}'`);
}
