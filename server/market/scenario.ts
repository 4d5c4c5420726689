/** Loads a scenario by name or from a file, refuses what cannot be a world, and makes up missing names. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { didYouMean, packageFolder } from '../../schemas/index.js';
import { Prng } from '../ambient/prng.js';
import { codeOf, EXCHANGES, nameOf } from './exchanges.js';
import { problemsOf } from './scenario-checks.js';
import { type Problem, ScenarioError, shown } from './scenario-error.js';
import { buildWorld, mergeScenario, type ScenarioFile } from './scenario-file.js';
import { problemOfFault, type SchemaFault } from './schema-faults.js';
import type { World } from './world.js';

export { ScenarioError } from './scenario-error.js';

export interface LoadedScenario {
  readonly world: World;
  readonly name: string;
  /** Over the bytes of the file; of several that extend each other, the base first. */
  readonly sha256: string;
}

interface Source {
  /** As the user wrote it. */
  readonly label: string;
  readonly path: string;
  /** Files of ours are checked by our tests, those of users when they are read. */
  readonly isBuiltIn: boolean;
}

interface Chain {
  readonly file: ScenarioFile;
  /** What was read, base first. */
  readonly texts: readonly string[];
}

/** So many files may extend each other. */
const MAX_CHAIN = 8;
const SUFFIX = '.json';
/** What the first of several bases is put over. */
const NOTHING: ScenarioFile = { name: '', description: '' };

/**
 * @param nameOrFile a built-in name or the path of a JSON file
 * @throws ScenarioError when there is no such scenario or it describes no possible world
 */
export async function loadScenario(nameOrFile: string, seed: number): Promise<LoadedScenario> {
  const { file, texts } = await readChain(sourceOf(nameOrFile), 1);
  const world = buildWorld(file, await namesFor(file, new Prng(seed).split('names')));
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return { world, name: world.name, sha256: hash.digest('hex') };
}

/** Names of the scenarios that come with the package. */
export function builtInScenarios(): string[] {
  return readdirSync(builtInFolder())
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort();
}

/** An entry for each scenario of the package: its name, and what it is. */
export function scenarioHelp(): string {
  const rows = builtInScenarios().map((name) => {
    const text = readFileSync(join(builtInFolder(), `${name}${SUFFIX}`), 'utf8');
    return [name, (JSON.parse(text) as ScenarioFile).description] as const;
  });
  const width = Math.max(...rows.map(([name]) => name.length));
  const indent = ' '.repeat(width + 4);
  return rows
    .map(([name, description]) => {
      const lines = description.match(/.{1,84}(?:\s|$)/g) ?? [];
      return `  ${name.padEnd(width)}  ${lines.map((line) => line.trim()).join(`\n${indent}`)}`;
    })
    .join('\n');
}

const builtInFolder = (): string => join(packageFolder(), 'server', 'market', 'scenarios');

function sourceOf(nameOrFile: string): Source {
  const names = builtInScenarios();
  if (names.includes(nameOrFile)) return builtIn(nameOrFile);
  if (existsSync(nameOrFile)) return { label: nameOrFile, path: nameOrFile, isBuiltIn: false };
  const isPath = /[\\/]|\.json$/i.test(nameOrFile);
  throw new ScenarioError(nameOrFile, {
    pointer: '',
    found: isPath ? 'no such file' : 'no scenario of this name',
    expected: `a JSON file or one of the built-in names ${names.join(', ')}`,
    remedy: didYouMean(nameOrFile, names, isPath ? 'check the path' : 'choose one of them'),
  });
}

const builtIn = (name: string): Source => ({
  label: name,
  path: join(builtInFolder(), `${name}${SUFFIX}`),
  isBuiltIn: true,
});

/** Reads a file and those that it extends, each checked against its own words. */
async function readChain(source: Source, length: number): Promise<Chain> {
  const text = await readText(source);
  const own = parse(text, source.label);
  if (!source.isBuiltIn) await checkSchema(own, source.label);
  const file = own as ScenarioFile;
  const names = file.extends === undefined ? [] : [file.extends].flat();
  const chains: Chain[] = [];
  for (const [i, name] of names.entries()) {
    const pointer = typeof file.extends === 'string' ? '/extends' : `/extends/${i}`;
    chains.push(await readChain(baseOf(name, source.label, pointer, length), length + 1));
  }
  const base = chains.map((chain) => chain.file).reduce(mergeScenario, NOTHING);
  const merged = chains.length === 0 ? file : mergeScenario(base, file);
  refuseFirst(source.label, problemsOf(file, merged));
  return { file: merged, texts: [...chains.flatMap(({ texts }) => texts), text] };
}

async function readText({ path, label }: Source): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const expected = 'a file that can be read';
    throw new ScenarioError(label, { pointer: '', found, expected, remedy: 'check the path' });
  }
}

function parse(text: string, label: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const remedy = 'look for a missing comma, quote or bracket, and for comments';
    throw new ScenarioError(label, { pointer: '', found, expected: 'valid JSON', remedy });
  }
}

function baseOf(name: string, label: string, pointer: string, length: number): Source {
  const names = builtInScenarios();
  if (names.includes(name) && length < MAX_CHAIN) return builtIn(name);
  throw new ScenarioError(label, {
    pointer,
    found: shown(name),
    expected: `a built-in scenario: ${names.join(', ')}`,
    remedy: didYouMean(name, names, 'name one of them'),
  });
}

async function checkSchema(json: unknown, label: string): Promise<void> {
  validator ??= compileSchema();
  const validate = await validator;
  if (validate(json)) return;
  refuseFirst(label, ((validate.errors ?? []) as readonly SchemaFault[]).map(problemOfFault));
}

let validator: ReturnType<typeof compileSchema> | undefined;

/** Only files of users pay for a schema compiler, and only the first of them. */
async function compileSchema() {
  // The package is CommonJS: only its default export survives bundling.
  const { default: ajv } = await import('ajv/dist/2020.js');
  const path = join(packageFolder(), 'schemas', 'files', 'scenario.schema.json');
  const schema = JSON.parse(await readFile(path, 'utf8')) as object;
  return new ajv.Ajv2020({ verbose: true, allowUnionTypes: true }).compile(schema);
}

function refuseFirst(label: string, problems: readonly Problem[]): void {
  const [problem] = problems;
  if (problem !== undefined) throw new ScenarioError(label, problem);
}

/** Names of the connections without one; Faker is loaded only when there are any. */
async function namesFor(file: ScenarioFile, prng: Prng): Promise<ReadonlyMap<number, string>> {
  const nameless = (file.connections ?? []).filter(({ name }) => name === undefined);
  if (nameless.length === 0) return new Map();
  const { faker } = await import('@faker-js/faker/locale/en');
  const exchanges = new Map(file.venues?.map(({ id, exchange }) => [id, exchange]));
  return new Map(
    nameless.map(({ id, venue }) => {
      // A generator for each, so that one more connection renames no other.
      faker.seed(prng.split(`${id}`).next());
      const word = faker.color.human();
      const exchange = nameOf(EXCHANGES, codeOf(EXCHANGES, exchanges.get(venue) ?? 0));
      return [id, `${word.charAt(0).toUpperCase()}${word.slice(1)} ${exchange}`];
    }),
  );
}
