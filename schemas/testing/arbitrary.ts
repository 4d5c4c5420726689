/** Random contract objects by schema, hostile on purpose: long numbers, odd strings, missing and null fields. */
import fc from 'fast-check';

import type { SchemaNode } from '../contract.js';
import { schemas } from '../generated/schemas.js';
import type { SchemaId } from '../generated/types.js';
import { type Decimal, decimalFrom } from '../wire/numbers.js';

const MAX_INT64 = 2n ** 63n - 1n;

const int64 = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt(2n ** 53n, MAX_INT64),
  fc.bigInt(-MAX_INT64 - 1n, -(2n ** 53n)),
  fc.constantFrom<number | bigint>(0, MAX_INT64, 2n ** 53n, Number.MAX_SAFE_INTEGER),
);

/** `digits × 10^-scale`, up to 18 digits, in the form in which decoding gives it. */
const decimal: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n), fc.nat(22), fc.nat(17))
  .map(([digits, scale, shorter]) => {
    const literal = `${digits / 10n ** BigInt(shorter)}e-${scale}`;
    return decimalFrom(literal) ?? 0;
  });

const text = fc.oneof(
  fc.constantFrom('BTCUSDT', '1000PEPEUSDT', 'cash:HOODUSDT0', 'BTC-USDT', '', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u0000', '\ud800', '{', ':', '7', '.') }),
);

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('Z', '+00:00'));

/** Objects that satisfy the schema, as decoding gives them. */
export function arbitraryOf(id: SchemaId): fc.Arbitrary<unknown> {
  return ofNode(schemaOf(id));
}

/** Schemas that stand for a body, a response, a query, or the data of a message. */
export const WIRE_SCHEMAS = Object.keys(schemas).filter(
  (id) => schemas[id]?.['x-enum'] === undefined && id !== 'ws/envelope' && !isVocabulary(id),
) as SchemaId[];

function isVocabulary(id: string): boolean {
  return id.startsWith('common/') && schemas[id]?.['x-surface'] === undefined;
}

function schemaOf(id: string): SchemaNode {
  const schema = schemas[id];
  if (schema === undefined) throw new Error(`No schema '${id}'`);
  return schema;
}

function ofNode(node: SchemaNode): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) {
    const [id = '', face] = node.$ref.split('#');
    const values = schemaOf(id).$defs?.[face as 'code' | 'name']?.enum;
    return values === undefined ? ofNode(schemaOf(id)) : fc.constantFrom(...values);
  }
  if (node.properties !== undefined) return ofObject(node.properties);
  if (node.anyOf !== undefined) {
    const choice = node.anyOf.find((each) => each.type !== 'null');
    return fc.option(ofNode(choice ?? {}), { nil: null, freq: 4 });
  }
  if (node.items !== undefined) return fc.array(ofNode(node.items), { maxLength: 4 });
  if (node.const !== undefined) return fc.constant(node.const);
  const plain = ofScalar(node);
  return [node.type].flat().includes('null') ? fc.option(plain, { nil: null }) : plain;
}

/** Every property may be missing: the codec carries what is there. */
function ofObject(properties: Readonly<Record<string, SchemaNode>>): fc.Arbitrary<unknown> {
  const model = Object.entries(properties).map(([name, node]) => [name, ofNode(node)] as const);
  return fc.record(Object.fromEntries(model), { requiredKeys: [], noNullPrototype: true });
}

function ofScalar(node: SchemaNode): fc.Arbitrary<unknown> {
  if (node.format === 'int64') return int64;
  if (node.format === 'decimal') return decimal;
  if (node.format === 'date-time') return instant;
  const types = [node.type].flat();
  if (types.includes('boolean')) return fc.boolean();
  if (types.includes('integer')) return fc.integer();
  return text;
}

/** Spells every name of a JSON text in a random case; values stay as they are. */
export function respell(json: string, upper: () => boolean): string {
  return json.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"(:?)/g, (token, colon: string) =>
    colon === ''
      ? token
      : token.replaceAll(/[a-z]/gi, (c) => (upper() ? c.toUpperCase() : c.toLowerCase())),
  );
}
