/** `npm run recordings`: writes the recordings of the repository anew. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { FOLDER, makeRecordings } from './make.js';

const files = await makeRecordings();
await rm(FOLDER, { recursive: true, force: true });
for (const [name, text] of files) {
  const path = join(FOLDER, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
console.log(`${files.size} files in ${FOLDER}`);
