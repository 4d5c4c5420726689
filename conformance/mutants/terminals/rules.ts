/** Terminals that break a rule of the HTTP surface, in what they accept or in how they answer. */
import type { EndpointId } from '../../../schemas/index.js';
import type { Row } from '../../case.js';
import { type Mutant, type PassingAnswer, type PassingRequest, withJson } from '../mutant.js';
import { withoutCors } from './refusals.js';

const OK: PassingAnswer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  text: '{"status":"ok"}',
};

/** A terminal that reads requests in another way. */
const reading = (
  name: string,
  row: Row,
  request: (request: PassingRequest) => PassingRequest | PassingAnswer,
): Mutant => ({ name, rows: [row], request });

const answering = (
  name: string,
  row: Row,
  answer: (answer: PassingAnswer, request: PassingRequest) => PassingAnswer,
): Mutant => ({ name, rows: [row], answer });

const namesOf = (body: string): readonly string[] => {
  try {
    return Object.keys(JSON.parse(body) as object);
  } catch {
    return [];
  }
};

/** The fields of a body that pass a test; a body that is no object stays as it is. */
function keepFields(
  request: PassingRequest,
  keeps: (name: string, value: unknown) => boolean,
): PassingRequest {
  if (namesOf(request.body).length === 0) return request;
  const fields = Object.entries(JSON.parse(request.body) as object);
  const body = JSON.stringify(
    Object.fromEntries(fields.filter(([name, value]) => keeps(name, value))),
  );
  return { ...request, body };
}

const isBroken = ({ body }: PassingRequest): boolean => {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json !== 'object' || json === null || Array.isArray(json);
  } catch {
    return true;
  }
};

const KNOWN =
  /^(tickerPattern|binding|exchange|market|ticker|side|price|size|type|reduceOnly|orderId)$/i;

const readers: readonly Mutant[] = [
  reading(
    'a body without the JSON content type is ignored',
    'rule:body-any-content-type',
    (request) =>
      request.headers['content-type'] === 'application/json' ? request : { ...request, body: '{}' },
  ),
  reading('names in bodies match in camelCase only', 'rule:names-any-case', (request) =>
    keepFields(request, (name) => /^[a-z]/.test(name)),
  ),
  reading('names in bodies match in PascalCase only', 'rule:names-any-case', (request) =>
    keepFields(request, (name) => /^[A-Z][a-z]/.test(name) || name.length < 3),
  ),
  reading('the query name matches as Ticker only', 'rule:names-any-case', (request) => ({
    ...request,
    path: request.path.replace(/([?&])(?!Ticker=)\w+=/, '$1x='),
  })),
  reading('of two spellings the first one wins', 'rule:names-any-case', (request) => ({
    ...request,
    body: firstSpellings(request.body),
  })),
  reading('unknown fields are refused', 'rule:bodies-lenient', (request) =>
    namesOf(request.body).every((name) => KNOWN.test(name)) ? request : { ...request, body: '{}' },
  ),
  reading('numbers as text are ignored', 'rule:bodies-lenient', (request) =>
    keepFields(request, (_, value) => !/^\d/.test(String(value)) || typeof value === 'number'),
  ),
  reading('sides by name are ignored', 'rule:bodies-lenient', (request) =>
    keepFields(request, (name, value) => name !== 'side' || typeof value === 'number'),
  ),
  reading('kinds by name are refused', 'rule:bodies-lenient', (request) =>
    /"type":"[A-Z]/.test(request.body) ? { ...request, body: '{}' } : request,
  ),
  reading('a broken body is accepted', 'rule:broken-body-is-missing-fields', (request) =>
    request.method === 'POST' && isBroken(request) ? OK : request,
  ),
  reading('a broken optional field is ignored', 'rule:wrong-type-is-refused', (request) =>
    keepFields(request, (name, value) => name !== 'reduceOnly' || typeof value === 'boolean'),
  ),
  reading('an unknown kind counts as Limit', 'rule:wrong-type-is-refused', (request) =>
    keepFields(request, (name, value) => name !== 'type' || Number(value) < 5),
  ),
];

/** The first of each name, whatever its case. */
function firstSpellings(body: string): string {
  const seen = new Set<string>();
  const kept = [...body.matchAll(/"(\w+)":("[^"]*"|[^,}]+)/g)].filter(([, name = '']) => {
    const isNew = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isNew;
  });
  return kept.length === seen.size && body.startsWith('{"')
    ? `{${kept.map(([pair]) => pair).join(',')}}`
    : body;
}

const isOptions = ({ method }: PassingRequest): boolean => method === 'OPTIONS';

const withHeader = (answer: PassingAnswer, name: string, value: string): PassingAnswer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
});

const wrapped = (id: EndpointId, key: string): Mutant => ({
  name: `${id}: the answer is wrapped in '${key}'`,
  rows: [`endpoint:${id}`],
  answer: (answer, { endpoint }) =>
    endpoint === id ? withJson(answer, (json) => ({ [key]: json })) : answer,
});

const answerers: readonly Mutant[] = [
  answering('successes come without CORS', 'rule:cors-always', (answer, request) =>
    answer.status === 200 && !isOptions(request) ? withoutCors(answer) : answer,
  ),
  answering('refusals come without CORS', 'rule:cors-always', (answer) =>
    answer.status === 200 ? answer : withoutCors(answer),
  ),
  answering('CORS names one origin only', 'rule:cors-always', (answer) =>
    withHeader(answer, 'access-control-allow-origin', 'http://localhost'),
  ),
  answering('successes come as text/html', 'rule:json-always', (answer) =>
    answer.status === 200 ? withHeader(answer, 'content-type', 'text/html') : answer,
  ),
  answering('refusals come as plain text', 'rule:json-always', (answer) =>
    answer.status === 200 ? answer : { ...answer, text: 'Bad Request' },
  ),
  answering('refusals have status 422', 'rule:statuses', (answer) =>
    answer.status === 400 ? { ...answer, status: 422 } : answer,
  ),
  answering('OPTIONS has status 204', 'rule:options-everywhere', (answer, request) =>
    isOptions(request) ? { ...answer, status: 204 } : answer,
  ),
  answering('OPTIONS is a wrong method', 'rule:options-everywhere', (answer, request) =>
    isOptions(request)
      ? { ...answer, status: 400, text: '{"error":"Method not allowed"}' }
      : answer,
  ),
  answering(
    'OPTIONS on an unknown path is not found',
    'rule:options-everywhere',
    (answer, request) =>
      isOptions(request) && request.path === '/nope' ? { ...answer, status: 404 } : answer,
  ),
  answering('OPTIONS allows GET only', 'rule:options-everywhere', (answer, request) =>
    isOptions(request) ? withHeader(answer, 'access-control-allow-methods', 'GET') : answer,
  ),
  answering('OPTIONS allows no Content-Type', 'rule:options-everywhere', (answer, request) =>
    isOptions(request) ? withHeader(answer, 'access-control-allow-headers', 'Accept') : answer,
  ),
  answering('OPTIONS comes without CORS', 'rule:options-everywhere', (answer, request) =>
    isOptions(request) ? withoutCors(answer) : answer,
  ),
  answering('GET / says hello', 'rule:get-without-upgrade', (answer, { path }) =>
    path === '/' ? { ...OK } : answer,
  ),
  answering('GET / wants an upgrade with 426', 'rule:get-without-upgrade', (answer, { path }) =>
    path === '/' ? { ...answer, status: 426 } : answer,
  ),
  {
    name: 'inactive connections are not shown by their id',
    rows: ['rule:active-is-not-connected', 'endpoint:getConnection'],
    answer: (answer, { path }) =>
      path === '/api/connections/10'
        ? { ...answer, status: 404, text: '{"error":"Connection 10 not found"}' }
        : answer,
  },
  {
    name: 'a reconnecting connection is not active',
    rows: ['rule:active-is-not-connected'],
    answer: (answer) => withJson(answer, hideReconnecting),
  },
  {
    name: 'listOrders: a filled order is listed too',
    rows: ['rule:filled-never-listed', 'endpoint:listOrders'],
    answer: (answer, { endpoint }) =>
      endpoint === 'listOrders' && answer.status === 200 ? withJson(answer, addFilled) : answer,
  },
  wrapped('getConnection', 'connection'),
  wrapped('ping', 'data'),
  ...(['listTickers', 'listOrders', 'listPositions', 'getBalance'] as const).map(
    (id): Mutant => ({
      name: `${id}: the count is one too high`,
      rows: [`endpoint:${id}`],
      answer: (answer, { endpoint }) =>
        endpoint === id
          ? withJson(answer, (json) =>
              'count' in json ? { ...json, count: Number(json.count) + 1 } : json,
            )
          : answer,
    }),
  ),
  ...(['listTickers', 'listPositions', 'getBalance'] as const).map(
    (id): Mutant => ({
      name: `${id}: a ticker is echoed`,
      rows: [`endpoint:${id}`],
      answer: (answer, { endpoint }) =>
        endpoint === id && answer.status === 200
          ? withJson(answer, (json) => ({ ...json, ticker: 'BTCUSDT' }))
          : answer,
    }),
  ),
  {
    name: 'listConnections: a count stands beside the list',
    rows: ['endpoint:listConnections'],
    answer: (answer, { endpoint }) =>
      endpoint === 'listConnections'
        ? withJson(answer, (json) => ({ ...json, count: 10 }))
        : answer,
  },
  {
    name: 'placeOrder: the order id is told',
    rows: ['endpoint:placeOrder'],
    answer: (answer, { endpoint }) =>
      endpoint === 'placeOrder' && answer.status === 200
        ? withJson(answer, (json) => ({ ...json, orderId: 5 }))
        : answer,
  },
];

interface Listed {
  readonly state?: number;
}

function hideReconnecting(json: Readonly<Record<string, unknown>>): unknown {
  const { connections } = json;
  if (!Array.isArray(connections)) return json;
  return { connections: (connections as Listed[]).filter(({ state }) => state !== 3) };
}

function addFilled(json: Readonly<Record<string, unknown>>): unknown {
  const orders = json.orders as readonly object[];
  const [first] = orders;
  if (first === undefined) return json;
  const filled = { ...first, id: 1, clientId: 'filled', remainingSize: 0, status: 2 };
  return { ...json, count: orders.length + 1, orders: [...orders, filled] };
}

export const ruleMutants: readonly Mutant[] = [...readers, ...answerers];
