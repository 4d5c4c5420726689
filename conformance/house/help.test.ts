import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = join(process.cwd(), 'dist', 'test', 'cli.js');
const LIMIT_MS = 60_000;

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', timeout: LIMIT_MS });

const shown = new Map<string, ReturnType<typeof run>>();

/** What a verb says of itself; several tests look at it. */
function helpOf(verb: string): ReturnType<typeof run> {
  const help = shown.get(verb) ?? run(verb, '--help');
  shown.set(verb, help);
  return help;
}

/** As the source of the front door lists them. */
const VERBS = [
  ...readFileSync('cli.ts', 'utf8').matchAll(/^ {2}'?([a-z-]+)'?: \{\n {4}does:/gm),
].map(([, verb = '']) => verb);

/** A slip of the finger in an option of each verb, and what was meant; null where there are none. */
const SLIPS: Readonly<Record<string, readonly [string, string | null]>> = {
  serve: ['--scenaro', '--scenario'],
  exec: ['--lease-timeuot', '--lease-timeout'],
  discover: ['--prot', null],
  conformance: ['--targte', '--target'],
  'conformance-client': ['--adaptor', '--adapter'],
  record: ['--duraton', '--duration'],
  replay: ['--sped', '--speed'],
  fixtures: ['--max-agee', '--max-age'],
  cleanup: ['--undolog', '--undo-log'],
  diff: ['--fromat', '--format'],
  export: ['--otu', '--out'],
};

describe('the program', () => {
  it('lists every verb in its help, and calls it by help, --help and -h', () => {
    const texts = [['help'], ['--help'], ['-h']].map((args) => run(...args));
    expect(texts.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(new Set(texts.map(({ stdout }) => stdout)).size).toBe(1);
    for (const verb of VERBS) expect(texts[0]?.stdout).toMatch(new RegExp(`^  ${verb}  `, 'm'));
    expect(VERBS.length).toBeGreaterThan(9);
  });

  it('names the verb that was meant', () => {
    const { status, stderr } = run('conformence');
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      "Unknown verb 'conformence'; did you mean 'conformance'?",
    ]);
  });

  it('gives the help of a verb by help <verb>, and refuses what is none', () => {
    expect(run('help', 'diff').stdout).toBe(helpOf('diff').stdout);
    expect(run('help', 'dif').status).toBe(2);
  });

  it('leaves the help of another program to that program', () => {
    const command = [process.execPath, '-p', '"own help"', '--', '--help'];
    const { status, stdout } = run('exec', '--port', '0', '--scenario', 'quiet', '--', ...command);
    expect([status, stdout]).toEqual([0, 'own help\n']);
  });
});

describe.each(VERBS)('%s', (verb) => {
  it('shows what it takes and at least one example', () => {
    const { status, stdout, stderr } = helpOf(verb);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: metascalp-mock ${verb}\\b`));
    expect(stdout).toMatch(new RegExp(`\nExamples:\n {2}# .+\n {2}metascalp-mock ${verb}\\b`));
    expect(run(verb, '-h').stdout).toBe(stdout);
  });

  it('refuses an unknown option with exit code 2, and says what was meant', () => {
    const [slip, meant] = SLIPS[verb] ?? [];
    expect(slip).toBeDefined();
    const { status, stdout, stderr } = run(verb, slip ?? '');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(slip);
    expect(stderr).toContain(
      meant === null ? `see metascalp-mock ${verb} --help` : `did you mean '${meant}'?`,
    );
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('shows examples whose options exist', () => {
    const { stdout } = helpOf(verb);
    const [options = '', examples = ''] = stdout.split('\nExamples:\n');
    const own = examples.split('\n').map((line) => line.split(' -- ')[0] ?? '');
    const used = own.flatMap((line) => line.match(/--[a-z-]+/g) ?? []);
    for (const option of used) expect(options).toContain(option);
  });
});

describe('every document', () => {
  const documents = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && !/(^|[\\/])(node_modules|dist|recordings)[\\/]/.test(path),
  );

  it('names verbs and options that exist', () => {
    const wrong: string[] = [];
    for (const path of documents) {
      const commands = readFileSync(path, 'utf8').matchAll(/metascalp-mock ([a-z-]+)( [^`\n]*)?/g);
      for (const [whole, verb = '', rest = ''] of commands) {
        const isVerb = VERBS.includes(verb);
        if (!/ --?[a-z]/.test(rest) && !isVerb) continue;
        const [own = ''] = rest.split(/ -- |#| · /);
        const known = isVerb ? helpOf(verb).stdout : '';
        const unknown = (own.match(/ --[a-z-]+/g) ?? []).filter(
          (option) => !known.includes(option.trim()) && option !== ' --help',
        );
        if (known === '' || unknown.length > 0) wrong.push(`${path}: ${whole} (${unknown})`);
      }
    }
    expect(documents.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

describe('NO_COLOR and pipes', () => {
  it('get no escape sequences', () => {
    const { stdout, stderr } = run('conformance', '--cases', 'http.ping*', '--verbose');
    expect(stdout.length).toBeGreaterThan(0);
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
