/** The tarball of this checkout, made as `npm publish` makes it, in a copy, so that nothing here changes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', 'coverage']);

/**
 * Builds and packs.
 * @param folder where the tarball goes
 * @returns its path, and what npm says about its content
 */
export function packCheckout(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'metascalp-pack-'));
  try {
    const filter = (path) => path === ROOT || !LEFT_OUT.has(basename(path));
    cpSync(ROOT, copy, { recursive: true, filter });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    // `prepare` of package.json builds; what it prints is no part of the answer.
    const { stdout } = npm(['pack', '--json', '--pack-destination', resolve(folder)], copy);
    const [content] = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]/m))));
    return { path: join(resolve(folder), content.filename), content };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The file that `--tarball <file>` names, or one made now. */
export function tarballFrom(args, folder) {
  const at = args.indexOf('--tarball');
  return at < 0 ? packCheckout(folder).path : resolve(args[at + 1] ?? '');
}

/** Runs npm by its own script, so that no shell is needed anywhere. @throws Error with what it said */
export function npm(args, cwd) {
  return run(process.execPath, [npmScript(), ...args], cwd);
}

/** @throws Error with the whole output when the program does not end with 0 */
export function run(program, args, cwd, environment = {}) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
    throw new Error(`${basename(program)} ${args.join(' ')} ended with ${status}:\n${said}`);
  }
  return { stdout, stderr, seconds: (performance.now() - started) / 1000 };
}

/** The running npm, or the one beside Node, or the first on the path. */
function npmScript() {
  const { npm_execpath: running = '', PATH = '' } = process.env;
  const folders = [dirname(process.execPath), ...PATH.split(delimiter)];
  const candidates = [
    running,
    ...folders.flatMap((folder) => [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]),
  ];
  const found = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  if (found === undefined) throw new Error('There is no npm beside Node or on the path');
  return found;
}

/** Names of the packages below a folder's node_modules. */
export function installedPackages(folder) {
  const { packages } = JSON.parse(
    readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'),
  );
  return Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
}
