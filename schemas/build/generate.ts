/** The command `npm run generate`: load → check → emit; with `--check` it compares without writing. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Contract } from '../contract.js';
import { emitAsyncApi } from './emit-asyncapi.js';
import { emitOpenApi } from './emit-openapi.js';
import { emitReference } from './emit-reference.js';
import { emitSchemas, emitTables } from './emit-tables.js';
import { emitTypes } from './emit-types.js';
import { emitValidators, VALIDATOR_TYPES } from './emit-validators.js';
import { loadContract } from './load.js';

const BANNER = 'Generated from schemas/ by `npm run generate`. Do not edit.';

/** Every generated file, by its name below `schemas/generated/`. */
export async function emitAll(contract: Contract): Promise<Map<string, string>> {
  const code = (text: string): string => `// ${BANNER}\n${text}`;
  return new Map([
    ['types.ts', code(await emitTypes(contract))],
    ['tables.ts', code(emitTables(contract))],
    ['schemas.ts', code(emitSchemas(contract))],
    ['validators.js', code(await emitValidators(contract))],
    ['validators.d.ts', code(VALIDATOR_TYPES)],
    ['openapi.json', emitOpenApi(contract)],
    ['asyncapi.json', emitAsyncApi(contract)],
    ['REFERENCE.md', `<!-- ${BANNER} -->\n${emitReference(contract)}`],
  ]);
}

/** Names of generated files on disk that differ from what the contract gives now. */
export function staleFiles(emitted: ReadonlyMap<string, string>, folder: string): string[] {
  const onDisk = (name: string): string | undefined => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {
      return undefined;
    }
  };
  return [...emitted].filter(([name, text]) => onDisk(name) !== text).map(([name]) => name);
}

export async function generate(root: string, checkOnly: boolean): Promise<number> {
  const folder = join(root, 'generated');
  const emitted = await emitAll(loadContract(root));
  const stale = staleFiles(emitted, folder);
  if (checkOnly) {
    if (stale.length > 0) {
      console.error(`Stale in schemas/generated: ${stale.join(', ')}. Run: npm run generate`);
    }
    return stale.length > 0 ? 1 : 0;
  }
  mkdirSync(folder, { recursive: true });
  for (const name of stale) writeFileSync(join(folder, name), emitted.get(name) ?? '');
  console.error(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'Nothing has changed');
  return 0;
}
