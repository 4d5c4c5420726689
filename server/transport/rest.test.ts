import { connect } from 'node:net';

import supertest from 'supertest';

import { type Mock, startMock } from '../index.js';
import { call, sendBytes } from '../testing/wire.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterAll(() => mock.stop());

const at = (path: string): string => `${mock.url}${path}`;
const alive = async (): Promise<void> => {
  expect((await call(at('/ping'))).json).toEqual({ app: 'MetaScalp', version: '1.0.671' });
};

describe('every answer', () => {
  it.each([
    ['/ping', 'GET', 200],
    ['/nope', 'GET', 400],
    ['/ping', 'POST', 400],
    ['/', 'GET', 400],
    ['/api/connections/999', 'GET', 404],
    ['/nope', 'OPTIONS', 200],
    ['/api/connections/1/orders', 'OPTIONS', 200],
  ])('is JSON with CORS and the mark: %s %s', async (path, method, status) => {
    const answer = await supertest(mock.url)
      [method.toLowerCase() as 'get'](path)
      .expect(status)
      .expect('content-type', 'application/json')
      .expect('access-control-allow-origin', '*')
      .expect('x-metascalp-mock', /^\d+\.\d+\.\d+; control=off$/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(typeof answer.body).toBe('object');
  });

  it('allows a preflight from a page, private network included', async () => {
    const { headers } = await call(at('/api/change-ticker'), 'OPTIONS', undefined, {
      Origin: 'http://example.test',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
      'Access-Control-Request-Private-Network': 'true',
    });
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']?.toLowerCase()).toContain('content-type');
    expect(headers['access-control-allow-private-network']).toBe('true');
  });

  it('can leave the mark away', async () => {
    const other = await startMock({ scenario: 'quiet', mark: false });
    expect((await call(`${other.url}/ping`)).headers['x-metascalp-mock']).toBeUndefined();
    await other.stop();
  });
});

describe('bad input', () => {
  const ORDERS = '/api/connections/1/orders';
  const MISSING = "Invalid request body. 'ticker', 'side', 'price', and 'size' are required.";

  it.each([
    ['broken JSON', '{"ticker":'],
    ['an empty body', ''],
    ['an array', '[1]'],
    ['null', 'null'],
    ['a word', '"x"'],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a deep value', `{"ticker":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
    ['a prototype', '{"__proto__":{"ticker":"BTCUSDT","side":1,"price":1,"size":1}}'],
    ['fields of wrong types', '{"ticker":1,"side":[],"price":{},"size":"x"}'],
    [
      'a broken optional field',
      '{"ticker":"BTCUSDT","side":1,"price":1,"size":1,"reduceOnly":"yes"}',
    ],
  ])('%s has no fields', async (_, body) => {
    const answer = await call(at(ORDERS), 'POST', body);
    expect([answer.status, answer.json]).toEqual([400, { error: MISSING }]);
    await alive();
  });

  it('reads a body whatever its content type and charset say', async () => {
    for (const type of [
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/json; charset=utf-16',
      'x',
    ]) {
      const body = '\ufeff{"Ticker":"BTCUSDT"}';
      const answer = await call(at('/api/combo'), 'POST', body, { 'Content-Type': type });
      expect(answer.json).toEqual({ status: 'ok' });
    }
  });

  it('answers a body of 10 MB and goes on', async () => {
    const answer = await call(at(ORDERS), 'POST', `{"ticker":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Request body is too large' }]);
    await alive();
  });

  it.each([
    ['abc', 400, 'Invalid connection ID'],
    ['1.5', 400, 'Invalid connection ID'],
    ['9999999999999999999999', 400, 'Invalid connection ID'],
    ['%', 400, 'Invalid connection ID'],
    ['%F0%9F', 400, 'Invalid connection ID'],
    ['-1', 404, 'Connection -1 not found'],
    ['9007199254740993', 404, 'Connection 9007199254740993 not found'],
    ['10', 400, 'Connection 10 is not active'],
  ])('judges the connection id %s', async (id, status, error) => {
    const answer = await call(at(`/api/connections/${id}/positions`));
    expect([answer.status, answer.json]).toEqual([status, { error }]);
  });

  it.each(['BTC USDT', '🚀', '__proto__', 'constructor', 'x'.repeat(5000)])(
    'does not find the ticker %p',
    async (ticker) => {
      const error = `Ticker '${ticker}' not found on connection 1`;
      const listed = await call(at(`${ORDERS}?Ticker=${encodeURIComponent(ticker)}`));
      expect([listed.status, listed.json]).toEqual([400, { error }]);
      const body = { ticker, side: 1, price: 1, size: 1 };
      expect((await call(at(ORDERS), 'POST', body)).json).toEqual({ error });
    },
  );

  it.each([
    ['what is not HTTP', 'hello\r\n\r\n'],
    ['a broken header', 'GET /ping HTTP/1.1\r\nHost\r\n\r\n'],
    [
      'headers beyond all measure',
      `GET /ping HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`,
    ],
    ['an impossible length', 'POST /api/combo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ])('answers %s as JSON with CORS', async (_, bytes) => {
    const answer = await sendBytes(mock.port, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/access-control-allow-origin: \*/i);
    expect(answer).toMatch(/\{"error":"Bad request"\}$/);
    await alive();
  });

  it('answers an offer of another protocol as a plain request', async () => {
    const answer = await sendBytes(
      mock.port,
      'GET /ping HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    );
    expect(answer).toMatch(/"app":"MetaScalp"/);
  });

  it('survives senders that go away in the middle', async () => {
    for (const bytes of [
      'POST /api/combo HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"ti',
      'GET /pi',
    ]) {
      await new Promise<void>((done) => {
        const socket = connect(mock.port, '127.0.0.1', () => {
          socket.write(bytes, () => socket.resetAndDestroy());
        });
        socket.on('error', () => {});
        socket.on('close', () => done());
      });
    }
    await alive();
  });

  it('answers 150 requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => call(at('/api/connections/1/tickers'))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('strict bodies', () => {
  it('refuse with the texts of later documents, and execute nothing', async () => {
    const strict = await startMock({ scenario: 'quiet', bodies: 'strict' });
    const post = (path: string, body: string) => call(`${strict.url}${path}`, 'POST', body);
    const order = '{"ticker":"BTCUSDT","side":1,"price":60000,"size":0.01,"comment":"x"}';
    expect((await post('/api/connections/1/orders', order)).json).toEqual({
      error: "Unknown field 'comment' in request body.",
    });
    expect((await post('/api/connections/1/orders', '{')).json).toEqual({
      error: 'Malformed request body: not valid JSON.',
    });
    expect((await post('/api/connections/99/orders', '{')).json).toEqual({
      error: 'Connection 99 not found',
    });
    expect((await post('/api/change-ticker', '{"pattern":"X"}')).json).toEqual({
      error: "Unknown field 'pattern' in request body.",
    });
    const listed = await call(`${strict.url}/api/connections/1/orders?Ticker=BTCUSDT`);
    expect(listed.json).toMatchObject({ count: 0 });
    await strict.stop();
  });
});
