/** Who may import whom, between rooms and inside the server, and where packages may be used. */
import { posix } from 'node:path';

import { importsOf, ROOMS, type Room, type Source } from './sources.js';

/** Rooms whose index a room may import. */
const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  schemas: [],
  server: ['schemas'],
  'client-under-test': ['schemas'],
  fixtures: ['schemas'],
  conformance: ['schemas', 'server', 'client-under-test', 'fixtures'],
};

/** These may look behind the doors: they measure, break, stress or watch what others only use. */
const DEEP = /^conformance\/(bench|faults|mutants|soak|house)\//;

/** Layers of the server: a folder may import those named, itself, and nothing else. */
const SERVER_LAYERS: Readonly<Record<string, readonly string[]>> = {
  transport: ['session', 'terminal', 'faults', 'journal', 'truth', 'ambient'],
  control: ['session', 'terminal', 'faults', 'journal', 'truth', 'ambient'],
  session: ['terminal', 'venue', 'ambient'],
  terminal: ['venue', 'account', 'ambient'],
  market: ['venue', 'terminal', 'ambient'],
  venue: ['engine', 'account', 'ambient'],
  faults: ['terminal', 'journal', 'ambient'],
  journal: ['ambient'],
  truth: ['terminal', 'venue', 'account', 'journal', 'ambient'],
  testing: ['journal', 'truth'],
  page: [],
  engine: [],
  account: [],
  ambient: [],
};

/** The domain does not know that it is being serialised. */
const WITHOUT_SCHEMAS = ['engine', 'account', 'venue'];

/** Packages and the only places that may use them; tests may use any. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  express: /^server\/(transport|control)\//,
  ws: /^(server\/(transport|control|testing)\/|client-under-test\/socket-(client|options)\.ts|conformance\/(probe|bench|soak|mutants)|fixtures\/(tap|proxy|player)\.ts)/,
  '@faker-js/faker': /^server\/market\/scenario(-file)?\.ts|\/testing\//,
  ajv: /^schemas\/build\/|^server\/market\/(scenario|schema-faults|scenario-file)\.ts/,
  'json-schema-to-typescript': /^schemas\/build\//,
  esbuild: /^schemas\/build\//,
  'fast-check': /\/testing\//,
  '@swc/core': /^conformance\/house\//,
  supertest: /\.test\.ts$/,
  'lightweight-charts': /^server\/page\//,
  'playwright-core': /^conformance\/bench\/page\.ts/,
};

/** Offences of one file, each with the rule that it breaks. */
export function importOffences(source: Source): string[] {
  return importsOf(source).flatMap((specifier) => {
    const problem = specifier.startsWith('.')
      ? relativeOffence(source.path, specifier)
      : packageOffence(source.path, specifier);
    return problem === undefined ? [] : [`${source.path} imports ${specifier}: ${problem}`];
  });
}

function relativeOffence(path: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  if (/(^|\/)cli\.ts$/.test(target) && path !== 'cli.ts') return 'only the front door opens a cli';
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === undefined || to === undefined || DEEP.test(path)) return undefined;
  if (from === to) return from === 'server' ? layerOffence(path, target) : undefined;
  const isComposing = path === `${from}/cli.ts`;
  if (!isComposing && !MAY_IMPORT[from].includes(to)) return `${from} may not import ${to}`;
  if (target !== `${to}/index.ts`) return `other rooms are entered through ${to}/index.ts`;
  const layer = layerOf(path);
  if (to === 'schemas' && WITHOUT_SCHEMAS.includes(layer)) return `${layer} may not import schemas`;
  return undefined;
}

function layerOffence(path: string, target: string): string | undefined {
  const from = layerOf(path);
  const to = layerOf(target);
  // Files at the top of the server assemble, and so do the parts of the mock; tests may use what they need.
  if (from === '' || from === 'mock' || from === to || path.endsWith('.test.ts')) return undefined;
  // The door for test runners uses the server as strangers do.
  if (from === 'testing' && target === 'server/index.ts') return undefined;
  if (SERVER_LAYERS[from]?.includes(to)) return undefined;
  const allowed = SERVER_LAYERS[from]?.join(', ') || 'nothing';
  return `${from} may import ${allowed}`;
}

function packageOffence(path: string, specifier: string): string | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (specifier.startsWith('node:') || path.endsWith('.test.ts')) return undefined;
  const places = PACKAGES[name];
  if (places === undefined) return 'this package is not on the list of house/import-rule.ts';
  return places.test(path) ? undefined : `allowed only in ${places.source}`;
}

const roomOf = (path: string): Room | undefined =>
  ROOMS.find((room) => path.startsWith(`${room}/`));

/** Folder below `server/`, or nothing for files at its top. */
const layerOf = (path: string): string => /^server\/([^/]+)\//.exec(path)?.[1] ?? '';
