/** Writes REFERENCE.md: endpoints, messages, errors, fields and enums as the tables that people look up. */
import type { Contract, SchemaNode } from '../contract.js';

export function emitReference(contract: Contract): string {
  return [
    '# Reference\n',
    'What MetaScalp says on the wire, edition 1.0.3, as this project understands it. Names are in camelCase;',
    'the dialects table tells where another casing is spoken. Sources: `documented`, `observed` or `assumed`;',
    '[the README beside the schemas](../README.md#sources) explains their names.\n',
    ...endpoints(contract),
    ...messages(contract),
    ...errors(contract),
    ...settings(contract),
    ...fields(contract),
  ].join('\n');
}

const cell = (text: unknown): string => String(text ?? '–').replaceAll('|', '\\|') || '–';
const row = (...cells: readonly unknown[]): string => `| ${cells.map(cell).join(' | ')} |`;
const head = (...cells: readonly string[]): string[] => [
  row(...cells),
  `|${' --- |'.repeat(cells.length)}`,
];
const code = (text: unknown): string => `\`${text}\``;

function endpoints({ tables }: Contract): string[] {
  const { rows, rules } = tables.endpoints;
  return [
    '## Endpoints\n',
    ...head(
      'id',
      'request',
      'does',
      'effect',
      'since',
      'errors in the order of the checks',
      'source',
    ),
    ...Object.entries(rows).map(([id, r]) =>
      row(
        code(id),
        code(`${r.method} ${r.path}`),
        r.summary,
        r.effect,
        r.since,
        r.checks.map((check) => code(check.code)).join(' '),
        r['x-source'],
      ),
    ),
    '\n### Rules of the HTTP surface\n',
    ...head('rule', 'says', 'source'),
    ...Object.entries(rules).map(([id, r]) => row(code(id), r.rule, r['x-source'])),
    '',
  ];
}

function messages({ tables }: Contract): string[] {
  const all = Object.entries(tables.messages.rows);
  return [
    '## Messages\n',
    ...head(
      'command',
      'acknowledged by',
      'then once',
      'then',
      'errors in the order of the checks',
      'source',
    ),
    ...all
      .map(([type, r]) =>
        r.direction === 'command'
          ? row(
              code(type),
              code(r.acknowledgement),
              r.snapshot === null ? '–' : code(r.snapshot),
              r.stream.map(code).join(' '),
              r.checks.map((check) => code(check.code)).join(' '),
              r['x-source'],
            )
          : '',
      )
      .filter((line) => line !== ''),
    '',
    ...head('event', 'role', 'scope', 'when', 'since', 'source'),
    ...all
      .filter(([, r]) => r.direction === 'event')
      .map(([type, r]) => row(code(type), r.role, r.scope, r.summary, r.since, r['x-source'])),
    '\n### Lifecycle\n',
    ...head('row', 'event', 'behaviour', 'source'),
    ...Object.entries(tables.messages.lifecycle).map(([id, r]) =>
      row(code(id), r.event, r.behaviour, r['x-source']),
    ),
    '',
  ];
}

function errors({ tables }: Contract): string[] {
  return [
    '## Errors\n',
    ...head('code', 'surface', 'status', 'text', 'condition', 'other texts', 'source'),
    ...Object.entries(tables.errors.rows).map(([id, r]) =>
      row(
        code(id),
        r.surface,
        r.status,
        code(r.text),
        `${r.condition}${r.bodies === 'strict' ? ' (strict bodies only)' : ''}`,
        Object.entries(r.texts)
          .map(([edition, text]) => `${edition}: ${code(text)}`)
          .join(' '),
        r['x-source'],
      ),
    ),
    '',
  ];
}

function settings({ tables }: Contract): string[] {
  const dialects = Object.entries(tables.dialects.rows);
  const surfaces = Object.keys(
    dialects[0]?.[1].surfaces ?? {},
  ) as (keyof (typeof dialects)[0][1]['surfaces'])[];
  return [
    '## Editions\n',
    ...head('edition', 'date', 'served', 'dialect', 'bodies', 'what is new', 'source'),
    ...Object.entries(tables.editions.rows).map(([id, r]) =>
      row(id, r.date, r.served ? 'yes' : 'no', r.dialect, r.bodies, r.summary, r['x-source']),
    ),
    '\n## Dialects\n',
    ...head('surface', ...dialects.map(([id, r]) => `${id} (${r.columns})`)),
    ...surfaces.map((surface) =>
      row(code(surface), ...dialects.map(([, r]) => r.surfaces[surface])),
    ),
    row('source', ...dialects.map(([, r]) => r['x-source'])),
    '',
  ];
}

function fields({ schemas }: Contract): string[] {
  const lines = ['## Fields\n'];
  for (const [id, schema] of Object.entries(schemas)) {
    if (schema['x-enum'] !== undefined) continue;
    lines.push(
      `### ${schema.title}\n`,
      `${code(id)}: ${schema.description} (${schema['x-source']})\n`,
    );
    if (schema.$ref !== undefined) {
      lines.push(`The same as ${code(schema.$ref)}.\n`);
      continue;
    }
    lines.push(
      ...head('field', 'type', 'required', 'meaning', 'source'),
      ...Object.entries(schema.properties ?? {}).map(([name, node]) =>
        row(
          code(name),
          typeName(node),
          schema.required?.includes(name) ? 'yes' : 'no',
          node.description,
          node['x-source'],
        ),
      ),
      '',
    );
  }
  lines.push('## Enums\n', ...head('enum', 'values (code name)', 'faces', 'source'));
  for (const schema of Object.values(schemas)) {
    if (schema['x-enum'] === undefined) continue;
    const pairs = schema['x-enum'].map((pair) => {
      const source = pair['x-source'] === undefined ? '' : ` (${pair['x-source']})`;
      return `${pair.code} ${pair.name}${source}`;
    });
    const faces = Object.keys(schema.$defs ?? {}).join(' ');
    lines.push(row(schema.title, pairs.join(', '), faces, schema['x-source']));
  }
  return [...lines, ''];
}

function typeName(node: SchemaNode): string {
  if (node.$ref !== undefined) return code(node.$ref.replace('common/', ''));
  if (node.items !== undefined) return `list of ${typeName(node.items)}`;
  if (node.anyOf !== undefined) return node.anyOf.map(typeName).join(' or ');
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  return `${[node.type].flat().join(' or ')}${node.format === undefined ? '' : ` (${node.format})`}`;
}
