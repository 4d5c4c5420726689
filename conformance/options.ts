/** The options of the verb conformance, read and checked. */
import { parseArgs } from 'node:util';

import { type DialectName, dialects } from '../schemas/index.js';
import type { Selection } from './selection.js';
import type { TargetChoice } from './targets/open-target.js';

export interface Options {
  readonly target: TargetChoice;
  readonly selection: Selection;
  /** Per case. */
  readonly timeoutMs: number;
  readonly reports: readonly ReportRequest[];
  readonly isStrict: boolean;
  readonly isList: boolean;
  readonly isMutants: boolean;
  readonly isVerbose: boolean;
}

export interface ReportRequest {
  readonly format: 'json' | 'junit';
  readonly path: string;
}

/** Something that the user must change. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

export const USAGE = `Usage: metascalp-mock conformance --target mock|<url> [options]

  --target mock|<url>       what is judged (default mock: our own, in this process)
  --cases <glob,…>          only these ids; repeatable
  --exclude <glob,…>        without these ids; repeatable
  --tag <tag>               read-only, trading, mock-only, strict; repeatable
  --list                    prints what would run, and runs nothing
  --permit observe|interact what may be done to a terminal that is not our mock (default observe)
  --dialect camel|pascal|mixed, --seed <n>   of the mock that --target mock starts
  --timeout <duration>      per case, as 10s or 500ms (default 15s)
  --report json=<file>,junit=<file>
  --strict                  what is only wished for counts too
  --verbose                 a line for every case
  --mutants                 judges the suite instead: every broken terminal must be noticed
`;

const none: string[] = [];

const FLAGS = {
  target: { type: 'string', default: 'mock' },
  cases: { type: 'string', multiple: true, default: none },
  exclude: { type: 'string', multiple: true, default: none },
  tag: { type: 'string', multiple: true, default: none },
  list: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  permit: { type: 'string', default: 'observe' },
  dialect: { type: 'string', default: 'camel' },
  seed: { type: 'string', default: '1' },
  timeout: { type: 'string', default: '15s' },
  report: { type: 'string', multiple: true, default: none },
  strict: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  mutants: { type: 'boolean', default: false },
} as const;

/** @throws BadOption */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const dialect = Object.keys(dialects.rows).find((name) => name === values.dialect);
  if (dialect === undefined) {
    throw new BadOption(`--dialect takes ${Object.keys(dialects.rows).join('|')}`);
  }
  const seed = Number(values.seed);
  if (!/^\d+$/.test(values.seed)) throw new BadOption(`--seed takes an integer`);
  if (!/^(mock|http:\/\/.+)$/.test(values.target)) {
    throw new BadOption(`--target takes mock or an http:// address, not '${values.target}'`);
  }
  const { target: name, permit } = values;
  return {
    target: { name, dialect: dialect as DialectName, seed, permit },
    selection: {
      cases: split(values.cases),
      exclude: split(values.exclude),
      tags: split(values.tag),
    },
    timeoutMs: duration(values.timeout),
    reports: split(values.report).map(reportRequest),
    isStrict: values.strict,
    isList: values.list || values['dry-run'],
    isMutants: values.mutants,
    isVerbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new BadOption((error as Error).message);
  }
}

const split = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).filter((value) => value !== '');

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

function duration(text: string): number {
  const [, amount = '', unit = 's'] = /^(\d+)(ms|s|m)?$/.exec(text) ?? [];
  const ms = Number(amount) * (UNITS[unit] ?? 1000);
  if (amount === '' || ms <= 0) throw new BadOption(`--timeout takes a duration, not '${text}'`);
  return ms;
}

function reportRequest(text: string): ReportRequest {
  const [, format, path = ''] = /^(json|junit)=(.+)$/.exec(text) ?? [];
  if (format === 'json' || format === 'junit') return { format, path };
  throw new BadOption(`--report takes json=<file> or junit=<file>, not '${text}'`);
}
