/** The verb `export`: writes the contract documents to standard output or into a folder. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { optionProblem } from './option-problem.js';
import { packageFolder } from './package-folder.js';
import { didYouMean } from './spelling.js';

const DOCUMENTS = { openapi: 'openapi.json', asyncapi: 'asyncapi.json' } as const;
const USAGE = `Usage: metascalp-mock export openapi|asyncapi|schemas [--out <dir>]

  openapi      the HTTP side, OpenAPI 3.1
  asyncapi     the WebSocket side, AsyncAPI 3.0
  schemas      every JSON Schema: one object on standard output, files with --out
  --out <dir>  writes files there, and makes the folder (default: standard output)
`;

export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  let parsed: { values: { out?: string | undefined }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    return usage(optionProblem(error, 'export', ['out']));
  }
  const [what = '', ...rest] = parsed.positionals;
  const { out } = parsed.values;
  if (rest.length > 0) return usage(`'${rest.join(' ')}' is one document too many`);
  if (what === 'openapi' || what === 'asyncapi') return exportDocument(DOCUMENTS[what], out);
  if (what === 'schemas') return exportSchemas(out);
  const known = [...Object.keys(DOCUMENTS), 'schemas'];
  return usage(
    what === ''
      ? 'Name what to export'
      : `There is no document '${what}'; ${didYouMean(what, known)}`,
  );
}

function usage(problem: string): number {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  return 2;
}

function exportDocument(name: string, out: string | undefined): number {
  const text = readFileSync(join(schemasFolder(), 'generated', name), 'utf8');
  if (out === undefined) {
    process.stdout.write(text);
    return 0;
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, name), text);
  process.stderr.write(`Wrote ${join(out, name)}\n`);
  return 0;
}

/** The schema files as they are: relative references work from any folder. */
function exportSchemas(out: string | undefined): number {
  const source = schemasFolder();
  const rooms = ['common', 'rest', 'ws'];
  if (out !== undefined) {
    for (const room of rooms) cpSync(join(source, room), join(out, room), { recursive: true });
    process.stderr.write(`Wrote the schemas into ${out}\n`);
    return 0;
  }
  const bundle: Record<string, unknown> = {};
  for (const room of rooms) {
    for (const name of readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.json')) continue;
      const path = `${room}/${name.replaceAll('\\', '/')}`;
      bundle[path] = JSON.parse(readFileSync(join(source, path), 'utf8'));
    }
  }
  process.stdout.write(`${JSON.stringify(bundle, null, 2)}\n`);
  return 0;
}

const schemasFolder = (): string => join(packageFolder(), 'schemas');
