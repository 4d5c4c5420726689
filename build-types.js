/** Finishes `dist/types`: leaves out what no door leads to, and brings the types of `ws` along, which is bundled too. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const [types = 'dist/types'] = process.argv.slice(2);
const { exports: doors } = JSON.parse(readFileSync('package.json', 'utf8'));

const IMPORTED = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

const entries = Object.values(doors).flatMap((door) =>
  typeof door === 'object' ? [join(types, relative('dist/types', door.types))] : [],
);
const reached = new Set(entries.map((entry) => resolve(entry)));
for (const file of reached) {
  for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
    reached.add(resolve(dirname(file), `${path}.d.ts`));
  }
}
for (const name of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  const file = resolve(types, name);
  if (!/\.d\.ts$/.test(name)) continue;
  if (!reached.has(file)) {
    rmSync(file);
    continue;
  }
  const text = readFileSync(file, 'utf8');
  const home = relative(dirname(file), join(types, 'ws')).replaceAll('\\', '/');
  const own = text.replaceAll(/(?<=from )'ws'/g, `'${home}/index.mjs'`);
  if (own !== text) writeFileSync(file, own);
}

mkdirSync(join(types, 'ws'), { recursive: true });
for (const name of ['index.d.mts', 'LICENSE']) {
  copyFileSync(join('node_modules/@types/ws', name), join(types, 'ws', name));
}
