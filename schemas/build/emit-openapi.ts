/** Writes the OpenAPI 3.1 document: paths, operations, and every error text as an example of its status. */
import type { Contract, EndpointRow, ErrorRow } from '../contract.js';
import { ABOUT, asJson, componentRef, componentsOf, LICENSE } from './document.js';

export function emitOpenApi(contract: Contract): string {
  const paths: Record<string, Record<string, object>> = {};
  for (const [id, row] of Object.entries(contract.tables.endpoints.rows)) {
    paths[row.path] = {
      ...paths[row.path],
      [row.method.toLowerCase()]: operation(contract, id, row),
    };
  }
  return asJson({
    openapi: '3.1.0',
    info: {
      title: 'MetaScalp local API (REST)',
      version: '1.0.3',
      summary: 'Connections, market data and orders of a MetaScalp terminal on the same machine.',
      description: ABOUT,
      license: LICENSE,
    },
    servers: [
      {
        url: 'http://127.0.0.1:{port}',
        description: 'The first free port of the range; find it with GET /ping.',
        variables: { port: { default: '17845', enum: range(17845, 17855) } },
      },
    ],
    security: [],
    tags: [
      { name: 'terminal', description: 'The terminal itself and what its user sees.' },
      { name: 'connections', description: 'Exchange connections and what they hold.' },
      { name: 'orders', description: 'Orders of a connection.' },
    ],
    paths,
    components: { schemas: componentsOf(contract, paths) },
  });
}

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i));

function tagOf(row: EndpointRow): string {
  if (row.path.includes('/orders')) return 'orders';
  return row.path.startsWith('/api/connections') ? 'connections' : 'terminal';
}

function operation(contract: Contract, id: string, row: EndpointRow): object {
  const parameters = [
    ...parametersOf(contract, row.pathParameters, 'path', (name) => name),
    // The query name is written with a capital in every edition.
    ...parametersOf(contract, row.query, 'query', (n) => n.charAt(0).toUpperCase() + n.slice(1)),
  ];
  return {
    operationId: id,
    summary: row.summary,
    tags: [tagOf(row)],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(row.body === null
      ? {}
      : { requestBody: { required: true, content: json(componentRef(contract, row.body)) } }),
    responses: Object.fromEntries(
      Object.entries(row.responses).map(([status, schema]) => [
        status,
        response(contract, row, status, schema),
      ]),
    ),
    'x-effect': row.effect,
    'x-since': row.since,
    'x-checks': row.checks,
    'x-source': row['x-source'],
  };
}

function parametersOf(
  contract: Contract,
  schemaId: string | null,
  place: 'path' | 'query',
  spell: (name: string) => string,
): object[] {
  const schema = contract.schemas[schemaId ?? ''];
  return Object.entries(schema?.properties ?? {}).map(([name, node]) => ({
    name: spell(name),
    in: place,
    required: schema?.required?.includes(name) ?? false,
    description: node.description,
    schema: { type: node.type, ...(node.format === undefined ? {} : { format: node.format }) },
  }));
}

const json = (schema: object, examples?: object): object => ({
  'application/json': { schema, ...(examples === undefined ? {} : { examples }) },
});

function response(contract: Contract, row: EndpointRow, status: string, schema: string): object {
  const ref = componentRef(contract, schema);
  if (status === '200')
    return { description: `${contract.schemas[schema]?.description}`, content: json(ref) };
  const errors = row.checks
    .map((check) => [check.code, contract.tables.errors.rows[check.code]] as const)
    .filter((pair): pair is [string, ErrorRow] => String(pair[1]?.status) === status);
  const examples = Object.fromEntries(
    errors.map(([code, error]) => [
      code,
      { summary: error.condition, value: { error: error.text } },
    ]),
  );
  return {
    description: errors.map(([, error]) => error.condition).join('; '),
    content: json(ref, examples),
  };
}
