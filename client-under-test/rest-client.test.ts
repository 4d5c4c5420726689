import type { ApiError, ClientError, ProtocolError } from './errors.js';
import { RestClient, type RestOptions } from './rest-client.js';
import type { ClientProblem } from './shape.js';
import {
  type Answer,
  type Canned,
  DIALECTS,
  golden,
  startCanned,
} from './testing/canned-terminal.js';

let terminal: Canned;
let answer: Answer;

beforeEach(async () => {
  terminal = await startCanned({ answer: (heard) => answer(heard) });
});
afterEach(() => terminal.stop());

const client = (options?: RestOptions): RestClient => new RestClient(terminal.url, options);
const saying = (text: string, status = 200): void => {
  answer = () => ({ status, text });
};
const failureOf = <Kind extends ClientError>(promise: Promise<unknown>): Promise<Kind> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Kind) => error,
  );

interface Call {
  readonly name: string;
  readonly response: string;
  readonly request: string;
  readonly body?: string;
  readonly run: (rest: RestClient, body: never) => Promise<unknown>;
}

const call = (
  name: keyof RestClient,
  response: string,
  request: string,
  run: Call['run'],
  body?: string,
): Call => ({ name, response, request, run, ...(body && { body }) });

const CALLS: readonly Call[] = [
  call('ping', 'ping', 'GET /ping', (rest) => rest.ping()),
  call(
    'changeTicker',
    'change-ticker',
    'POST /api/change-ticker',
    (rest, body) => rest.changeTicker(body),
    'change-ticker--body-pattern',
  ),
  call(
    'changeTicker',
    'change-ticker',
    'POST /api/change-ticker',
    (rest, body) => rest.changeTicker(body),
    'change-ticker--body-explicit',
  ),
  call(
    'openCombo',
    'combo',
    'POST /api/combo',
    (rest, body) => rest.openCombo(body),
    'combo--body',
  ),
  call('connections', 'list-connections', 'GET /api/connections', (rest) => rest.connections()),
  call('connection', 'get-connection', 'GET /api/connections/7', (rest) => rest.connection(7)),
  call('tickers', 'list-tickers', 'GET /api/connections/7/tickers', (rest) => rest.tickers(7)),
  call('orders', 'list-orders', 'GET /api/connections/7/orders?Ticker=BTCUSDT', (rest) =>
    rest.orders(7, 'BTCUSDT'),
  ),
  call('positions', 'list-positions', 'GET /api/connections/7/positions', (rest) =>
    rest.positions(7),
  ),
  call('balance', 'get-balance', 'GET /api/connections/7/balance', (rest) => rest.balance(7)),
  call(
    'placeOrder',
    'place-order',
    'POST /api/connections/7/orders',
    (rest, body) => rest.placeOrder(7, body),
    'place-order--body',
  ),
  call(
    'cancelOrder',
    'cancel-order',
    'POST /api/connections/7/orders/cancel',
    (rest, body) => rest.cancelOrder(7, body),
    'cancel-order--body',
  ),
  call(
    'cancelAllOrders',
    'cancel-all-orders',
    'POST /api/connections/7/orders/cancel-all',
    (rest, body) => rest.cancelAllOrders(7, body),
    'cancel-all-orders--body',
  ),
];

describe.each(DIALECTS)('RestClient, spoken to in %s', (dialect) => {
  it.each(CALLS)('$name: sends "$request" $body and reads $response', async (each) => {
    const { value, text } = golden(`rest--${each.response}--response`);
    const body = each.body === undefined ? undefined : golden(`rest--${each.body}`);
    saying(text[dialect]);
    const problems: ClientProblem[] = [];
    const rest = client({ dialect, onProblem: (problem) => problems.push(problem) });
    expect(await each.run(rest, body?.value as never)).toEqual(value);
    expect(problems).toEqual([]);
    const [heard] = terminal.heard;
    expect(`${heard?.method} ${heard?.url}`).toBe(each.request);
    expect(heard?.body).toBe(body?.text[dialect] ?? '');
    expect(heard?.headers['content-type']).toBe(body && 'application/json');
  });

  it('tells what the terminal refused, in its own words', async () => {
    saying(golden('common--refusal').text[dialect], 404);
    const { error } = golden('common--refusal').value as { error: string };
    const failure = await failureOf<ApiError>(client().positions(999));
    expect(failure).toMatchObject({ name: 'ApiError', message: error, status: 404 });
    expect(failure).toMatchObject({ endpoint: 'listPositions', mayHaveHappened: false });
  });

  it('keeps how long the exchange took to refuse', async () => {
    saying(golden('common--venue-refusal').text[dialect], 400);
    const { value } = golden('common--venue-refusal');
    const failure = await failureOf<ApiError>(client().cancelAllOrders(1, { ticker: 'X' }));
    expect(failure).toMatchObject({ status: 400, body: value });
  });
});

describe('RestClient, answered badly', () => {
  const place = (options?: RestOptions): Promise<unknown> =>
    client(options).placeOrder(1, { ticker: 'X', side: 1, size: 1 });

  it.each([
    ['a page', 200, '<html>'],
    ['nothing', 200, ''],
    ['half an answer', 200, '{"status":"ok","clie'],
    ['a page with an error status', 502, '<html>Bad gateway</html>'],
    ['an array', 200, '[]'],
    ['null', 200, 'null'],
    ['no client id', 200, '{"status":"ok"}'],
    ['another status', 200, '{"status":"failed","clientId":"c"}'],
  ])('takes %s for a broken promise', async (_, status, text) => {
    saying(text, status);
    const failure = await failureOf<ProtocolError>(place());
    expect(failure).toMatchObject({ name: 'ProtocolError', text, status, mayHaveHappened: true });
  });

  it.each([['{}'], ['{"positions":null}'], ['{"positions":"none"}'], ['{"positions":[null]}']])(
    'does not take %s for "no positions"',
    async (text) => {
      saying(text);
      await expect(client().positions(1)).rejects.toMatchObject({ name: 'ProtocolError' });
    },
  );

  it('keeps values that the contract does not know, and reports them', async () => {
    saying('{"Connections":[{"Id":1,"ExchangeId":99,"New":true}]}');
    const problems: ClientProblem[] = [];
    const rest = client({ onProblem: (problem) => problems.push(problem) });
    expect(await rest.connections()).toEqual({
      connections: [{ id: 1, exchangeId: 99, New: true }],
    });
    expect(problems).toMatchObject([{ kind: 'odd-fields', where: 'listConnections' }]);
    expect(problems[0]?.fields).toContainEqual({
      kind: 'value',
      pointer: '/connections/0/exchangeId',
    });
    expect(problems[0]?.fields).toContainEqual({ kind: 'unknown', pointer: '/connections/0/New' });
  });

  it('does not know what a failing terminal has done', async () => {
    saying('{"error":"Internal"}', 500);
    expect(await failureOf(place())).toMatchObject({ name: 'ApiError', mayHaveHappened: true });
    saying('{}', 500);
    expect(await failureOf(place())).toMatchObject({ message: 'status 500 without a text' });
  });

  it('sends an order once when its answer does not come in time', async () => {
    answer = () => 'hang';
    const failure = await failureOf(place({ timeoutMs: 1500 }));
    expect(failure).toMatchObject({ name: 'TimeoutError', mayHaveHappened: true });
    expect(terminal.heard).toHaveLength(1);
  });

  it('sends an order once when its answer is lost', async () => {
    answer = () => 'reset';
    expect(await failureOf(place())).toMatchObject({ name: 'ClientError', mayHaveHappened: true });
    expect(terminal.heard).toHaveLength(1);
  });

  it('does not follow an order to another address', async () => {
    answer = () => ({ status: 307, text: '{}', headers: { location: '/elsewhere' } });
    expect(await failureOf(place())).toMatchObject({ name: 'ApiError', status: 307 });
    expect(terminal.heard).toHaveLength(1);
  });

  it('knows that nothing happened when nobody listens', async () => {
    const failure = await failureOf(new RestClient('http://127.0.0.1:2').ping());
    expect(failure).toMatchObject({ name: 'ClientError', mayHaveHappened: false });
    expect(failure.message).toContain('ECONNREFUSED');
  });
});

describe('RestClient, with numbers and names that bend easily', () => {
  it('reads and writes ids and decimals exactly', async () => {
    saying('{"orders":[{"id":9223372036854775807,"size":1234567890.12345678}]}');
    const { orders } = await client().orders(9007199254740993n, 'X');
    expect(orders).toEqual([{ id: 9223372036854775807n, size: '1234567890.12345678' }]);
    saying('{"status":"ok"}');
    await client().cancelOrder(1, { ticker: 'X', orderId: 9223372036854775807n });
    expect(terminal.heard.map(({ url }) => url)[0]).toMatch(/connections\/9007199254740993\//);
    expect(terminal.heard[1]?.body).toBe('{"ticker":"X","orderId":9223372036854775807}');
  });

  it('writes prices without exponent and without binary noise', async () => {
    saying('{"status":"ok","clientId":"c","executionTimeMs":1}');
    await client().placeOrder(1, { ticker: 'X', side: 2, price: 1e-7, size: 0.1 + 0.2 });
    expect(terminal.heard[0]?.body).toBe('{"ticker":"X","side":2,"price":0.0000001,"size":0.3}');
  });

  it.each(['BTC/USDT:USDT', 'A&B=C', '$PEPE#1?', 'ключ', '100%'])('escapes %s', async (ticker) => {
    saying('{"orders":[]}');
    await client().orders(1, ticker);
    const url = new URL(terminal.heard[0]?.url ?? '', terminal.url);
    expect([...url.searchParams]).toEqual([['Ticker', ticker]]);
    expect(url.pathname).toBe('/api/connections/1/orders');
  });

  it('sends nothing that is no number', async () => {
    await expect(client().balance(Number.NaN)).rejects.toBeInstanceOf(RangeError);
    const order = { ticker: 'X', side: 1, size: Number.POSITIVE_INFINITY } as const;
    await expect(client().placeOrder(1, order)).rejects.toBeInstanceOf(RangeError);
    expect(terminal.heard).toEqual([]);
  });
});
