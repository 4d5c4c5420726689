import { optionsOf, parseOptions } from './config.js';
import { UsageError } from './option-readers.js';

const parse = (args: readonly string[], environment: Record<string, string> = {}) =>
  parseOptions(args, environment).options;

describe('the options', () => {
  it('have the documented defaults', () => {
    expect(parse([])).toEqual({
      port: 'auto',
      host: '127.0.0.1',
      controlPort: 'auto',
      scenario: 'default',
      seed: 1,
      clock: 'real',
      dialect: 'camel',
      edition: '1.0.3',
      bodies: 'lenient',
      ids: 'small',
      knobs: {},
      maxJournal: 20_000,
      controlHost: '127.0.0.1',
      allowHost: [],
      mark: true,
      allowForeignTerminal: false,
      logLevel: 'info',
      logFormat: 'pretty',
      quiet: false,
    });
  });

  it('come from flags, then from variables, then from defaults', () => {
    const environment = { METASCALP_MOCK_SEED: '5', METASCALP_MOCK_CONTROL_PORT: 'off' };
    expect(parse(['--seed', '7'], environment)).toMatchObject({ seed: 7, controlPort: 'off' });
    expect(parse([], { ...environment, METASCALP_MOCK_MARK: 'off' })).toMatchObject({
      seed: 5,
      mark: false,
    });
  });

  it('take knobs, switches and lists', () => {
    const args =
      '--set bookWindowMs=0 --set cancelUnknown=ok --quiet --allow-host a --allow-host b';
    expect(parse(args.split(' '))).toMatchObject({
      knobs: { bookWindowMs: 0, cancelUnknown: 'ok' },
      quiet: true,
      allowHost: ['a', 'b'],
    });
    expect(
      parse([], { METASCALP_MOCK_SET: 'bookWindowMs=5,resubscribeSnapshot=true' }).knobs,
    ).toEqual({
      bookWindowMs: 5,
      resubscribeSnapshot: true,
    });
  });

  it('follow the edition where nothing else was chosen', () => {
    expect(parse(['--edition', '1.0.4'])).toMatchObject({ edition: '1.0.4', dialect: 'pascal' });
    expect(parse(['--edition', '1.0.4', '--dialect', 'mixed'])).toMatchObject({ dialect: 'mixed' });
  });

  it('leave everything behind -- alone', () => {
    const { options, rest } = parseOptions(['--seed', '2', '--', 'node', '--seed', 'x'], {});
    expect([options.seed, rest]).toEqual([2, ['node', '--seed', 'x']]);
  });

  it.each([
    [['--sed', '7'], /'--sed'.*did you mean '--seed'/],
    [['--port', '99999'], /--port takes auto or a port from 0 to 65535, not '99999'/],
    [['--seed', '-1'], /--seed/],
    [['--seed', '1.5'], /--seed takes an integer/],
    [['--clock', 'fast'], /--clock takes real\|virtual, not 'fast'/],
    [['--edition', '1.0.5'], /--edition takes 1.0.3\|1.0.4/],
    [['--set', 'bookWindow=1'], /No knob 'bookWindow'; did you mean 'bookWindowMs'\?/],
    [['--set', 'bookWindowMs=soon'], /'bookWindowMs' takes an integer from 0 up, not 'soon'/],
    [['--set', 'offGrid=rond'], /'offGrid' takes refuse or round, not 'rond'/],
    [['--set', 'x'], /--set takes knob=value/],
    [['--seed'], /--seed/],
    [['extra'], /extra/],
  ])('refuse %p', (args, message) => {
    expect(() => parse(args)).toThrow(UsageError);
    expect(() => parse(args)).toThrow(message);
  });

  it('name the variable that is wrong', () => {
    expect(() => parse([], { METASCALP_MOCK_SEED: 'x' })).toThrow(
      /METASCALP_MOCK_SEED takes an integer/,
    );
  });
});

describe('options of a program', () => {
  it('are words and values, and leave alone what is undefined', () => {
    const given = { mark: 'off', seed: '7', allowHost: 'a,b', port: undefined, edition: '1.0.4' };
    expect(optionsOf(given, { port: 0 })).toMatchObject({
      ...{ mark: false, seed: 7, allowHost: ['a', 'b'], port: 0, dialect: 'pascal' },
    });
    expect(optionsOf({ mark: true, allowHost: ['c'] }, {})).toMatchObject({
      ...{ mark: true, allowHost: ['c'], port: 'auto', dialect: 'camel' },
    });
  });

  it.each([
    [{ sceanrio: 'quiet' }, /did you mean 'scenario'/],
    [{ port: 'x' }, /port takes auto or a port/],
    [{ seed: -1 }, /seed takes an integer from 0/],
    [{ clock: 'fast' }, /clock takes real\|virtual/],
    [{ quiet: 1 }, /quiet takes true\|false/],
  ])('refuse %p', (given, message) => {
    expect(() => optionsOf(given, {})).toThrow(message);
  });
});
