/** Terminals whose answers and messages have the right form and a wrong value, property by property. */
import {
  type EndpointId,
  type EventType,
  endpoints,
  messages,
  type SchemaNode,
} from '../../../schemas/index.js';
import { type Mutant, rewriting, withJson } from '../mutant.js';
import { propertiesOf, type Replace, replaceAt } from '../paths.js';
import { EVENT_TYPES } from './properties.js';

/** Values that a terminal is free to choose, or that nobody could tell from outside. */
const FREE: readonly RegExp[] = [
  /^ping: version$/,
  /^placeOrder: executionTimeMs$/,
  /^listPositions: positions\.\*\.marginMode$/,
];

/** Another value of the same kind; the same one where there is none to choose. */
function otherValue(node: SchemaNode): Replace | undefined {
  const known = node.enum ?? [];
  const isWhole = node.properties !== undefined || node.anyOf !== undefined;
  if (known.length === 1 || node.const !== undefined || isWhole) return undefined;
  return (key, value) => [key, known.length > 0 ? nextOf(known, value) : changed(value)];
}

const nextOf = (known: readonly unknown[], value: unknown): unknown =>
  known[(known.indexOf(value) + 1) % known.length];

function changed(value: unknown): unknown {
  if (typeof value === 'number') return value * 2 + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return Array.isArray(value) ? value.slice(1) : value;
  return /^\d{4}-\d\d-/.test(value) ? value.replace(/^\d{4}/, '2019') : `${value}x`;
}

const answerMutants = (id: EndpointId): readonly Mutant[] =>
  valuesOf(endpoints.rows[id].responses[200], id).map(({ path, replace }) => ({
    name: `${id}: ${path} has another value`,
    rows: [`endpoint:${id}`],
    answer: (answer, { endpoint }) =>
      endpoint === id && answer.status === 200
        ? withJson(answer, (json) => replaceAt(json, path, replace))
        : answer,
  }));

const messageMutants = (type: EventType): readonly Mutant[] =>
  valuesOf(messages.rows[type].data, type).map(({ path, replace }) => ({
    name: `${type}: ${path} has another value`,
    rows: [`message:${type}`],
    socket: rewriting(type, (data) => replaceAt(data, path, replace)),
  }));

function valuesOf(
  schema: string,
  owner: string,
): readonly { readonly path: string; readonly replace: Replace }[] {
  return propertiesOf(schema).flatMap(({ path, node }) => {
    const replace = otherValue(node);
    const isFree = FREE.some((pattern) => pattern.test(`${owner}: ${path}`));
    return replace === undefined || isFree ? [] : [{ path, replace }];
  });
}

export const valueMutants: readonly Mutant[] = [
  ...(Object.keys(endpoints.rows) as EndpointId[]).flatMap(answerMutants),
  ...EVENT_TYPES.flatMap(messageMutants),
];
