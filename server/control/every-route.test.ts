import { type AttachedMock, attach, type Mock, type Options, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';
import type { RouteError, RouteExample, RouteRequest } from './route.js';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, object> }>>;
  readonly requestBody?: object;
  readonly 'x-example'?: RouteExample;
  readonly 'x-errors'?: readonly RouteError[];
}

type Method = 'GET' | 'POST' | 'DELETE';

/** A body of more than four megabytes. */
const TOO_LONG = JSON.stringify({ long: 'x'.repeat(4 * 1024 * 1024) });
const JSON_TYPE = { 'Content-Type': 'application/json' };

const start = (options: Partial<Options> = {}): Promise<Mock> =>
  startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0, ...options });

/** The document is the source: a route that it does not describe is not tested, and fails below. */
const described = await readDocument();

async function readDocument() {
  await using mock = await start();
  const { json } = await call(`${mock.controlUrl}/openapi.json`);
  const { paths } = json as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      path,
      operation,
    })),
  );
}

const errors = described.flatMap(({ method, path, operation }) =>
  (operation['x-errors'] ?? []).map((error, nth) => ({ method, path, nth, error, operation })),
);

interface Given {
  /** The id in the path. */
  readonly id: string;
  readonly query: Readonly<Record<string, never>>;
  readonly body: Readonly<Record<string, never>>;
}

/** The method that each route is, of a mock in this process or of an attached one. */
const METHODS: Readonly<Record<string, (mock: Mock | AttachedMock, given: Given) => unknown>> = {
  'GET /health': (mock) => mock.health(),
  'GET /config': (mock) => mock.config(),
  'GET /ui': (mock) => mock.ui(),
  'POST /reset': (mock, { body }) => mock.reset(body),
  'POST /shutdown': (mock) => mock.stop(),
  'GET /clock': (mock) => mock.clock.get(),
  'POST /clock': (mock, { body }) => mock.clock.set(body),
  'POST /clock/advance': (mock, { body }) => mock.advance(body as never),
  'GET /connections': (mock) => mock.connections.list(),
  'POST /connections/{id}/state': (mock, { id, body }) => mock.connections.set(id, body),
  'POST /connections/{id}/orders': (mock, { id, body }) =>
    mock.connections.place(Number(id), body as never),
  'POST /connections/{id}/orders/cancel': (mock, { id, body }) =>
    mock.connections.cancel(Number(id), body as never),
  'GET /faults': (mock) => mock.faults.list(),
  'POST /faults': (mock, { body }) => mock.faults.add(body as never),
  'DELETE /faults': (mock) => mock.faults.clear(),
  'DELETE /faults/{id}': (mock, { id }) => mock.faults.clear(id),
  'GET /journal': (mock, { query: { after, limit } }) =>
    mock.journal.all({ after: Number(after), limit: Number(limit) }),
  'POST /journal/find': (mock, { body: { match, ...rest } }) =>
    mock.journal.find(match as never, rest),
  'POST /journal/count': (mock, { body }) => mock.journal.count(body.match as never),
  'POST /journal/sequence': (mock, { body }) => mock.journal.sequence(body.matches as never),
  'POST /journal/wait': (mock, { body: { match, ...rest } }) =>
    mock.journal.wait(match as never, rest),
  'DELETE /journal': (mock) => mock.journal.clear(),
  'POST /market/rest': (mock, { body }) => mock.market.rest(body as never),
  'DELETE /market/rest/{liquidityId}': (mock, { id }) => mock.market.remove(id),
  'POST /market/trade': (mock, { body }) => mock.market.trade(body as never),
  'POST /market/move': (mock, { body }) => mock.market.move(body as never),
  'POST /market/pause': (mock, { body }) => mock.market.pause(body),
  'POST /market/resume': (mock, { body }) => mock.market.resume(body),
  'POST /market/mark': (mock, { body }) => mock.market.mark(body as never),
  'POST /market/outcome': (mock, { body }) => mock.market.outcome(body as never),
  'GET /market/outcomes': (mock) => mock.market.outcomes.list(),
  'DELETE /market/outcomes': (mock) => mock.market.outcomes.clear(),
  'DELETE /market/outcomes/{id}': (mock, { id }) => mock.market.outcomes.clear(id),
  'GET /sockets': (mock) => mock.sockets.list(),
  'POST /sockets/{id}/close': (mock, { id, body }) => mock.sockets.close(id, body),
  'POST /sockets/{id}/stall': (mock, { id, body }) => mock.sockets.stall(id, body),
  'POST /sockets/{id}/resume': (mock, { id, body }) => mock.sockets.resume(id, body),
  'POST /sockets/{id}/send': (mock, { id, body }) => mock.sockets.send(id, body),
  'GET /truth/orders': (mock, { query }) => mock.truth.orders(numbers(query)),
  'GET /truth/book': (mock, { query }) => mock.truth.book(numbers(query) as never),
  'GET /truth/balances': (mock, { query }) => mock.truth.balances(numbers(query)),
  'GET /truth/positions': (mock, { query }) => mock.truth.positions(numbers(query)),
  'POST /truth/compare': (mock, { body }) => mock.truth.compare(body),
};

/** The page's own, streams and descriptions. */
const WITHOUT_METHOD = /^GET \/($|page\/|routes$|events$|openapi\.json$)/;

/** Fields that no two answers agree in. */
const REAL_TIME: Readonly<Record<string, string>> = {
  'GET /health': 'uptimeMs',
  'POST /reset': 'elapsedMs',
  'POST /journal/wait': 'waitedMs',
};

/** Text of a query as a method takes it. */
const numbers = (query: Given['query']): Record<string, never> =>
  Object.fromEntries(
    Object.entries(query).map(([name, text]) => [name, (Number(text) || text) as never]),
  );

const withMethod = described
  .map((each) => ({ ...each, route: `${each.method} ${each.path}` }))
  .filter(({ route }) => !WITHOUT_METHOD.test(route));

let mock: Mock;
let wire: Wire;

/** A mock as `route.ts` promises it to the examples. */
async function prepare({ options, before = [] }: RouteExample): Promise<void> {
  mock = await start(options ?? {});
  wire = await Wire.open(mock.ws);
  wire.send('subscribe', { connectionId: 1 });
  wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
  await wire.atLeast(3);
  for (const request of before) {
    const { status, text } = await ask(request);
    if (status >= 400) throw new Error(`${request.method} ${request.path}: ${text}`);
  }
}

const ask = ({ method, path, body }: RouteRequest) =>
  call(`${mock.controlUrl}${path}`, method, body, body && JSON_TYPE);

/** The example as a request; a stream of events is left as soon as it has begun. */
async function perform(method: Method, template: string, example: RouteExample) {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name) => example.path?.[name] ?? `{${name}}`);
  const query = new URLSearchParams(example.query);
  const target = `${mock.controlUrl}${path}${query.size > 0 ? `?${query}` : ''}`;
  const { body, meanwhile } = example;
  const aborter = new AbortController();
  const answer = fetch(target, {
    method,
    signal: aborter.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_TYPE }),
  });
  if (meanwhile !== undefined) {
    await wire.fence();
    await ask(meanwhile);
  }
  const response = await answer;
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    aborter.abort();
    return { status: response.status, type, text: '' };
  }
  return { status: response.status, type, text: await response.text() };
}

const successOf = ({ responses }: Operation): readonly [number, string] => {
  const status = Object.keys(responses).find((key) => key.startsWith('2')) ?? '';
  return [Number(status), Object.keys(responses[status]?.content ?? {})[0] ?? ''];
};

/** What a request that only reads must leave alone. */
async function stateOf(): Promise<object> {
  const paths = ['/config', '/clock', '/connections', '/sockets', '/journal?limit=100000', '/ui'];
  const answers = await Promise.all(paths.map((path) => ask({ method: 'GET', path })));
  return answers.map(({ text }) => text);
}

describe('every route', () => {
  afterEach(() => mock?.stop());

  it('is described with an example', () => {
    expect(described.length).toBeGreaterThan(10);
    const without = described.filter(({ operation }) => operation['x-example'] === undefined);
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it.each(described)('$method $path does what its example says', async (route) => {
    const example = route.operation['x-example'] ?? {};
    await prepare(example);
    const before = route.method === 'GET' ? await stateOf() : undefined;
    const { status, type, text } = await perform(route.method, route.path, example);
    const [success, media] = successOf(route.operation);
    expect({ status, text }).toMatchObject({ status: success });
    expect(type.split(';')[0]).toBe(media);
    if (media === 'application/json') expect(JSON.parse(text)).toEqual(expect.any(Object));
    if (before !== undefined) expect(await stateOf()).toEqual(before);
  });

  it.each(errors)('$method $path refuses with $error.code ($nth)', async (each) => {
    await prepare(each.error);
    const { status, text } = await perform(each.method, each.path, each.error);
    expect(JSON.parse(text)).toMatchObject({ code: each.error.code, error: expect.any(String) });
    expect(Object.keys(each.operation.responses)).toContain(String(status));
  });
});

describe('every method', () => {
  afterEach(() => mock?.stop());

  it('belongs to a route', () => {
    expect(withMethod.map(({ route }) => route).sort()).toEqual(Object.keys(METHODS).sort());
  });

  it.each(withMethod)('$route answers what its method gives', async (each) => {
    const { route, method, path, operation } = each;
    const example = operation['x-example'] ?? {};
    const [id = ''] = Object.values(example.path ?? {});
    const given = { id, query: example.query ?? {}, body: example.body ?? {} } as Given;
    await prepare(example);
    const { text } = await perform(method, path, example);
    const told = { ...JSON.parse(text), ...timeless(route) };
    for (const hold of [() => mock, () => attach(mock.controlUrl ?? '')]) {
      // The same state again: what only reads has left it alone.
      if (method !== 'GET') {
        await mock.stop();
        await prepare(example);
      }
      const result = await METHODS[route]?.(await hold(), given);
      if (Object.keys(told).length === 0) expect(result).toBeUndefined();
      else expect(result).toStrictEqual(told);
    }
  });

  const timeless = (route: string): object =>
    route in REAL_TIME ? { [REAL_TIME[route] ?? '']: expect.any(Number) } : {};
});

describe('whatever the route', () => {
  beforeAll(() => prepare({}));
  afterAll(() => mock.stop());

  const paths = [...new Set(described.map(({ path }) => path))];
  const filled = (path: string): string => path.replaceAll(/\{\w+\}/g, 'x');

  it.each(paths)('%s takes only its methods', async (path) => {
    const { status, json } = await call(`${mock.controlUrl}${filled(path)}`, 'PUT');
    expect([status, json]).toMatchObject([405, { code: 'METHOD', error: expect.any(String) }]);
  });

  it.each(described)('$method $path keeps strangers out', async ({ method, path }) => {
    const foreign = { Origin: 'https://example.test' };
    const { status, json } = await call(
      `${mock.controlUrl}${filled(path)}`,
      method,
      undefined,
      foreign,
    );
    expect([status, json]).toMatchObject([403, { code: 'FOREIGN' }]);
  });

  it.each(described)('$method $path refuses unknown keys', async ({ method, path }) => {
    const target = `${mock.controlUrl}${filled(path)}`;
    const refusal = { code: 'BAD_REQUEST', pointer: '/nonsense', hint: expect.any(String) };
    const inQuery = await call(`${target}?nonsense=1`, method);
    expect([inQuery.status, inQuery.json]).toMatchObject([400, refusal]);
    if (method === 'GET') return;
    const inBody = await call(target, method, { nonsense: 1 }, JSON_TYPE);
    expect([inBody.status, inBody.json]).toMatchObject([400, refusal]);
  });

  it.each(described.filter(({ method }) => method === 'POST'))(
    '$method $path bounds its body',
    async ({ path }) => {
      const target = `${mock.controlUrl}${filled(path)}`;
      const large = await call(target, 'POST', TOO_LONG, JSON_TYPE);
      expect([large.status, large.json]).toMatchObject([413, { code: 'TOO_LARGE' }]);
      const broken = await call(target, 'POST', '{', JSON_TYPE);
      expect([broken.status, broken.json]).toMatchObject([400, { code: 'BAD_REQUEST' }]);
    },
  );
});
