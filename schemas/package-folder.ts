/** Finds files of this package from the source tree as well as from the bundle in `dist`. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `schemas/registry`, from here upwards. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schemas', 'registry'))) {
    const parent = resolve(folder, '..');
    if (parent === folder) throw new Error('The folder schemas/ of the package is missing');
    folder = parent;
  }
  return folder;
}
