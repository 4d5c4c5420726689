/** What the OpenAPI and the AsyncAPI document share: schemas as components, and the words about the project. */
import type { Contract, SchemaNode } from '../contract.js';

export const LICENSE = { name: 'MIT', identifier: 'MIT' } as const;

export const ABOUT =
  'The local API of the MetaScalp terminal, as documented for edition 1.0.3 and completed where the ' +
  'documents are silent; `x-source` says of every statement whether it is documented, observed or assumed. ' +
  'Names are in camelCase. This project is not affiliated with MetaScalp.';

/** The component schemas that a document refers to, directly or through others, by title. */
export function componentsOf(contract: Contract, document: object): Record<string, object> {
  const all = componentSchemas(contract);
  const reached = new Set<string>();
  const reach = (part: object): void => {
    for (const [, title = ''] of JSON.stringify(part).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (reached.has(title)) continue;
      reached.add(title);
      reach(all[title] ?? {});
    }
  };
  reach(document);
  return Object.fromEntries(Object.entries(all).filter(([title]) => reached.has(title)));
}

/** Every schema by title; enums appear once per face. */
function componentSchemas(contract: Contract): Record<string, object> {
  const components: Record<string, object> = {};
  for (const schema of Object.values(contract.schemas)) {
    if (schema['x-enum'] === undefined) {
      components[schema.title ?? ''] = toDocumentSchema(contract, schema);
      continue;
    }
    for (const face of Object.values(schema.$defs ?? {})) {
      components[face.title ?? ''] = enumComponent(schema, face);
    }
  }
  return components;
}

/** `#/components/schemas/<title>` of a schema id, with or without a face. */
export function componentRef({ schemas }: Contract, id: string): { $ref: string } {
  const [base = '', face] = id.split('#');
  const target =
    face === undefined ? schemas[base] : schemas[base]?.$defs?.[face as 'code' | 'name'];
  return { $ref: `#/components/schemas/${target?.title}` };
}

function enumComponent(schema: SchemaNode, face: SchemaNode): object {
  const pairs = schema['x-enum'] ?? [];
  const names = (face.enum ?? []).map(
    (value) => pairs.find((pair) => pair.code === value || pair.name === value)?.name ?? '',
  );
  const list = (face.enum ?? []).map((value, i) => `${value} ${names[i]}`).join(', ');
  const isCode = face.type === 'integer';
  return {
    title: face.title,
    description: `${schema.description} ${face.description}${isCode ? ` ${list}.` : ''}`,
    type: face.type,
    enum: face.enum,
    ...(isCode ? { 'x-enum-varnames': names } : {}),
    'x-source': schema['x-source'],
  };
}

/** The same schema with references into the document and without our own annotations but the source. */
function toDocumentSchema(contract: Contract, node: SchemaNode): object {
  const convert = (value: unknown, key: string): unknown => {
    if (key === '$ref') return componentRef(contract, value as string).$ref;
    if (key === 'default' || key === 'const') return value;
    if (Array.isArray(value)) return value.map((each) => convert(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !['$schema', 'x-surface'].includes(name))
        .map(([name, child]) => [name, convert(child, name)]),
    );
  };
  return convert(node, '') as object;
}

export const asJson = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
