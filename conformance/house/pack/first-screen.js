/** The first screen of README.md, as written, in an empty folder: the tarball stands in for the name of the package. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { blocksOf, Reader } from './document.js';
import { ROOT } from './tarball.js';

/** @returns how long it took; @throws Error with what was not as promised */
export async function firstScreen(folder, tarball, document = join(ROOT, 'README.md')) {
  const markdown = readFileSync(document, 'utf8');
  const screen = markdown.slice(0, markdown.search(/\n## /));
  const blocks = blocksOf(screen).filter(({ language, info }) => language === 'sh' || info !== '');
  if (!blocks.some(({ language }) => language === 'sh')) throw new Error('it has no commands');
  mkdirSync(folder);
  const install = /^(npm install .*)\bmetascalp-mock$/;
  const reader = new Reader(folder, {
    rewrite: (command) => command.replace(install, (_, start) => `${start}'${tarball}'`),
  });
  const started = performance.now();
  try {
    for (const block of blocks) await reader.follow(block);
  } finally {
    await reader.close();
  }
  return `${((performance.now() - started) / 1000).toFixed(1)} s for its commands`;
}
