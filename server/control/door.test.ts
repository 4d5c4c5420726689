import { request } from 'node:http';

import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0 });
});
afterEach(() => mock.stop());

const JSON_TYPE = { 'Content-Type': 'application/json' };
const door = (path: string, body?: object) =>
  call(`${mock.controlUrl}${path}`, body === undefined ? 'GET' : 'POST', body, body && JSON_TYPE);

/** A request with headers that fetch would not send. */
function bare(headers: Record<string, string>, path = '/health'): Promise<[number, string]> {
  const port = Number(new URL(mock.controlUrl ?? '').port);
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve([response.statusCode ?? 0, text]));
    })
      .on('error', reject)
      .end();
  });
}

describe('the door check', () => {
  it.each([
    [{ Host: 'example.test' }],
    [{ Host: '127.0.0.1:1' }],
    [{ Origin: 'http://127.0.0.1:1' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('keeps out %p', async (headers) => {
    const [status, text] = await bare(headers as Record<string, string>);
    expect([status, JSON.parse(text).code]).toEqual([403, 'FOREIGN']);
  });

  it('lets local programs and its own page in', async () => {
    const port = new URL(mock.controlUrl ?? '').port;
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      expect((await bare({ Host: `${name}:${port}` }))[0]).toBe(200);
    }
    const own = { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
    expect((await bare(own))[0]).toBe(200);
  });

  it('wants JSON bodies and gives no CORS', async () => {
    const plain = await call(`${mock.controlUrl}/reset`, 'POST', '{}', {
      'Content-Type': 'text/plain',
    });
    expect([plain.status, plain.json]).toMatchObject([403, { code: 'FOREIGN' }]);
    expect((await door('/health')).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the routes', () => {
  it('describe the mock', async () => {
    expect((await door('/health')).json).toMatchObject({ status: 'ok', pid: process.pid });
    expect((await door('/config')).json).toMatchObject({
      options: { seed: 1, scenario: 'quiet', clock: 'virtual' },
      knobs: { bookWindowMs: 100, unknownTicker: 'error' },
      scenario: { name: 'quiet', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      url: mock.url,
      control: mock.controlUrl,
    });
    const { paths } = (await door('/openapi.json')).json as { paths: Record<string, object> };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/health', '/reset', '/clock/advance']),
    );
  });

  it('are listed on a page, those that only read as links', async () => {
    const response = await fetch(`${mock.controlUrl}/routes`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('<a href="/journal"><code>GET /journal</code></a>');
    expect(page).toContain('<td><code>POST /sockets/{id}/close</code><td>');
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
    for (const path of links.filter((each) => !each?.endsWith('/events'))) {
      const { status } = await fetch(`${mock.controlUrl}${path}`);
      expect([path, status]).toEqual([path, 200]);
    }
  });

  it.each([
    ['/nope', undefined, 404, 'NOT_FOUND'],
    ['/health', {}, 405, 'METHOD'],
    ['/reset', { sed: 1 }, 400, 'BAD_REQUEST'],
    ['/reset', { seed: 'x' }, 400, 'BAD_REQUEST'],
    ['/reset', { sockets: 'drop' }, 400, 'BAD_REQUEST'],
    ['/clock/advance', {}, 400, 'BAD_REQUEST'],
    ['/clock/advance', { ms: -1 }, 400, 'BAD_REQUEST'],
    ['/connections/99/state', { state: 3 }, 404, 'NOT_FOUND'],
    ['/sockets/s9/close', {}, 404, 'NOT_FOUND'],
    ['/journal?limit=x', undefined, 400, 'BAD_REQUEST'],
    ['/journal?lim=1', undefined, 400, 'BAD_REQUEST'],
  ])('refuse %s %p', async (path, body, status, code) => {
    const answer = await door(path, body);
    expect([answer.status, answer.json]).toMatchObject([
      status,
      { code, error: expect.any(String) },
    ]);
  });

  it('change a connection, and the API follows', async () => {
    const changed = await door('/connections/2/state', { active: false, state: 0 });
    expect(changed.json).toMatchObject({ id: 2, active: false, state: 0, venue: 'binance-spot' });
    expect((await call(`${mock.url}/api/connections/2/balance`)).json).toEqual({
      error: 'Connection 2 is not active',
    });
    const { connections } = (await door('/connections')).json as { connections: object[] };
    expect(connections).toHaveLength(11);
  });

  it('show sockets and close them', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(2);
    expect((await door('/sockets')).json).toMatchObject({
      sockets: [
        { id: 's1', subscriptions: ['orderbook:1:BTCUSDT'], sentFrames: 2, receivedFrames: 1 },
      ],
    });
    await door('/sockets/s1/close', { code: 4001 });
    expect(await wire.closed).toBe(4001);
  });

  it('refuse to steer a real clock', async () => {
    const real = await startMock({ scenario: 'quiet', controlPort: 0 });
    const answer = await call(`${real.controlUrl}/clock/advance`, 'POST', { ms: 1 }, JSON_TYPE);
    expect([answer.status, answer.json]).toMatchObject([409, { code: 'CLOCK_IS_REAL' }]);
    await real.stop();
  });

  it('read the journal, with ids as text and causes', async () => {
    const int64 = await startMock({
      scenario: 'quiet',
      clock: 'virtual',
      controlPort: 0,
      ids: 'int64',
    });
    const order = { ticker: 'BTCUSDT', side: 1, price: 60000, size: 0.01 };
    const wire = await Wire.open(int64.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    await call(`${int64.url}/api/connections/1/orders`, 'POST', { ...order, Symbol: 'x' });
    await wire.atLeast(3);
    const { entries } = (await call(`${int64.controlUrl}/journal`)).json as {
      entries: {
        id: number;
        name: string;
        dir: string;
        cause: number;
        data: object;
        hints: string[];
        orderId: string;
      }[];
    };
    const request = entries.find(({ name, dir }) => name === 'placeOrder' && dir === 'in');
    expect(request?.hints[0]).toMatch(/you sent 'Symbol'; the API knows 'ticker'/);
    const updates = entries.filter(({ name }) => name === 'order_update');
    expect(updates.map(({ cause }) => cause)).toEqual([request?.id, request?.id]);
    expect(updates[0]).toMatchObject({
      orderId: expect.stringMatching(/^9007199254\d+$/),
      data: { orderId: updates[0]?.orderId, price: 60000 },
    });
    const lines = await fetch(`${int64.controlUrl}/journal?format=ndjson`).then((r) => r.text());
    // A recording has a header and a footer.
    expect(lines.trim().split('\n')).toHaveLength(entries.length + 2);
    await int64.stop();
  });
});

describe('a reset', () => {
  const place = () =>
    call(`${mock.url}/api/connections/1/orders`, 'POST', {
      ticker: 'BTCUSDT',
      side: 1,
      price: 66000,
      size: 0.01,
    });

  it('gives the exact start back', async () => {
    const first = await place();
    await mock.advance(5000);
    const wire = await Wire.open(mock.ws);
    expect((await door('/reset', {})).json).toEqual({ elapsedMs: expect.any(Number) });
    expect(await wire.closed).toBe(1012);
    expect((await door('/clock')).json).toMatchObject({ elapsedMs: 0, pending: 0 });
    expect((await call(`${mock.url}/api/connections/1/positions`)).json).toMatchObject({
      count: 0,
    });
    expect((await place()).text).toBe(first.text);
  });

  it('may keep sockets, without their subscriptions', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    await door('/reset', { sockets: 'keep', seed: 9 });
    await place();
    expect(await wire.fence()).toHaveLength(1);
    expect((await door('/config')).json).toMatchObject({ options: { seed: 9 } });
    wire.close();
  });

  it('refuses a scenario that does not exist, and changes nothing', async () => {
    await place();
    const answer = await door('/reset', { scenario: 'defualt' });
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { error: expect.stringMatching(/default/) },
    ]);
    expect((await call(`${mock.url}/api/connections/1/positions`)).json).toMatchObject({
      count: 1,
    });
  });
});
