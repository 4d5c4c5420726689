/** The front door: reads the verb and opens the room that serves it, so that no verb pays for another. */

interface Room {
  readonly main: (args: readonly string[]) => Promise<number>;
}

/** Each verb, what it does, and where it lives. */
const VERBS: Readonly<
  Record<string, { readonly does: string; readonly open: () => Promise<Room> }>
> = {
  export: {
    does: 'writes the contract documents: export openapi|asyncapi|schemas [--out dir]',
    open: () => import('./schemas/cli.js'),
  },
};

const USAGE = `Usage: metascalp-mock <verb> [options]\n\n${Object.entries(VERBS)
  .map(([verb, { does }]) => `  ${verb.padEnd(12)}${does}`)
  .join('\n')}\n`;

async function main([verb = '', ...args]: readonly string[]): Promise<number> {
  if (verb === '--help' || verb === '-h' || verb === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const entry = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (entry === undefined) {
    process.stderr.write(`Unknown verb '${verb}'.\n\n${USAGE}`);
    return 2;
  }
  const room = await entry.open();
  return room.main(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`Internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 70;
}
