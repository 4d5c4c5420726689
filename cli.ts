#!/usr/bin/env node
/** The front door: reads the verb and opens the room that serves it, so that no verb pays for another. */
import { join } from 'node:path';

interface Room {
  readonly main: (args: readonly string[], verb: string) => Promise<number>;
}

/** Each verb, what it does, and where it lives. */
const VERBS: Readonly<
  Record<string, { readonly does: string; readonly open: () => Promise<Room> }>
> = {
  serve: {
    does: 'starts the mock terminal (the default)',
    open: () => import('./server/cli.js'),
  },
  exec: {
    does: 'starts a mock, runs a command beside it, ends with its exit code: exec [options] -- <command …>',
    open: () => import('./server/cli.js'),
  },
  discover: {
    does: 'what answers on each of the ports 17845–17855',
    open: () => import('./server/cli.js'),
  },
  conformance: {
    does: 'judges a terminal: conformance --target mock|<url>',
    open: () => import('./conformance/cli.js'),
  },
  'conformance-client': {
    does: 'judges a client in any language: conformance-client [options] -- <command …>',
    open: () => import('./conformance/client/main.js'),
  },
  cleanup: {
    does: 'takes back what an interrupted trading run of conformance left: cleanup [--undo-log <file>]',
    open: () => import('./conformance/cli.js'),
  },
  record: {
    does: 'records a session with a terminal: record --target <url> --out <file> [--proxy]',
    open: () => import('./fixtures/cli.js'),
  },
  replay: {
    does: 'serves a recording as a terminal: replay <file>',
    open: () => import('./fixtures/cli.js'),
  },
  fixtures: {
    does: 'looks after recordings: fixtures scan|scrub|lint|recover <file …>',
    open: () => import('./fixtures/cli.js'),
  },
  diff: {
    does: 'structural differences of recordings, terminals and schemas: diff <a> <b>',
    open: () => import('./fixtures/cli.js'),
  },
  export: {
    does: 'writes the contract documents: export openapi|asyncapi|schemas [--out dir]',
    open: () => import('./schemas/cli.js'),
  },
};

const WIDTH = Math.max(...Object.keys(VERBS).map(({ length }) => length)) + 2;
const USAGE = `Usage: metascalp-mock <verb> [options]

${Object.entries(VERBS)
  .map(([verb, { does }]) => `  ${verb.padEnd(WIDTH)}${does}`)
  .join('\n')}

metascalp-mock <verb> --help shows its options and examples; --version the version.
`;

async function main(argv: readonly string[]): Promise<number> {
  const [first = ''] = argv;
  const isVerb = first !== '' && !first.startsWith('-');
  const [verb, args] = isVerb ? [first, argv.slice(1)] : ['serve', argv];
  if (first === '--version') return print((await import('./server/version.js')).VERSION);
  if (first === '--help' || first === '-h') return print(USAGE.trimEnd());
  if (verb !== 'help') return open(verb, args);
  const [about] = args;
  return about === undefined ? print(USAGE.trimEnd()) : open(about, ['--help']);
}

async function open(verb: string, args: readonly string[]): Promise<number> {
  const entry = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (entry === undefined) {
    const { didYouMean } = await import('./schemas/index.js');
    const hint = didYouMean(verb, Object.keys(VERBS));
    process.stderr.write(`Unknown verb '${verb}'; ${hint}\n\n${USAGE}`);
    return 2;
  }
  const code = await (await entry.open()).main(args, verb);
  if (code === 0 && asksForHelp(args)) {
    process.stdout.write((await import('./examples.js')).exampleText(verb));
  }
  return code;
}

/** What stands behind `--` belongs to another program. */
function asksForHelp(args: readonly string[]): boolean {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return own.includes('--help') || own.includes('-h');
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

// Whoever reads our output may stop reading (`| head`); that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** The path of a file that cannot be written or read, which its user named. */
function unusableFile(error: unknown): string | undefined {
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  const isTheirs = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC'];
  const isOurs = path?.startsWith(join(import.meta.dirname, '..'));
  if (path === undefined || isOurs || !isTheirs.includes(code)) return undefined;
  return `Cannot use the file '${path}': ${message.split(',')[0]}; name another place, or make the folder first\n`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const theirs = unusableFile(error);
  if (theirs !== undefined) {
    process.stderr.write(theirs);
    process.exit(2);
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `Internal error, which is our fault; please report it with this text: ${stack}\n`,
  );
  process.exitCode = 70;
}
