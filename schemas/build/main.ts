/** Entry point of `npm run generate`. */
import { join } from 'node:path';

import { generate } from './generate.js';

process.exitCode = await generate(join(process.cwd(), 'schemas'), process.argv.includes('--check'));
