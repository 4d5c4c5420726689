/** Packs this checkout and uses it as a stranger would, in an empty folder; exit 1 when anything fails. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { firstScreen } from './first-screen.js';
import { installedPackages, npm, packCheckout, ROOT, run } from './tarball.js';
import { FOUR_WAYS } from './ways.js';

const MAX_UNPACKED_BYTES = 7_000_000;
const ALLOWED =
  /^(dist\/[a-z-]+\.(?:c?js|d\.cts)|dist\/(?:adapters|chunks)\/[\w-]+\.js|client-under-test\/adapters\/\w[\w-]*\.(?:js|py)|dist\/notices\.txt|dist\/types\/.+\.d\.[cm]?ts|dist\/types\/ws\/LICENSE|dist\/page\/[\w.]+|schemas\/.+\.json|server\/market\/scenarios\/[\w-]+\.json|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'metascalp-package-'));
const problems = [];
const check = async (name, act) => {
  const started = performance.now();
  try {
    const note = (await act()) ?? '';
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`ok    ${name}${note === '' ? '' : `: ${note}`} (${seconds} s)`);
  } catch (error) {
    problems.push(name);
    console.log(`FAIL  ${name}: ${error.message}`);
  }
};

try {
  const { path: tarball, content } = packCheckout(folder);
  await check('holds only what is allowed', () => {
    const odd = content.files.map(({ path }) => path).filter((path) => !ALLOWED.test(path));
    if (odd.length > 0) throw new Error(odd.join(', '));
    const { size, unpackedSize, entryCount } = content;
    if (unpackedSize > MAX_UNPACKED_BYTES) throw new Error(`${unpackedSize} bytes unpacked`);
    return `${megabytes(size)} packed, ${megabytes(unpackedSize)} unpacked, ${entryCount} files`;
  });
  await check('publint', () => judge('publint/src/cli.js', ['run', tarball, '--strict']));
  // Node 20.19 and later require ES modules; what this rule warns of holds for older ones.
  const esm = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm'];
  await check('are the types wrong?', () =>
    judge('@arethetypeswrong/cli/dist/index.js', [tarball, ...esm]),
  );

  const stranger = join(folder, 'stranger');
  mkdirSync(stranger);
  writeFileSync(join(stranger, 'package.json'), '{"private":true}\n');
  await check('installs in an empty folder', () => {
    npm(['install', '--no-audit', '--no-fund', tarball], stranger);
    const others = installedPackages(stranger).filter((name) => name !== 'metascalp-mock');
    if (others.length > 0) throw new Error(`it brings ${others.join(', ')}`);
    return 'no dependencies';
  });
  const tools = ['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
  npm(['install', '--no-audit', '--no-fund', ...tools], stranger);
  for (const { name, files, commands } of FOUR_WAYS) {
    await check(name, () => {
      for (const [file, text] of Object.entries(files)) writeFileSync(join(stranger, file), text);
      let last = '';
      for (const args of commands) last = run(process.execPath, args, stranger).stdout;
      return last.trim().split('\n').at(-1);
    });
  }
  await check('the first screen of README.md', () => firstScreen(join(folder, 'first'), tarball));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (problems.length > 0) process.exitCode = 1;

/** Runs a program that is installed beside this file. */
function judge(program, args) {
  run(process.execPath, [join(import.meta.dirname, 'node_modules', program), ...args], ROOT);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
