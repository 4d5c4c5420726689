/** Writes tables and schemas as TypeScript modules whose literal types the rest of the project derives from. */
import type { Contract, SchemaNode } from '../contract.js';

/** Keywords that the codec needs at run time; prose stays in the schema files. */
const STRUCTURAL = new Set([
  '$ref',
  'type',
  'format',
  'properties',
  'items',
  'anyOf',
  'const',
  'enum',
  '$defs',
  'x-enum',
  'x-surface',
]);

export function emitTables({ tables }: Contract): string {
  const text = ["import type { Tables } from '../contract.js';\n"];
  for (const [name, table] of Object.entries(tables)) {
    const { $schema: _, ...content } = table as Record<string, unknown>;
    const json = JSON.stringify(content, null, 2);
    text.push(`export const ${name} = ${json} as const satisfies Tables['${name}'];\n`);
  }
  return text.join('\n');
}

export function emitSchemas({ schemas }: Contract): string {
  const slim = Object.fromEntries(
    Object.entries(schemas).map(([id, node]) => [id, slimNode(node)]),
  );
  return [
    "import type { SchemaNode } from '../contract.js';\n",
    `export const schemas: Readonly<Record<string, SchemaNode>> = ${JSON.stringify(slim, null, 2)};\n`,
  ].join('\n');
}

function slimNode(node: SchemaNode): SchemaNode {
  const slim: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (!STRUCTURAL.has(key)) continue;
    if (key === 'properties' || key === '$defs') {
      const entries = Object.entries(value as Record<string, SchemaNode>);
      slim[key] = Object.fromEntries(entries.map(([name, child]) => [name, slimNode(child)]));
    } else if (key === 'x-enum')
      slim[key] = node['x-enum']?.map(({ code, name }) => ({ code, name }));
    else if (key === 'items') slim[key] = slimNode(value as SchemaNode);
    else if (key === 'anyOf') {
      // Alternatives that only ask for other properties say nothing about names and values.
      if (node.properties === undefined) slim[key] = (value as SchemaNode[]).map(slimNode);
    } else slim[key] = value;
  }
  return slim;
}
