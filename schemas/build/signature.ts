/**
 * The contract as plain lines, in the notation of `fixtures/golden/contract`: two transcriptions of the
 * same documents, made apart from each other, must come out equal.
 */
import type { Check, Contract, SchemaNode } from '../contract.js';

export const GOLDEN_FILES = [
  'errors',
  'endpoints',
  'responses',
  'rules',
  'messages',
  'shapes',
  'enums',
  'dialects',
  'editions',
] as const;
export type GoldenFile = (typeof GOLDEN_FILES)[number];

/** The lines of each golden file as the contract gives them. */
export function signatureOf(contract: Contract): Record<GoldenFile, string[]> {
  return {
    errors: errorLines(contract),
    endpoints: endpointLines(contract),
    responses: responseLines(contract),
    rules: ruleIds(contract),
    messages: messageLines(contract),
    shapes: shapeLines(contract),
    enums: enumLines(contract),
    dialects: dialectLines(contract),
    editions: editionLines(contract),
  };
}

/** The lines of a golden file without comments and blank lines. */
export const goldenLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** What stands on one side only; order between rows does not matter, order within a row does. */
export function differences(ours: readonly string[], golden: readonly string[]): string[] {
  return [
    ...ours.filter((line) => !golden.includes(line)).map((line) => `only in schemas: ${line}`),
    ...golden.filter((line) => !ours.includes(line)).map((line) => `only in golden:  ${line}`),
  ];
}

const line = (...cells: readonly (string | number | null)[]): string =>
  cells.map((cell) => (cell === '' ? '-' : String(cell ?? '-'))).join(' | ');
const codes = (checks: readonly Check[]): string => checks.map((check) => check.code).join(' ');
const yes = (value: unknown): string => (value ? 'yes' : 'no');

function errorLines({ tables }: Contract): string[] {
  return Object.entries(tables.errors.rows).flatMap(([code, row]) => [
    line(
      code,
      row.surface,
      row.status,
      row.scope,
      row.bodies,
      row.since,
      row.parameters.join(','),
      row.text,
    ),
    ...Object.entries(row.texts).map(([edition, text]) => line(`${code} @ ${edition}`, text)),
  ]);
}

function endpointLines({ tables }: Contract): string[] {
  return Object.entries(tables.endpoints.rows).map(([id, row]) =>
    line(
      id,
      `${row.method} ${row.path}`,
      row.effect,
      row.since,
      yes(row.query),
      yes(row.body),
      codes(row.checks),
    ),
  );
}

function responseLines({ tables }: Contract): string[] {
  return Object.entries(tables.endpoints.rows).flatMap(([id, row]) =>
    Object.entries(row.responses).map(([status, schema]) => line(id, status, schema)),
  );
}

function ruleIds({ tables }: Contract): string[] {
  return [
    ...Object.keys(tables.endpoints.rules).map((id) => line('http', id)),
    ...Object.keys(tables.messages.lifecycle).map((id) => line('lifecycle', id)),
  ];
}

function messageLines({ tables }: Contract): string[] {
  return Object.entries(tables.messages.rows).map(([type, row]) =>
    row.direction === 'command'
      ? line(
          type,
          'command',
          row.scope,
          row.effect,
          row.since,
          row.acknowledgement,
          row.snapshot,
          row.stream.join(' '),
          codes(row.checks),
        )
      : line(type, 'event', row.scope, row.role, row.since),
  );
}

/** Every line names its schema, so that lines may be compared as a set. */
function shapeLines({ schemas }: Contract): string[] {
  return Object.entries(schemas)
    .filter(([, schema]) => schema['x-enum'] === undefined)
    .flatMap(([id, schema]) => {
      const head = `[${schema.title}] ${id} ${schema['x-surface'] ?? '-'}`;
      const lines = [`${head}`, ...fieldLines(schema), ...ruleLines(schema)];
      return lines.map((text, i) => (i === 0 ? text : `${id}: ${text}`));
    });
}

/** Golden shapes are written as blocks below a header; this gives them the same form. */
export function qualifyShapes(lines: readonly string[]): string[] {
  let id = '';
  return lines.map((text) => {
    if (!text.startsWith('[')) return `${id}: ${text}`;
    id = text.split(' ')[1] ?? '';
    return text;
  });
}

function fieldLines(schema: SchemaNode): string[] {
  if (schema.$ref !== undefined) return [`= ${schema.$ref}`];
  return Object.entries(schema.properties ?? {}).map(([name, node]) => {
    const flags = [
      schema.required?.includes(name) ? '' : ' optional',
      isNullable(node) ? ' nullable' : '',
    ];
    return `${name} ${typeWord(node)}${flags.join('')}`;
  });
}

const isNullable = (node: SchemaNode): boolean =>
  [node.type].flat().includes('null') || (node.anyOf ?? []).some((each) => each.type === 'null');

function typeWord(node: SchemaNode): string {
  const [id, face] = (node.$ref ?? '').split('#');
  if (face !== undefined) return `${face}:${id?.replace('common/enums/', '')}`;
  if (node.$ref !== undefined) return `ref:${id}`;
  if (node.anyOf !== undefined && node.properties === undefined) {
    return node.anyOf
      .filter((each) => each.type !== 'null')
      .map(typeWord)
      .join('|');
  }
  if (node.items !== undefined) {
    const surface = node.items['x-surface'];
    return `list:${typeWord(node.items).replace('ref:', '')}${surface ? ` @${surface}` : ''}`;
  }
  if (node.const !== undefined) return `const:${node.const}`;
  const plain = [node.type].flat().filter((type) => type !== 'null');
  const words = { int64: 'int64', decimal: 'decimal', 'date-time': 'instant' };
  return node.format === undefined ? plain.join('|') : words[node.format];
}

function ruleLines(schema: SchemaNode): string[] {
  const properties = Object.entries(schema.properties ?? {});
  return [
    ...properties.flatMap(([name, node]) =>
      node.default === undefined ? [] : [`default ${name} ${node.default}`],
    ),
    ...properties.flatMap(([name, node]) =>
      node.exclusiveMinimum === undefined ? [] : [`above ${name} ${node.exclusiveMinimum}`],
    ),
    ...(schema.anyOf === undefined || schema.properties === undefined
      ? []
      : [`either ${schema.anyOf.map(alternative).join(' or ')}`]),
  ];
}

function alternative(node: SchemaNode): string {
  return (node.required ?? [])
    .map((name) => {
      const constant = node.properties?.[name]?.const;
      return constant === undefined ? name : `${name}=${constant}`;
    })
    .join(',');
}

function enumLines({ schemas }: Contract): string[] {
  return Object.entries(schemas).flatMap(([id, schema]) => {
    if (schema['x-enum'] === undefined) return [];
    const file = id.replace('common/enums/', '');
    const pairs = schema['x-enum'].map((pair) => `${pair.code} ${pair.name}`).join(', ');
    return [
      line(file, schema.title ?? '', 'pairs', pairs),
      ...Object.entries(schema.$defs ?? {}).map(([face, node]) =>
        line(file, node.title ?? '', face, (node.enum ?? []).join(' ')),
      ),
    ];
  });
}

function dialectLines({ tables }: Contract): string[] {
  const { camel, pascal, mixed } = tables.dialects.rows;
  if (!camel || !pascal || !mixed) return [];
  const surfaces = Object.keys(camel.surfaces) as (keyof typeof camel.surfaces)[];
  return [
    line('columns', camel.columns, pascal.columns, mixed.columns),
    ...surfaces.map((s) => line(s, camel.surfaces[s], pascal.surfaces[s], mixed.surfaces[s])),
  ];
}

function editionLines({ tables }: Contract): string[] {
  return Object.entries(tables.editions.rows).map(([id, row]) =>
    line(id, row.date, yes(row.served), row.dialect, row.bodies),
  );
}
