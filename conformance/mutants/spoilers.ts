/** The ways in which a property can be wrong. */
import type { SchemaNode } from '../../schemas/index.js';
import type { Replace } from './paths.js';

export interface Spoiler {
  /** What is wrong then, as the end of a mutant's name. */
  readonly says: string;
  readonly replace: Replace;
}

/** All ways that make sense for a property of this kind. */
export const spoilersOf = (node: SchemaNode): readonly Spoiler[] => [
  { says: 'is missing', replace: () => undefined },
  { says: 'has another name', replace: (key, value) => [`${key}2`, value] },
  { says: 'is spelled in the other casing', replace: (key, value) => [otherCasing(key), value] },
  { says: 'has another type', replace: (key, value) => [key, otherType(value)] },
  ...(node['x-enum'] === undefined && node.enum === undefined
    ? []
    : [{ says: 'is none of the known values', replace: unknownValue }]),
  ...(node.format === 'date-time' ? [{ says: 'ends in Z', replace: endingInZ }] : []),
];

const otherCasing = (key: string): string => {
  const first = key.charAt(0);
  const upper = first.toUpperCase();
  return (first === upper ? first.toLowerCase() : upper) + key.slice(1);
};

function otherType(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.length;
  if (typeof value === 'boolean') return String(value);
  if (value === null) return 'null';
  return Array.isArray(value) ? {} : [value];
}

const unknownValue: Replace = (key, value) => [key, typeof value === 'number' ? 99 : 'Unheard'];

const endingInZ: Replace = (key, value) => [key, String(value).replace(/\+00:00$/, 'Z')];
