/** The OpenAPI document of the control door, from its own routes. */
import { CONTROL_STATUS } from './errors.js';
import type { Field, Route } from './route.js';

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

function operation({ method, path, summary, query, body }: Route): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query ?? {}).map(([name, field]) => ({
    name,
    in: 'query',
    required: isRequired(field),
    schema: schemaOf(field),
  }));
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/{}]+(\w?)/g, (_, c: string) => c.toUpperCase())}`,
    summary,
    ...(inPath.length + inQuery.length > 0 ? { parameters: [...inPath, ...inQuery] } : {}),
    ...(body === undefined ? {} : { requestBody: { content: json(bodySchema(body)) } }),
    responses: {
      [path === '/shutdown' ? '202' : '200']: {
        description: summary,
        content: json({ type: 'object' }),
      },
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

const json = (schema: object): object => ({ 'application/json': { schema } });

const isRequired = (field: Field): boolean => typeof field === 'string' && !field.endsWith('?');

const schemaOf = (field: Field): object =>
  typeof field === 'string' ? { type: field.replace('?', '') } : { enum: field };

function bodySchema(body: Readonly<Record<string, Field>>): object {
  const required = Object.keys(body).filter((name) => isRequired(body[name] ?? 'string?'));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(
      Object.entries(body).map(([name, field]) => [name, schemaOf(field)]),
    ),
  };
}
