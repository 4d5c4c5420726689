/** The options of the verb conformance, read and checked. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

import { type DialectName, dialects, durationMs, optionProblem } from '../schemas/index.js';
import { TAGS } from './case.js';
import { isPermit, PERMITS } from './guard/permit.js';
import { DEFAULT_BUDGETS } from './guard/rules.js';
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
  /** Lists, and says where orders would be placed. */
  readonly isDryRun: boolean;
  readonly undoLog: string | null;
  /** File of known deviations. */
  readonly expected: string | null;
  /** Whether names and amounts of a foreign terminal stay out of reports. */
  readonly isRedacted: boolean;
  readonly isMutants: boolean;
  readonly isVerbose: boolean;
}

export interface ReportRequest {
  readonly format: 'json' | 'junit' | 'html' | 'github';
  /** Empty for what needs no file. */
  readonly path: string;
}

/** Something that the user must change. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

export const USAGE = `Usage: metascalp-mock conformance --target mock|replay:<file>|<url> [options]

  --target mock|replay:<file>|<url>   what is judged (default mock: our own, in this process)
  --cases <glob,…>          only these ids; repeatable
  --exclude <glob,…>        without these ids; repeatable
  --tag <tag>               read-only, trading, mock-only, strict; repeatable
  --list                    prints what would run, and runs nothing
  --dry-run                 as --list, and where and with which digits orders would be placed
  --permit observe|interact|trade-demo|trade-real
                            what may be done to a terminal that is not our mock (default observe);
                            trade-real needs METASCALP_TRADE_REAL=connection=<id>,ticker=<name>,notional=<most>
  --max-requests <n>, --max-orders <n>, --max-notional <n>   of a run there (default ${DEFAULT_BUDGETS.maxRequests}, ${DEFAULT_BUDGETS.maxOrders}, ${DEFAULT_BUDGETS.maxNotional})
  --undo-log <file>         where orders are written down before they are sent
  --scenario <name|file>, --dialect camel|pascal|mixed, --seed <n>   of the mock that --target mock starts
  --timeout <duration>      per case, as 10s or 500ms (default 15s)
  --expected <file>         known deviations; one that is gone fails the run
  --report json=<file>,junit=<file>,html=<file>,github
  --no-redact               reports keep names and amounts of a foreign terminal
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
  'max-requests': { type: 'string', default: String(DEFAULT_BUDGETS.maxRequests) },
  'max-orders': { type: 'string', default: String(DEFAULT_BUDGETS.maxOrders) },
  'max-notional': { type: 'string', default: String(DEFAULT_BUDGETS.maxNotional) },
  'undo-log': { type: 'string' },
  expected: { type: 'string' },
  'no-redact': { type: 'boolean', default: false },
  scenario: { type: 'string', default: 'quiet' },
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
    throw new BadOption(
      `--dialect takes ${Object.keys(dialects.rows).join('|')}, not '${values.dialect}'`,
    );
  }
  const seed = Number(values.seed);
  if (!/^\d+$/.test(values.seed))
    throw new BadOption(`--seed takes an integer, not '${values.seed}'`);
  if (!/^(mock|replay:.+|http:\/\/.+)$/.test(values.target)) {
    throw new BadOption(
      `--target takes mock, replay:<file> or an http:// address, not '${values.target}'`,
    );
  }
  const { target: name, permit, scenario } = values;
  if (!isPermit(permit)) {
    throw new BadOption(`--permit takes ${Object.keys(PERMITS).join('|')}, not '${permit}'`);
  }
  const tags = split(values.tag);
  const stranger = tags.find((tag) => !TAGS.some((known) => known === tag));
  if (stranger !== undefined)
    throw new BadOption(`--tag takes ${TAGS.join('|')}, not '${stranger}'`);
  const budgets = {
    maxRequests: amount(values['max-requests'], '--max-requests'),
    maxOrders: amount(values['max-orders'], '--max-orders'),
    maxNotional: amount(values['max-notional'], '--max-notional'),
  };
  return {
    target: { name, dialect: dialect as DialectName, seed, scenario, permit, ...budgets },
    selection: {
      cases: split(values.cases),
      exclude: split(values.exclude),
      tags,
    },
    timeoutMs: duration(values.timeout),
    reports: split(values.report).map(reportRequest),
    isStrict: values.strict,
    isList: values.list || values['dry-run'],
    isDryRun: values['dry-run'],
    undoLog: values['undo-log'] ?? null,
    expected: values.expected ?? null,
    isRedacted: !values['no-redact'],
    isMutants: values.mutants,
    isVerbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new BadOption(optionProblem(error, 'conformance', Object.keys(FLAGS)));
  }
}

const split = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).filter((value) => value !== '');

function duration(text: string): number {
  const ms = durationMs(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new BadOption(`--timeout takes a duration such as 500ms, 10s, 5m or 1h, not '${text}'`);
}

function amount(text: string, name: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0) return value;
  throw new BadOption(`${name} takes a number above zero, not '${text}'`);
}

function reportRequest(text: string): ReportRequest {
  const [, format, path = ''] = /^(json|junit|html)=(.+)$/.exec(text) ?? [];
  if (format === 'json' || format === 'junit' || format === 'html') {
    // Said before the run, which may be long.
    if (existsSync(dirname(path))) return { format, path };
    throw new BadOption(`--report ${text}: there is no folder '${dirname(path)}'; make it first`);
  }
  if (text === 'github') return { format: 'github', path: '' };
  throw new BadOption(`--report takes json=, junit= or html=<file>, or github, not '${text}'`);
}
