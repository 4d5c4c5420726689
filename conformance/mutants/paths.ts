/** Every property that a schema describes, and how to change it wherever it stands in a value. */
import type { SchemaNode } from '../../schemas/index.js';
import { resolve } from '../shapes.js';

export interface PropertyPath {
  /** `orders.*.price`; a star is every element of a list. */
  readonly path: string;
  readonly node: SchemaNode;
}

/** All properties, those of lists and nested objects included. */
export function propertiesOf(schema: string): readonly PropertyPath[] {
  return below({ $ref: `/${schema}.schema.json` }, '/', '');
}

function below(given: SchemaNode, from: string, prefix: string): readonly PropertyPath[] {
  const { node, file } = resolve(given, from);
  const choices = (node.anyOf ?? []).flatMap((choice) => below(choice, file, prefix));
  const items = node.items === undefined ? [] : below(node.items, file, `${prefix}*.`);
  const own = Object.entries(node.properties ?? {}).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const resolved = resolve(property, file).node;
    return [{ path, node: resolved }, ...below(property, file, `${path}.`)];
  });
  return [...own, ...items, ...choices];
}

/** The key and value that replace a property; nothing drops it. */
export type Replace = (key: string, value: unknown) => readonly [string, unknown] | undefined;

/** A value with the property at a path replaced wherever it stands. */
export function replaceAt(value: unknown, path: string, replace: Replace): unknown {
  const [step = '', ...rest] = path.split('.');
  if (step === '*') {
    const next = rest.join('.');
    return Array.isArray(value) ? value.map((each) => replaceAt(each, next, replace)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => {
    if (key !== step) return [[key, each] as const];
    if (rest.length > 0) return [[key, replaceAt(each, rest.join('.'), replace)] as const];
    const changed = replace(key, each);
    return changed === undefined ? [] : [changed];
  });
  return Object.fromEntries(entries);
}
