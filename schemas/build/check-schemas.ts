/** What the schema files must agree on; each problem is one sentence. */
import type { Contract, SchemaNode, Surface } from '../contract.js';

export function checkSchemas(contract: Contract): string[] {
  const problems: string[] = [];
  const titles = new Map<string, string>();
  for (const [id, schema] of Object.entries(contract.schemas)) {
    const say = (sentence: string): number => problems.push(`schema '${id}': ${sentence}`);
    for (const title of [schema, ...Object.values(schema.$defs ?? {})].map((n) => n.title ?? '')) {
      if (titles.has(title)) say(`the title '${title}' belongs to '${titles.get(title)}'`);
      titles.set(title, id);
    }
    if (schema['x-enum'] !== undefined) checkEnum(schema, say);
    else {
      checkRootSurface(id, schema, say);
      checkNode(contract, schema, '', say);
    }
  }
  return problems;
}

/** Whether any schema refers to the schema `id`. */
export function isReferred(contract: Contract, id: string): boolean {
  const refers = (node: SchemaNode): boolean =>
    node.$ref?.split('#')[0] === id || childrenOf(node).some(([, child]) => refers(child));
  return Object.values(contract.schemas).some(refers);
}

/** Nodes directly below a node, with the step that leads there. */
function childrenOf(node: SchemaNode): [string, SchemaNode][] {
  return [
    ...Object.entries(node.properties ?? {}).map(
      ([name, child]) => [`.${name}`, child] as [string, SchemaNode],
    ),
    ...(node.items === undefined ? [] : [['[]', node.items] as [string, SchemaNode]]),
    ...(node.anyOf ?? []).map((child, i) => [`|${i}`, child] as [string, SchemaNode]),
  ];
}

type Say = (sentence: string) => void;

function checkNode(contract: Contract, node: SchemaNode, at: string, say: Say): void {
  const here = at === '' ? '' : `${at}: `;
  if (node.$ref !== undefined) checkRef(contract, node, here, say);
  for (const name of node.required ?? []) {
    const optionalOnly = at.includes('|');
    if (!optionalOnly && !(name in (node.properties ?? {}))) say(`${here}requires unknown ${name}`);
  }
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    if (at.includes('|')) continue;
    for (const key of ['description', 'x-source'] as const) {
      if (property[key] === undefined) say(`${here}${name} has no ${key}`);
    }
    const kinds = [property.type, property.$ref, property.anyOf].filter((k) => k !== undefined);
    if (kinds.length !== 1) say(`${here}${name} needs one of type, $ref and anyOf`);
  }
  if (node.properties !== undefined && !at.includes('|') && node.type !== 'object') {
    say(`${here}whoever has properties has type 'object'`);
  }
  if (node.const !== undefined && !at.includes('|') && typeof node.const !== node.type) {
    say(`${here}the constant is no ${node.type}`);
  }
  checkFormat(node, here, say);
  for (const [step, child] of childrenOf(node)) checkNode(contract, child, at + step, say);
}

function checkRef(contract: Contract, node: SchemaNode, here: string, say: Say): void {
  const [id = '', face] = (node.$ref ?? '').split('#');
  const target = contract.schemas[id];
  if (target === undefined) say(`${here}no schema '${id}'`);
  else if (face !== undefined && !(target.$defs && face in target.$defs)) {
    say(`${here}'${id}' has no face '${face}'`);
  } else if ((face === undefined) !== (target['x-enum'] === undefined)) {
    say(`${here}'${id}' is an enum exactly when a face is named`);
  }
}

/** Every number on the wire is an id (int64), a decimal, or a plain small integer. */
function checkFormat(node: SchemaNode, here: string, say: Say): void {
  const types = [node.type ?? []].flat().filter((type) => type !== 'null');
  if (types.length > 1) say(`${here}has several types`);
  const allowed: Readonly<Record<string, readonly (string | undefined)[]>> = {
    integer: [undefined, 'int64'],
    number: ['decimal'],
    string: [undefined, 'date-time'],
  };
  for (const type of types) {
    if (!(allowed[type] ?? [undefined]).includes(node.format)) {
      say(`${here}format '${node.format}' does not fit type '${type}'`);
    }
  }
  if (types.includes('array') !== (node.items !== undefined)) say(`${here}arrays have items`);
}

function checkEnum(schema: SchemaNode, say: Say): void {
  const pairs = schema['x-enum'] ?? [];
  for (const face of ['code', 'name'] as const) {
    const values = pairs.map((pair) => pair[face]);
    if (new Set(values).size !== values.length) say(`a ${face} stands twice`);
    for (const value of schema.$defs?.[face]?.enum ?? []) {
      if (!values.includes(value as never)) say(`${face} ${value} is not in x-enum`);
    }
  }
  const codes = schema.$defs?.code?.enum;
  if (codes !== undefined && codes.length !== pairs.length) say('codes and x-enum differ');
  const types = [schema.$defs?.code?.type ?? 'integer', schema.$defs?.name?.type ?? 'string'];
  if (types.join() !== 'integer,string') say('codes are integers, names are strings');
}

const SURFACES: readonly (readonly [RegExp, readonly (Surface | undefined)[]])[] = [
  [/^rest\/[^/]+\/query$/, ['rest.query']],
  [/^rest\/[^/]+\/body$/, ['rest.body']],
  [/^rest\/[^/]+\/response$/, ['rest.wrapper', 'rest.item']],
  [/^common\/(venue-)?refusal$/, ['rest.wrapper']],
  [/^common\//, [undefined]],
  [/^ws\/envelope$/, ['ws.envelope']],
  [/^ws\/commands\//, ['ws.command']],
  [/^ws\/events\//, ['ws.ack', 'ws.update']],
];

/** A message says which surface spells it; shared vocabulary is spelled by whoever uses it. */
function checkRootSurface(id: string, schema: SchemaNode, say: Say): void {
  const expected = SURFACES.find(([pattern]) => pattern.test(id))?.[1] ?? [];
  if (!expected.includes(schema['x-surface'])) say(`surface should be ${expected.join(' or ')}`);
  if (!id.startsWith('rest/') || !id.endsWith('/response')) return;
  const isBare = schema.$ref !== undefined;
  if (isBare !== (schema['x-surface'] === 'rest.item')) say('a bare item has surface rest.item');
  for (const property of Object.values(schema.properties ?? {})) {
    if (property.items !== undefined && property.items['x-surface'] !== 'rest.item') {
      say('items of a list have surface rest.item');
    }
  }
}
