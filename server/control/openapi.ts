/** The OpenAPI document of the control door, from its own routes. */
import { CONTROL_STATUS, type ControlCode } from './errors.js';
import { type Field, isOptional, type Route, type RouteError } from './route.js';

export function describeRoutes(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'metascalp-mock control door',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['error', 'code'],
          properties: {
            error: { type: 'string' },
            code: { enum: Object.keys(CONTROL_STATUS) },
            pointer: { type: 'string' },
            hint: { type: 'string' },
          },
        },
      },
    },
  };
}

function operation(route: Route): object {
  const { method, path, summary, query, body, status = 200, example, errors = [] } = route;
  const media = route.media ?? 'application/json';
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...exampleOf(example.path?.[name]),
  }));
  const inQuery = Object.entries(query ?? {}).map(([name, field]) => ({
    name,
    in: 'query',
    required: !isOptional(field),
    schema: schemaOf(field),
    ...exampleOf(example.query?.[name]),
  }));
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/{}]+(\w?)/g, (_, c: string) => c.toUpperCase())}`,
    summary,
    ...(inPath.length + inQuery.length > 0 ? { parameters: [...inPath, ...inQuery] } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { content: json(bodySchema(body), example.body) } }),
    responses: {
      [String(status)]: {
        description: summary,
        content: {
          [media]: { schema: { type: media === 'application/json' ? 'object' : 'string' } },
        },
      },
      ...refusals(errors),
      default: { description: 'Refused', content: json(ERROR) },
    },
    // What a request of the example needs besides its parameters and body, and inputs that are refused.
    'x-example': example,
    'x-errors': errors,
  };
}

const ERROR = { $ref: '#/components/schemas/Error' };

function refusals(errors: readonly RouteError[]): object {
  const statuses = new Map<string, ControlCode[]>();
  for (const { code } of errors) {
    const status = String(CONTROL_STATUS[code]);
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...statuses].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: json(ERROR) },
    ]),
  );
}

const exampleOf = (example: unknown): object => (example === undefined ? {} : { example });

const json = (schema: object, example?: object): object => ({
  'application/json': { schema, ...exampleOf(example) },
});

function schemaOf(field: Field): object {
  if (typeof field !== 'string') return { enum: field };
  const type = field.replace('?', '');
  return type === 'json' ? {} : { type };
}

function bodySchema(body: Readonly<Record<string, Field>>): object {
  const required = Object.keys(body).filter((name) => !isOptional(body[name] ?? 'string?'));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(
      Object.entries(body).map(([name, field]) => [name, schemaOf(field)]),
    ),
  };
}
