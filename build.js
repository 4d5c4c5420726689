/** Bundles the program into dist: `node build.js [folder]` for what is shipped, `node build.js tasks` for our own tools. */
import { existsSync, rmSync } from 'node:fs';

import { build } from 'esbuild';

const SHIPPED = {
  cli: 'cli.ts',
  index: 'server/index.ts',
  client: 'client-under-test/index.ts',
  conformance: 'conformance/index.ts',
  schemas: 'schemas/index.ts',
};

const TASKS = {
  generate: 'schemas/build/main.ts',
  bench: 'conformance/bench/main.ts',
  soak: 'conformance/soak/main.ts',
};

/** Express loads its body parser whether it is used or not; ours reads bodies whatever they claim to be. */
const withoutBodyParser = {
  name: 'without body-parser',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^body-parser$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
};

const [what = 'dist'] = process.argv.slice(2);
if (what === 'tasks') {
  // Tools run from the checkout, so their packages stay outside the bundle.
  await build({ ...OPTIONS, entryPoints: TASKS, outdir: 'dist/tasks', packages: 'external' });
} else {
  // `node build.js dist/test` builds beside what is in use, for tests that run the program.
  if (existsSync(what)) rmSync(what, { recursive: true });
  await build({
    ...OPTIONS,
    entryPoints: SHIPPED,
    outdir: what,
    splitting: true,
    plugins: [withoutBodyParser],
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'linked',
    // Less text to parse at start; names stay readable in stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    // Bundled CommonJS packages call require for Node's own modules.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
}
