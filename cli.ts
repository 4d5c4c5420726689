#!/usr/bin/env node
/** The front door: reads the verb and opens the room that serves it, so that no verb pays for another. */

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
  export: {
    does: 'writes the contract documents: export openapi|asyncapi|schemas [--out dir]',
    open: () => import('./schemas/cli.js'),
  },
};

const USAGE = `Usage: metascalp-mock <verb> [options]\n\n${Object.entries(VERBS)
  .map(([verb, { does }]) => `  ${verb.padEnd(12)}${does}`)
  .join('\n')}\n`;

async function main(argv: readonly string[]): Promise<number> {
  const [first = ''] = argv;
  const isVerb = first !== '' && !first.startsWith('-');
  const [verb, args] = isVerb ? [first, argv.slice(1)] : ['serve', argv];
  if (first === '--version') {
    process.stdout.write(`${(await import('./server/version.js')).VERSION}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || verb === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const entry = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (entry === undefined) {
    process.stderr.write(`Unknown verb '${verb}'.\n\n${USAGE}`);
    return 2;
  }
  const room = await entry.open();
  return room.main(args, verb);
}

// Whoever reads our output may stop reading (`| head`); that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`Internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 70;
}
