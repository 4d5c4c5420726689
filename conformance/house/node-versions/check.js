/** Runs unit tests, the packed program and two recipes on the Node releases that are promised: `check.js [20 22 24]`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import { npm, packCheckout, ROOT, run } from '../pack/tarball.js';

const HERE = import.meta.dirname;
const JEST = ['--experimental-vm-modules', join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js')];
const RECIPES = [join(ROOT, 'client-under-test', 'recipes', 'run.js'), 'node-test', 'jest'];
const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;
const BINARY = process.platform === 'win32' ? 'node.exe' : 'node';

const { optionalDependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
const MAJORS = [...new Set(Object.keys(optionalDependencies).map((name) => name.split('-')[1]))];

const folder = mkdtempSync(join(tmpdir(), 'metascalp-node-'));
try {
  const asked = process.argv.slice(2);
  const binaries = (asked.length > 0 ? asked : MAJORS).map(binaryOf);
  const { path: tarball } = packCheckout(folder);
  for (const node of binaries) {
    const version = run(node, ['--version'], ROOT).stdout.trim();
    await check(`Node ${version}: unit tests`, () => unitTests(node));
    await check(`Node ${version}: serve`, () => serves(node, join(folder, version), tarball));
    await check(`Node ${version}: recipes`, () => recipes(node, tarball));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @throws Error with what to do when the release is not here */
function binaryOf(major) {
  if (!MAJORS.includes(major)) throw new Error(`Node ${major} is none of ${MAJORS.join(', ')}`);
  const name = `node-${major}-${PLATFORM}-${process.arch}`;
  const path = join(HERE, 'node_modules', name, 'bin', BINARY);
  if (existsSync(path)) return path;
  throw new Error(
    name in optionalDependencies
      ? `Node ${major} is not here: run npm ci --prefix conformance/house/node-versions where the registry can be reached`
      : `The registry has no Node ${major} for ${PLATFORM} on ${process.arch}: install it and run npm test with it`,
  );
}

async function check(name, act) {
  const started = performance.now();
  try {
    const note = await act();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`ok    ${name}: ${note} (${seconds} s)`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAIL  ${name}: ${error.message}`);
  }
}

function unitTests(node) {
  const { stderr } = run(node, [...JEST, '--selectProjects', 'unit', '--silent'], ROOT);
  const [, passed = '0'] = /^Tests: .*?(\d+) passed/m.exec(stderr) ?? [];
  if (Number(passed) === 0) throw new Error(`no test was run:\n${stderr}`);
  return `${passed} passed`;
}

/** What was installed answers, an order included, and warns of nothing. */
async function serves(node, home, tarball) {
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true}\n');
  npm(['install', '--no-audit', '--no-fund', tarball], home);
  const program = join(home, 'node_modules', 'metascalp-mock', 'dist', 'cli.js');
  const child = spawn(node, [
    '--pending-deprecation',
    program,
    'serve',
    '--port',
    '0',
    '--scenario',
    'quiet',
  ]);
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const gone = new Promise((done) => child.once('close', done));
  const line = await Promise.race([
    new Promise((ready) => child.stdout.once('data', (bytes) => ready(String(bytes)))),
    gone.then((code) => Promise.reject(new Error(`it ended with ${code}: ${said}`))),
  ]);
  const { url } = JSON.parse(line);
  const ping = await (await fetch(`${url}/ping`)).json();
  // As through a proxy: the target is a whole address.
  const { port } = new URL(url);
  await new Promise((answered, failed) => {
    get({ port, path: `${url}/ping`, agent: false }, (answer) =>
      answer.resume().on('end', answered),
    ).on('error', failed);
  });
  const body = '{"ticker":"BTCUSDT","side":1,"price":66000,"size":0.01}';
  const orders = `${url}/api/connections/1/orders`;
  const { status } = await (await fetch(orders, { method: 'POST', body })).json();
  child.kill('SIGTERM');
  const code = await gone;
  const told = JSON.stringify({ app: ping.app, status, code });
  if (told !== '{"app":"MetaScalp","status":"ok","code":0}') throw new Error(`${told}\n${said}`);
  if (/warning/i.test(said)) throw new Error(said);
  return 'ping and an order answered';
}

/** Whatever they call `node` is the same release. */
function recipes(node, tarball) {
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const { stdout } = run(node, [...RECIPES, '--tarball', tarball], ROOT, { PATH });
  return stdout.match(/npm run \w+/g)?.join(', ') ?? 'none';
}
