/** Bundles the program into dist: `node build.js [folder]` for what is shipped, `tasks` for our own tools, `page` for the page alone. */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

import { build } from 'esbuild';

const SHIPPED = {
  cli: 'cli.ts',
  index: 'server/index.ts',
  client: 'client-under-test/index.ts',
  conformance: 'conformance/index.ts',
  fixtures: 'fixtures/index.ts',
  jest: 'server/testing/jest.ts',
  schemas: 'schemas/index.ts',
  'adapters/reference': 'client-under-test/adapters/reference.ts',
  // To be run as they are; not part of the package.
  'examples/naive-bot': 'client-under-test/examples/naive-bot.ts',
  'examples/careful-bot': 'client-under-test/examples/careful-bot.ts',
};

const TASKS = {
  generate: 'schemas/build/main.ts',
  bench: 'conformance/bench/main.ts',
  'stream-side': 'conformance/bench/stream/side.ts',
  soak: 'conformance/soak/main.ts',
  recordings: 'conformance/recordings/main.ts',
};

/**
 * Express loads what it may need for files, forms, cookies and negotiation whether that is used or not. Every request is
 * answered by our own middleware, which uses none of it; at start it would be more than a quarter of all that is read.
 */
const UNUSED = [
  ...['accepts', 'body-parser', 'content-disposition', 'cookie', 'cookie-signature'],
  ...['mime-types', 'qs', 'send', 'serve-static', 'type-is'],
];
const expressAlone = {
  name: 'express alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${UNUSED.join('|')})$`) }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]express[\\/]/.test(importer)
        ? { path, namespace: 'nothing' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** What a browser loads from the control door. */
async function buildPage(folder) {
  const source = (name) => `server/page/${name}`;
  await build({
    entryPoints: { page: source('page.ts'), style: source('page.css') },
    entryNames: 'page',
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The notices say it once, in a file that the page links to.
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) copyFileSync(source(name), `${folder}/${name}`);
  const licence = readFileSync('node_modules/lightweight-charts/LICENSE', 'utf8');
  writeFileSync(`${folder}/notices.txt`, readFileSync(source('notices.txt'), 'utf8') + licence);
}

/** The licences of the packages inside the bundles, as their authors ask for. */
function writeNotices({ inputs }, folder) {
  const homes = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [],
  );
  const notices = [...new Set(homes)].sort().map((home) => {
    const { name, version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'));
    const file = readdirSync(home).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${home} has no licence`);
    return `${name} ${version}\n\n${readFileSync(`${home}/${file}`, 'utf8').trim()}\n`;
  });
  writeFileSync(`${folder}/notices.txt`, notices.join(`\n${'-'.repeat(80)}\n\n`));
}

/** Jest without flags knows CommonJS alone, so this door has a twin in it. */
async function buildJestDoor(folder) {
  await build({
    ...OPTIONS,
    entryPoints: { jest: SHIPPED.jest },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    sourcemap: false,
    plugins: [expressAlone],
    // The notices hold every licence in full.
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    define: { 'import.meta.url': 'thisFile' },
    banner: { js: "const thisFile = require('node:url').pathToFileURL(__filename).href;" },
  });
  writeFileSync(`${folder}/jest.d.cts`, "export * from './types/server/testing/jest.js';\n");
}

const OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
};

const [what = 'dist'] = process.argv.slice(2);
if (what === 'page') {
  await buildPage('dist/page');
} else if (what === 'tasks') {
  // Tools run from the checkout, so their packages stay outside the bundle.
  await build({ ...OPTIONS, entryPoints: TASKS, outdir: 'dist/tasks', packages: 'external' });
} else {
  // `node build.js dist/test` builds beside what is in use, for tests that run the program.
  if (existsSync(what)) rmSync(what, { recursive: true });
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: SHIPPED,
    outdir: what,
    metafile: true,
    splitting: true,
    plugins: [expressAlone],
    chunkNames: 'chunks/[name]-[hash]',
    // The notices hold every licence in full.
    legalComments: 'none',
    // Less text to parse at start; names stay readable in stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    // Bundled CommonJS packages call require for Node's own modules.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  writeNotices(metafile, what);
  await buildJestDoor(what);
  await buildPage(`${what}/page`);
}
