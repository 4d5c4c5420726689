/** Writes one TypeScript interface per schema title, and the maps from ids and message types to them. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';

import type { Contract, SchemaNode } from '../contract.js';

export async function emitTypes(contract: Contract): Promise<string> {
  const definitions: Record<string, JSONSchema> = {};
  for (const schema of Object.values(contract.schemas)) {
    if (schema['x-enum'] !== undefined) {
      for (const face of Object.values(schema.$defs ?? {})) {
        const description = `${schema.description} ${face.description}`;
        definitions[face.title ?? ''] = toTypeSchema(contract, { ...face, description });
      }
    } else definitions[schema.title ?? ''] = toTypeSchema(contract, schema);
  }
  const root = { title: 'Root', type: 'object', definitions } as JSONSchema;
  const interfaces = await compile(root, 'Root', {
    additionalProperties: false,
    bannerComment: '',
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  return [
    "import type { Decimal, Instant, Int64 } from '../wire/numbers.js';\n",
    polish(interfaces.replace(/export interface Root \{\}\n/, '')),
    emitMaps(contract),
  ].join('\n');
}

/** Replaces the wire's numbers and instants by the types that carry them exactly. */
function toTypeSchema(contract: Contract, node: SchemaNode): JSONSchema {
  const { $ref, properties, items, anyOf, format, type, description, title, required } = node;
  const convert = (child: SchemaNode): JSONSchema => toTypeSchema(contract, child);
  const notes = { ...(description === undefined ? {} : { description }) };
  // Naming the type instead of referring to it keeps the compiler from copying the target.
  if ($ref !== undefined) return { ...notes, tsType: titleOf(contract, $ref) };
  if (anyOf !== undefined && properties === undefined)
    return { ...notes, anyOf: anyOf.map(convert) };
  const tsType = format && { int64: 'Int64', decimal: 'Decimal', 'date-time': 'Instant' }[format];
  if (tsType !== undefined) {
    return { ...notes, tsType: [type].flat().includes('null') ? `${tsType} | null` : tsType };
  }
  const { const: constant, enum: values } = node;
  return {
    ...notes,
    ...(title === undefined ? {} : { title }),
    ...(type === undefined ? {} : { type: type as JSONSchema['type'] }),
    ...(required === undefined ? {} : { required: [...required] }),
    ...(items === undefined ? {} : { items: convert(items) }),
    ...(constant === undefined ? {} : { const: constant }),
    ...(values === undefined ? {} : { enum: [...values] }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, convert(v)])),
    }),
  } as JSONSchema;
}

function titleOf({ schemas }: Contract, ref: string): string {
  const [id = '', face] = ref.split('#');
  const target = face === undefined ? schemas[id] : schemas[id]?.$defs?.[face as 'code' | 'name'];
  return target?.title ?? 'unknown';
}

/** Contract objects are never edited after creation; and the compiler's remarks on itself help nobody. */
const polish = (text: string): string =>
  text
    .replaceAll(/^ \*\n \* This interface was referenced by[\s\S]*?(?=^ \*\/)/gm, '')
    .replaceAll(/^\/\*\*\n \* This interface was referenced by[\s\S]*?\*\/\n/gm, '')
    .replaceAll(/^( {2})(\w+\??: )/gm, '$1readonly $2')
    .replaceAll(/: (\w+)\[\];/g, ': readonly $1[];');

function emitMaps(contract: Contract): string {
  const { schemas, tables } = contract;
  const typeOf = (id: string | null): string => (id === null ? 'null' : titleOf(contract, id));
  const map = (name: string, comment: string, entries: (readonly [string, string])[]): string =>
    [
      `/** ${comment} */`,
      `export interface ${name} {`,
      ...entries.map(
        ([key, type]) => `  readonly ${/^\w+$/.test(key) ? key : `'${key}'`}: ${type};`,
      ),
      '}\n',
    ].join('\n');
  const endpoints = Object.entries(tables.endpoints.rows);
  const messages = Object.entries(tables.messages.rows);
  const ofDirection = (direction: string): (readonly [string, string])[] =>
    messages
      .filter(([, row]) => row.direction === direction)
      .map(([type, row]) => [type, typeOf(row.data)] as const);
  return [
    map(
      'SchemaTypes',
      'The type of every schema, by its id.',
      Object.entries(schemas)
        .filter(([, schema]) => schema['x-enum'] === undefined)
        .map(([id, schema]) => [id, schema.title ?? ''] as const),
    ),
    map(
      'Requests',
      'What each endpoint takes.',
      endpoints.map(([id, row]) => [
        id,
        `{ readonly path: ${typeOf(row.pathParameters)}; readonly query: ${typeOf(row.query)}; readonly body: ${typeOf(row.body)} }`,
      ]),
    ),
    map(
      'Responses',
      'What each endpoint answers with status 200.',
      endpoints.map(([id, row]) => [id, typeOf(row.responses['200'] ?? null)]),
    ),
    map('Commands', 'The data of each message that a client sends.', ofDirection('command')),
    map('Events', 'The data of each message that the terminal sends.', ofDirection('event')),
    `export type SchemaId = keyof SchemaTypes;
export type EndpointId = keyof Requests;
export type CommandType = keyof Commands;
export type EventType = keyof Events;
export type MessageData = Commands & Events;
export type MessageType = keyof MessageData;
export type RequestOf<Id extends EndpointId> = Requests[Id];
export type ResponseOf<Id extends EndpointId> = Responses[Id];
export type CommandOf<Type extends CommandType> = Commands[Type];
export type EventOf<Type extends EventType> = Events[Type];
`,
  ].join('\n');
}
