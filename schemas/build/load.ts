/** Reads the schemas and tables from disk and checks them against their meta-schemas and against each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import type { Contract, SchemaNode, Tables } from '../contract.js';
import { crossCheck } from './cross-check.js';

/** Parsed JSON of every contract file, by its path below `schemas/` with forward slashes. */
export type ContractFiles = ReadonlyMap<string, unknown>;

export const TABLE_NAMES = ['endpoints', 'messages', 'errors', 'editions', 'dialects'] as const;

const SCHEMA_SUFFIX = '.schema.json';
const CONTRACT_ROOMS = ['common', 'rest', 'ws', 'registry'];

/** Reads every JSON file of the contract below `root` (the folder `schemas/`). */
export function readContractFiles(root: string): ContractFiles {
  const files = new Map<string, unknown>();
  for (const room of CONTRACT_ROOMS) {
    const entries = readdirSync(join(root, room), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile() && each.name.endsWith('.json'))) {
      const full = join(entry.parentPath, entry.name);
      const path = full
        .slice(root.length + 1)
        .split(sep)
        .join('/');
      files.set(path, JSON.parse(readFileSync(full, 'utf8')));
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lists what is wrong with the files, as sentences; an empty list means that they may be used. */
export function checkContractFiles(files: ContractFiles): string[] {
  const problems = checkAgainstMeta(files);
  return problems.length > 0 ? problems : crossCheck(assembleContract(files));
}

/** Puts the files together: references become schema ids. Only for files that passed the check. */
export function assembleContract(files: ContractFiles): Contract {
  const schemas: Record<string, SchemaNode> = {};
  for (const [path, json] of files) {
    if (isContractSchema(path)) schemas[schemaIdOf(path)] = resolveRefs(json as SchemaNode, path);
  }
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, files.get(`registry/${name}.json`)]),
  ) as unknown as Tables;
  return { schemas, tables };
}

/** Reads, checks and assembles. @throws Error that lists every problem. */
export function loadContract(root: string): Contract {
  const files = readContractFiles(root);
  const problems = checkContractFiles(files);
  if (problems.length > 0) {
    throw new Error(`The contract is not consistent:\n${problems.map((p) => `- ${p}`).join('\n')}`);
  }
  return assembleContract(files);
}

const isContractSchema = (path: string): boolean =>
  path.endsWith(SCHEMA_SUFFIX) && !path.startsWith('registry/');

const schemaIdOf = (path: string): string => path.slice(0, -SCHEMA_SUFFIX.length);

function checkAgainstMeta(files: ContractFiles): string[] {
  const problems: string[] = [];
  const judge = (meta: string, path: string): void => {
    const schema = files.get(`registry/meta/${meta}${SCHEMA_SUFFIX}`);
    if (typeof schema !== 'object' || schema === null) {
      problems.push(`registry/meta/${meta}${SCHEMA_SUFFIX} is missing`);
      return;
    }
    const validate = compileMeta(schema);
    if (validate(files.get(path))) return;
    for (const error of validate.errors ?? []) {
      problems.push(`${path}${error.instancePath} ${error.message} (${error.schemaPath})`);
    }
  };
  for (const name of TABLE_NAMES) judge(name, `registry/${name}.json`);
  for (const path of files.keys()) if (isContractSchema(path)) judge('schema-file', path);
  return problems;
}

const compiledMeta = new WeakMap<object, ValidateFunction>();

function compileMeta(schema: object): ValidateFunction {
  let validate = compiledMeta.get(schema);
  if (validate === undefined) {
    validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    compiledMeta.set(schema, validate);
  }
  return validate;
}

/** Turns `../common/order.schema.json#/$defs/code` into `common/order#code`, all the way down. */
function resolveRefs(node: SchemaNode, path: string): SchemaNode {
  const resolve = (value: unknown, key: string): unknown => {
    if (key === '$ref' && typeof value === 'string') {
      const [file = '', face] = value.split('#/$defs/');
      const target = schemaIdOf(posix.join(posix.dirname(path), file));
      return face === undefined ? target : `${target}#${face}`;
    }
    if (Array.isArray(value)) return value.map((each) => resolve(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, k)]));
  };
  return resolve(node, '') as SchemaNode;
}
