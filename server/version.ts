/** The version of this package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageFolder } from '../schemas/index.js';

const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
  readonly version: string;
};

export const VERSION: string = manifest.version;
