/** The options of the verb cleanup. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { optionProblem } from '../../schemas/index.js';
import { BadOption } from '../options.js';
import { cleanUp, UNDO_FOLDER, unfinishedLogs } from './cleanup.js';

export const CLEANUP_USAGE = `Usage: metascalp-mock cleanup [--undo-log <file>]

  --undo-log <file>         the list of one run (default: of every run that did not end cleanly)

A run of conformance that trades writes down each order before it sends it. When it was interrupted,
this asks the terminal what became of them and takes back what is left.
`;

/**
 * Without a file, every run that did not come to a clean end is finished.
 * @returns the worst exit code of all
 * @throws BadOption
 */
export async function cleanupMain(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const paths = pathsFrom(args);
  if (paths.length === 0) print(`nothing to do: no unfinished run in ${UNDO_FOLDER}`);
  let worst = 0;
  for (const path of paths) worst = Math.max(worst, await cleanUp(path, print));
  return worst;
}

function pathsFrom(args: readonly string[]): readonly string[] {
  try {
    const options = { 'undo-log': { type: 'string' } } as const;
    const path = parseArgs({ args: [...args], options, strict: true }).values['undo-log'];
    if (path === undefined) return unfinishedLogs();
    if (!existsSync(path)) throw new BadOption(`There is no undo log ${path}`);
    return [path];
  } catch (error) {
    if (error instanceof BadOption) throw error;
    throw new BadOption(optionProblem(error, 'cleanup', ['undo-log']));
  }
}
