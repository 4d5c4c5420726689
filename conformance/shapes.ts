/** Judges answers by the schema files alone, names in any case, and lists how each name was spelled. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import { packageFolder, type SchemaNode, type Surface } from '../schemas/index.js';
import { isNumber, isObject, keyOf, shown } from './wire-json.js';

export interface ShapeProblem {
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/** A name as it stood on the wire. */
export interface SpelledName {
  readonly surface: Surface;
  /** As the schema names it. */
  readonly canonical: string;
  readonly key: string;
  readonly pointer: string;
}

export interface Judgement {
  readonly problems: readonly ShapeProblem[];
  readonly names: readonly SpelledName[];
}

/** ISO 8601 with the numeric offset of the documents; `Z` is another text. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?\+00:00$/;

/** @param id a schema id such as `rest/list-orders/response` */
export function judgeShape(id: string, value: unknown): Judgement {
  const problems: ShapeProblem[] = [];
  const names: SpelledName[] = [];
  const node: SchemaNode = { $ref: `/${id}.schema.json` };
  judge({ node, file: '/', surface: 'rest.wrapper', pointer: '', problems, names }, value);
  return { problems, names };
}

/** A node with the file that it stands in, so that its references can be followed. */
interface Located {
  readonly node: SchemaNode;
  readonly file: string;
}

/** The first surface that a chain of references names holds. */
interface Resolved extends Located {
  readonly surface?: Surface;
}

interface Place extends Located {
  readonly surface: Surface;
  readonly pointer: string;
  readonly problems: ShapeProblem[];
  readonly names: SpelledName[];
}

function judge(place: Place, value: unknown): void {
  const { node, file, surface = place.surface } = resolve(place.node, place.file);
  const here: Place = { ...place, node, file, surface };
  const fault = faultOf(node, value);
  if (fault !== undefined) {
    here.problems.push({ pointer: here.pointer, expected: fault, actual: shown(value) });
    return;
  }
  if (node.anyOf !== undefined && node.type === undefined) judgeChoice(here, value);
  if (Array.isArray(value)) judgeItems(here, value);
  else if (isObject(value)) judgeProperties(here, value);
}

/** What was expected instead; undefined when the value itself is right. */
function faultOf(node: SchemaNode, value: unknown): string | undefined {
  const types = node.type === undefined ? [] : [node.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return types.join(' or ');
  if (node.enum !== undefined && !node.enum.includes(value as never)) {
    return `one of ${node.enum.map((each) => shown(each)).join(', ')}`;
  }
  if (node.const !== undefined && value !== node.const) return shown(node.const);
  if (node.format === 'date-time' && typeof value === 'string' && !INSTANT.test(value)) {
    return 'an ISO 8601 instant ending in +00:00';
  }
  return undefined;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'number') return isNumber(value);
  if (type === 'integer') return typeof value === 'bigint' || Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

/** Of several forms, the one that fits the kind of value is the one that is meant. */
function judgeChoice(place: Place, value: unknown): void {
  const choices = place.node.anyOf ?? [];
  const meant = choices.find(
    (choice) => faultOf(resolve(choice, place.file).node, value) === undefined,
  );
  if (meant !== undefined) judge({ ...place, node: meant }, value);
  else {
    place.problems.push({
      pointer: place.pointer,
      expected: choices.map((choice) => choice.type ?? 'object').join(' or '),
      actual: shown(value),
    });
  }
}

function judgeItems(place: Place, values: readonly unknown[]): void {
  const items = place.node.items;
  if (items === undefined) return;
  for (const [i, each] of values.entries()) {
    judge({ ...place, node: items, pointer: `${place.pointer}/${i}` }, each);
  }
}

function judgeProperties(place: Place, value: Readonly<Record<string, unknown>>): void {
  const { node, names, pointer, problems, surface } = place;
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const key = keyOf(value, name);
    const below = `${pointer}/${key ?? name}`;
    if (key === undefined) {
      if (!node.required?.includes(name)) continue;
      problems.push({ pointer: below, expected: `a property '${name}'`, actual: 'nothing' });
      continue;
    }
    names.push({ surface, canonical: name, key, pointer: below });
    judge({ ...place, node: property, pointer: below }, value[key]);
  }
}

const files = new Map<string, SchemaNode>();

function readSchema(file: string): SchemaNode {
  const known = files.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(packageFolder(), 'schemas', file), 'utf8');
  const node = JSON.parse(text) as SchemaNode;
  files.set(file, node);
  return node;
}

/** Follows references until there is none. */
export function resolve(node: SchemaNode, file: string): Resolved {
  const own = node['x-surface'] === undefined ? {} : { surface: node['x-surface'] };
  if (node.$ref === undefined) return { node, file, ...own };
  const [path = '', fragment = ''] = node.$ref.split('#');
  const target = path === '' ? file : posix.join(dirname(file), path);
  let found: unknown = readSchema(target);
  for (const step of fragment.split('/').filter((each) => each !== '')) {
    found = (found as Record<string, unknown>)[step];
  }
  return { ...resolve(found as SchemaNode, target), ...own };
}
