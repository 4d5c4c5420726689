/** Runs the recipes as they are written, each in an empty folder: `run.js [name …] [--tarball <file>]`. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { npm, ROOT, run, tarballFrom } from '../../conformance/house/pack/tarball.js';

const HERE = join(ROOT, 'client-under-test', 'recipes');
/** Programs besides Node that a script needs; without one, its script is named and left out. */
const NEEDS = {
  'pytest:test': ['python3', ['--version']],
  'pytest:test:pytest': ['python3', ['-m', 'pytest', '--version']],
  'shell:test': ['curl', ['--version']],
};

const args = process.argv.slice(2);
const names = args.filter((each, i) => !each.startsWith('--') && args[i - 1] !== '--tarball');
const folder = mkdtempSync(join(tmpdir(), 'metascalp-recipes-'));
try {
  const tarball = tarballFrom(args, folder);
  for (const name of names.length > 0 ? names : readdirSync(HERE).sort()) {
    const home = join(HERE, name);
    if (existsSync(join(home, 'package.json'))) follow(name, home, tarball);
    else if (!name.includes('.'))
      console.log(`-     ${name}: not executed here, as it says itself`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installs what the recipe names, the tarball in place of the published package, and runs its scripts. */
function follow(name, home, tarball) {
  const place = join(folder, name);
  mkdirSync(place);
  cpSync(home, place, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  const { scripts } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  try {
    npm(['install', '--no-audit', '--no-fund', '--save-dev', tarball], place);
  } catch (error) {
    return fail(name, error);
  }
  for (const script of Object.keys(scripts)) {
    const needed = NEEDS[`${name}:${script}`];
    if (needed !== undefined && !isThere(...needed)) {
      console.log(`-     ${name}: '${script}' needs ${[needed[0], ...needed[1]].join(' ')}`);
      continue;
    }
    try {
      const { seconds } = npm(['run', script], place);
      console.log(`ok    ${name}: npm run ${script} (${seconds.toFixed(1)} s)`);
    } catch (error) {
      fail(`${name}: npm run ${script}`, error);
    }
  }
}

function isThere(program, probe) {
  try {
    run(program, probe, HERE);
    return true;
  } catch {
    return false;
  }
}

function fail(what, error) {
  process.exitCode = 1;
  console.log(`FAIL  ${what}: ${error.message}`);
}
