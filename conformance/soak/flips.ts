/** Changes every cell of every table and schema, one at a time, and lists the changes that no check notices. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { emitAsyncApi } from '../../schemas/build/emit-asyncapi.js';
import { emitOpenApi } from '../../schemas/build/emit-openapi.js';
import { emitReference } from '../../schemas/build/emit-reference.js';
import { emitTables } from '../../schemas/build/emit-tables.js';
import {
  assembleContract,
  type ContractFiles,
  checkContractFiles,
  readContractFiles,
} from '../../schemas/build/load.js';
import {
  differences,
  GOLDEN_FILES,
  goldenLines,
  qualifyShapes,
  signatureOf,
} from '../../schemas/build/signature.js';
import type { Contract } from '../../schemas/contract.js';
import type { SoakResult } from './main.js';

/** One change: where, what to what, and the files after it. */
interface Flip {
  readonly file: string;
  readonly pointer: string;
  readonly change: string;
  readonly files: ContractFiles;
}

/** Who notices, the strictest first; `stale` notices prose, which has no second transcription. */
const JUDGES = ['meta and cross-check', 'golden contract', 'stale generated files'] as const;
type Judge = (typeof JUDGES)[number];

/** Cells of words for people: they change no behaviour, so only the generated documents show them. */
const PROSE = new Set([
  'description',
  'summary',
  'condition',
  'rule',
  'event',
  'behaviour',
  'x-source',
]);

export async function soakFlips(): Promise<SoakResult> {
  const { checked, noticed, unnoticed } = flipEverything(process.cwd());
  for (const judge of JUDGES) console.error(`${judge}: ${noticed[judge]}`);
  return { checked, violations: unnoticed.map((flip) => `nobody notices ${flip}`) };
}

export function flipEverything(root: string): {
  readonly checked: number;
  readonly noticed: Readonly<Record<Judge, number>>;
  readonly unnoticed: readonly string[];
} {
  const files = readContractFiles(join(root, 'schemas'));
  const golden = readGolden(root);
  const documents = documentsOf(assembleContract(files));
  const noticed: Record<Judge, number> = {
    'meta and cross-check': 0,
    'golden contract': 0,
    'stale generated files': 0,
  };
  const unnoticed: string[] = [];
  let checked = 0;
  for (const flip of flipsOf(files)) {
    checked += 1;
    const judge = judgeOf(flip, golden, documents);
    if (judge === undefined) unnoticed.push(`${flip.file}${flip.pointer}: ${flip.change}`);
    else noticed[judge] += 1;
  }
  return { checked, noticed, unnoticed };
}

type Golden = Readonly<Record<string, readonly string[]>>;

function readGolden(root: string): Golden {
  return Object.fromEntries(
    GOLDEN_FILES.map((name) => {
      const path = join(root, 'fixtures', 'golden', 'contract', `${name}.txt`);
      const lines = goldenLines(readFileSync(path, 'utf8'));
      return [name, name === 'shapes' ? qualifyShapes(lines) : lines];
    }),
  );
}

const documentsOf = (contract: Contract): string =>
  [emitReference, emitTables, emitOpenApi, emitAsyncApi].map((emit) => emit(contract)).join('\n');

function judgeOf(flip: Flip, golden: Golden, documents: string): Judge | undefined {
  if (checkContractFiles(flip.files).length > 0) return 'meta and cross-check';
  const contract = assembleContract(flip.files);
  const signature = signatureOf(contract);
  for (const name of GOLDEN_FILES) {
    if (differences(signature[name], golden[name] ?? []).length > 0) return 'golden contract';
  }
  const isProse = flip.pointer.split('/').some((step) => PROSE.has(step));
  return isProse && documentsOf(contract) !== documents ? 'stale generated files' : undefined;
}

function* flipsOf(files: ContractFiles): Generator<Flip> {
  const columns = collectColumns(files);
  for (const [file, json] of files) {
    if (file.startsWith('registry/meta/')) continue;
    for (const { pointer, change, value } of variantsOf(json, columns, '')) {
      yield { file, pointer, change, files: new Map(files).set(file, value) };
    }
  }
}

interface Variant {
  readonly pointer: string;
  readonly change: string;
  readonly value: unknown;
}

/** Every value that stands under the same name somewhere: a flip to one of them is the hardest to see. */
type Columns = ReadonlyMap<string, ReadonlySet<unknown>>;

function collectColumns(files: ContractFiles): Columns {
  const columns = new Map<string, Set<unknown>>();
  const collect = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) collect(item, name);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) collect(item, key);
    } else columns.set(name, (columns.get(name) ?? new Set()).add(value));
  };
  for (const [file, json] of files) if (!file.startsWith('registry/meta/')) collect(json, '');
  return columns;
}

function* variantsOf(value: unknown, columns: Columns, name: string): Generator<Variant> {
  if (Array.isArray(value)) yield* listVariants(value, columns, name);
  else if (typeof value === 'object' && value !== null) {
    yield* objectVariants(value as Readonly<Record<string, unknown>>, columns);
  } else {
    for (const other of scalarVariants(value, columns.get(name) ?? new Set())) {
      yield {
        pointer: '',
        change: `${JSON.stringify(value)} → ${JSON.stringify(other)}`,
        value: other,
      };
    }
  }
}

function scalarVariants(value: unknown, column: ReadonlySet<unknown>): unknown[] {
  const others = [...column].filter((other) => other !== value).slice(0, 4);
  if (typeof value === 'string') return [`${value}X`, value.slice(1), ...others];
  if (typeof value === 'number') return [value + 1, ...others];
  if (typeof value === 'boolean') return [!value];
  return others;
}

function* listVariants(
  list: readonly unknown[],
  columns: Columns,
  name: string,
): Generator<Variant> {
  for (const [i, item] of list.entries()) {
    yield { pointer: `/${i}`, change: 'removed', value: list.toSpliced(i, 1) };
    // The order of required names means nothing; everywhere else it does.
    if (i > 0 && name !== 'required' && name !== 'type' && name !== 'anyOf') {
      const swapped = list.toSpliced(i - 1, 2, item, list[i - 1]);
      yield { pointer: `/${i}`, change: 'moved up', value: swapped };
    }
    for (const variant of variantsOf(item, columns, name)) {
      yield { ...variant, pointer: `/${i}${variant.pointer}`, value: list.with(i, variant.value) };
    }
  }
}

function* objectVariants(
  object: Readonly<Record<string, unknown>>,
  columns: Columns,
): Generator<Variant> {
  for (const [key, item] of Object.entries(object)) {
    if (key === '$schema') continue;
    const { [key]: _, ...without } = object;
    yield { pointer: `/${key}`, change: 'removed', value: without };
    yield { pointer: `/${key}`, change: 'renamed', value: { ...without, [`${key}x`]: item } };
    for (const variant of variantsOf(item, columns, key)) {
      const changed = { ...object, [key]: variant.value };
      yield { ...variant, pointer: `/${key}${variant.pointer}`, value: changed };
    }
  }
}
