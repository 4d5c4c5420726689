/** Bundles the program for the tests that run it: once a run, and only when something has changed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join('dist', 'test');
/** Written last, so that a build that was broken off counts for nothing. */
const STAMP = join(FOLDER, 'stamp');
const SOURCES = [
  ...['schemas', 'server', 'client-under-test', 'fixtures', 'conformance'],
  ...['cli.ts', 'build.js', 'package.json', 'package-lock.json'],
];

/** Jest calls it before the first test of a project. */
export default function buildForTests() {
  if (existsSync(STAMP) && SOURCES.map(newest).every((ms) => ms < statSync(STAMP).mtimeMs)) return;
  const startedAt = new Date();
  execFileSync(process.execPath, ['build.js', FOLDER], { stdio: 'inherit' });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, startedAt, startedAt);
}

/** When it was changed last; a folder changes when a file comes or goes. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(stat.mtimeMs, ...names.map((name) => newest(join(path, name))));
}
