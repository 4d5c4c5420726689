/** The options of `serve`, as flags, as environment variables and as the argument of `startMock`. */
import { parseArgs } from 'node:util';

import {
  type BodyPolicy,
  type DialectName,
  dialects,
  didYouMean,
  type EditionId,
  editions,
  optionProblem,
} from '../schemas/index.js';
import { integer, oneOf, port, UsageError } from './option-readers.js';
import type { IdStyle } from './terminal/ids.js';
import { readKnob } from './terminal/knobs.js';

export const MAX_SEED = 2 ** 32 - 1;

export interface Options {
  /** `auto`: the first free port of 17845–17855. */
  readonly port: number | 'auto';
  readonly host: string;
  /** `auto`: API port + 1000 if free, else any. */
  readonly controlPort: number | 'auto' | 'off';
  readonly scenario: string;
  readonly seed: number;
  readonly clock: 'real' | 'virtual';
  readonly dialect: DialectName;
  readonly edition: EditionId;
  readonly bodies: BodyPolicy;
  readonly ids: IdStyle;
  readonly knobs: Readonly<Record<string, unknown>>;
  readonly maxJournal: number;
  readonly controlHost: string;
  /** Further names under which the control door may be addressed. */
  readonly allowHost: readonly string[];
  readonly mark: boolean;
  readonly allowForeignTerminal: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFormat: 'pretty' | 'json';
  readonly quiet: boolean;
}

interface Spec<Value> {
  readonly says: string;
  readonly initial: Value;
  /** @throws UsageError */
  readonly read: (text: string, name: string) => Value;
  /** A flag without a value. */
  readonly isSwitch?: boolean;
  readonly isList?: boolean;
}

const text = (value: string): string => value;
const yes = (value: string, name: string): boolean =>
  oneOf('true', 'false')(value, name) === 'true';
const servedEditions = Object.entries(editions.rows)
  .filter(([, row]) => row.served)
  .map(([id]) => id as EditionId);

/** Every option with its default; `--control-port` is `controlPort` and METASCALP_MOCK_CONTROL_PORT. */
const SPECS: { readonly [Name in keyof Options]: Spec<Options[Name]> } = {
  port: {
    says: '<n|0|auto>  0: any; auto: the first free one of 17845–17855',
    initial: 'auto',
    read: port('auto'),
  },
  host: { says: '<address>  where the terminal listens', initial: '127.0.0.1', read: text },
  controlPort: {
    says: '<n|0|off|auto>  of the control door and its page; auto: API port + 1000 if free, else any',
    initial: 'auto',
    read: port('auto', 'off'),
  },
  scenario: {
    says: '<name|file>  the world: connections, tickers, market',
    initial: 'default',
    read: text,
  },
  seed: { says: '<n>  what chance is made of', initial: 1, read: integer(0, MAX_SEED) },
  clock: {
    says: 'real|virtual  virtual: stands still until it is advanced',
    initial: 'real',
    read: oneOf('real', 'virtual'),
  },
  dialect: {
    says: 'camel|mixed|pascal  casing of names on the wire',
    initial: 'camel',
    read: oneOf(...(Object.keys(dialects.rows) as DialectName[])),
  },
  edition: { says: '<id>  dated feature set', initial: '1.0.3', read: oneOf(...servedEditions) },
  bodies: {
    says: 'lenient|strict  what happens to unknown fields',
    initial: 'lenient',
    read: oneOf('lenient', 'strict'),
  },
  ids: {
    says: 'small|int64  int64: order ids beyond 2^53',
    initial: 'small',
    read: oneOf('small', 'int64'),
  },
  knobs: { says: '', initial: {}, read: (value) => readSettings([value]), isList: true },
  maxJournal: { says: '<n>  entries that are kept', initial: 20_000, read: integer(1, 10_000_000) },
  controlHost: {
    says: '<address>  where the control door listens, for containers',
    initial: '127.0.0.1',
    read: text,
  },
  allowHost: {
    says: '<name>  further Host of the control door; repeatable',
    initial: [],
    read: (value) => value.split(','),
    isList: true,
  },
  mark: {
    says: 'on|off  off: leaves the X-MetaScalp-Mock header away',
    initial: true,
    read: (value, name) => oneOf('on', 'off')(value, name) === 'on',
  },
  allowForeignTerminal: {
    says: 'goes on although another terminal answers on the range',
    initial: false,
    read: yes,
    isSwitch: true,
  },
  logLevel: {
    says: 'debug|info|warn|error|silent',
    initial: 'info',
    read: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  },
  logFormat: { says: 'pretty|json', initial: 'pretty', read: oneOf('pretty', 'json') },
  quiet: { says: 'no logs', initial: false, read: yes, isSwitch: true },
};

export const DEFAULTS = Object.fromEntries(
  Object.entries(SPECS).map(([name, spec]) => [name, spec.initial]),
) as unknown as Options;

const NAMES = Object.keys(SPECS).filter((name) => name !== 'knobs') as (keyof Options)[];
const flagOf = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const variableOf = (name: string): string =>
  `METASCALP_MOCK_${flagOf(name).toUpperCase().replaceAll('-', '_')}`;

/** A switch is off, a list is empty: nothing to say. */
function defaultOf(name: keyof Options): string {
  const { initial, isSwitch, isList } = SPECS[name] as Spec<unknown>;
  if (isSwitch || isList) return '';
  return ` (default ${initial === true ? 'on' : initial})`;
}

/** The lines of `serve --help`. */
export const optionHelp = (): string =>
  [
    ...NAMES.map((name) => `  --${flagOf(name).padEnd(24)}${SPECS[name].says}${defaultOf(name)}`),
    `  --${'set'.padEnd(24)}<knob=value>  repeatable; GET /config of the control door shows all knobs`,
    '\nEvery option is also a variable: --log-level is METASCALP_MOCK_LOG_LEVEL. The option wins.',
  ].join('\n');

/** `knob=value` pairs. @throws UsageError */
function readSettings(pairs: readonly string[]): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, name = '', given = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === '') throw new UsageError(`--set takes knob=value, not '${pair}'`);
    const read = readKnob(name, given);
    if ('problem' in read) throw new UsageError(read.problem);
    settings[name] = read.value;
  }
  return settings;
}

export interface ParsedArgs<Extra extends string> {
  readonly options: Options;
  readonly extras: Readonly<Partial<Record<Extra, string>>>;
  /** Everything behind `--`. */
  readonly rest: readonly string[];
}

/**
 * Flag beats variable beats default. Everything behind `--` is left alone.
 * @param extras further flags of the verb, all with a value
 * @param verb whose help a message points to
 * @throws UsageError for an unknown option or an impossible value
 */
export function parseOptions<Extra extends string = never>(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  extras: readonly Extra[] = [],
  verb = 'serve',
): ParsedArgs<Extra> {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const flags = parseFlags(args.slice(0, end), extras, verb);
  const options: Record<string, unknown> = { ...DEFAULTS };
  for (const name of NAMES) {
    const { read, isList } = SPECS[name] as Spec<unknown>;
    const flag = flags[flagOf(name)];
    const given = flag ?? environment[variableOf(name)];
    if (given === undefined || given === '') continue;
    const label = flag === undefined ? variableOf(name) : `--${flagOf(name)}`;
    options[name] =
      isList && Array.isArray(given)
        ? given.flatMap((each) => read(String(each), label) as unknown[])
        : read(String(given), label);
  }
  const variable = environment.METASCALP_MOCK_SET;
  const pairs = flags.set ?? (variable === undefined || variable === '' ? [] : variable.split(','));
  options.knobs = readSettings(pairs as string[]);
  followEdition(
    options,
    (name) => flags[name] !== undefined || Boolean(environment[variableOf(name)]),
  );
  return {
    options: options as unknown as Options,
    extras: Object.fromEntries(extras.map((name) => [name, flags[name]])) as Partial<
      Record<Extra, string>
    >,
    rest: args.slice(end + 1),
  };
}

/**
 * Options as a program gives them, with words as on the command line, too: `mark: 'off'`.
 * @param defaults where they differ from those of `serve`
 * @throws UsageError for an unknown option or an impossible value
 */
export function optionsOf(
  given: Readonly<Record<string, unknown>>,
  defaults: Partial<Options>,
): Options {
  const options: Record<string, unknown> = { ...DEFAULTS, ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(SPECS, name)) {
      throw new UsageError(`No option '${name}'; ${didYouMean(name, Object.keys(SPECS))}`);
    }
    if (value === undefined) continue;
    const { initial, read } = SPECS[name as keyof Options] as Spec<unknown>;
    // Knobs are judged by whoever makes the world.
    if (name === 'knobs' || (typeof initial === 'boolean' && typeof value === 'boolean'))
      options[name] = value;
    else if (Array.isArray(initial))
      options[name] = [value].flat().flatMap((each) => read(String(each), name) as unknown[]);
    else options[name] = read(String(value), name);
  }
  followEdition(options, (name) => given[name] !== undefined);
  return options as unknown as Options;
}

/** An edition brings its own dialect and body policy, unless they were chosen. */
function followEdition(
  options: Record<string, unknown>,
  isChosen: (name: 'dialect' | 'bodies') => boolean,
): void {
  const edition = editions.rows[options.edition as EditionId];
  if (!isChosen('dialect')) options.dialect = edition.dialect;
  if (!isChosen('bodies')) options.bodies = edition.bodies;
}

function parseFlags(
  args: readonly string[],
  extras: readonly string[],
  verb: string,
): Readonly<Record<string, unknown>> {
  const known = Object.fromEntries([
    ...NAMES.map((name) => {
      const { isSwitch = false, isList = false } = SPECS[name] as Spec<unknown>;
      return [flagOf(name), { type: isSwitch ? 'boolean' : 'string', multiple: isList }] as const;
    }),
    ...extras.map((name) => [name, { type: 'string', multiple: false }] as const),
    ['set', { type: 'string', multiple: true }] as const,
    ['help', { type: 'boolean', multiple: false }] as const,
  ]);
  try {
    return parseArgs({ args: [...args], options: known as never, strict: true }).values;
  } catch (error) {
    throw new UsageError(optionProblem(error, verb, Object.keys(known)));
  }
}
