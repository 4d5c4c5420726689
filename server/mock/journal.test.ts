import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({
    scenario: 'quiet',
    clock: 'virtual',
    controlPort: 0,
    ids: 'int64',
    maxJournal: 200,
  });
});
afterEach(() => mock.stop());

const JSON_TYPE = { 'Content-Type': 'application/json' };
const door = (path: string, body: object | string) =>
  call(`${mock.controlUrl}${path}`, 'POST', body, JSON_TYPE);

const ORDER = { ticker: 'BTCUSDT', side: 1, price: 60000, size: 0.01 };
const place = (order: object = ORDER) =>
  call(`${mock.url}/api/connections/1/orders`, 'POST', order);

describe('the journal through the door', () => {
  it('says what came nearest to a wait in vain', async () => {
    await place();
    const match = { name: 'placeOrder', dir: 'in', data: { side: 'Sell', price: { gt: 60000 } } };
    expect(await door('/journal/wait', { match, timeoutMs: 1 })).toMatchObject({
      status: 504,
      json: {
        error: '0 of 1 entries within 1 ms',
        code: 'DEADLINE',
        seen: 2,
        found: 0,
        near: [
          {
            entry: 1,
            differs: [
              '/data/side: wanted "Sell", saw "Buy"',
              '/data/price: wanted more than 60000, saw 60000',
            ],
          },
          { entry: 2 },
        ],
      },
    });
  });

  it('tells enums by name, and finds them by name and code', async () => {
    await place({ ...ORDER, type: 0 });
    await call(`${mock.url}/api/connections/1/orders?Ticker=BTCUSDT`);
    const { entries } = mock.journal.all();
    expect(entries.map(({ data }) => data)).toMatchObject([
      { side: 'Buy', type: 'Limit' },
      { status: 'ok' },
      { connectionId: 1 },
      { orders: [{ id: '9007199254740993', side: 'Buy', type: 'Limit', status: 'Open' }] },
    ]);
    for (const status of ['Open', 1]) {
      expect(mock.journal.count({ data: { orders: { some: { status } } } })).toEqual({ count: 1 });
    }
  });

  it('notes of an answer what its request was about', async () => {
    await place();
    const about = { connectionId: 1, ticker: 'BTCUSDT' };
    expect(mock.journal.find({ ...about, status: 200 }).entries).toMatchObject([{ id: 2 }]);
    mock.faults.add({ kind: 'status', match: about, with: { status: 503 } });
    await place();
    expect(mock.journal.find({ ...about, status: 503 }).entries).toMatchObject([{ id: 5 }]);
  });

  it('is told whole unless portions are asked for', async () => {
    await mock.stop();
    mock = await startMock({ scenario: 'empty', clock: 'virtual', controlPort: 0 });
    const wire = await Wire.open(mock.ws);
    for (let i = 0; i < 600; i += 1) wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(600);
    const { json } = await call(`${mock.controlUrl}/journal`);
    expect((json as { entries: object[] }).entries.length).toBe(1200);
    wire.close();
    expect(mock.journal.all({ after: 10, limit: 2 }).entries.map(({ id }) => id)).toEqual([11, 12]);
  });

  it('answers a wait as soon as the entry is there', async () => {
    const waiting = door('/journal/wait', { match: { name: 'ping', dir: 'out' }, count: 2 });
    await call(`${mock.url}/ping`);
    await call(`${mock.url}/ping`);
    expect((await waiting).json).toMatchObject({
      entries: [{ id: 2 }, { id: 4 }],
      waitedMs: expect.any(Number),
    });
  });

  it('tells ids apart that JavaScript would round', async () => {
    const id = 9007199254740993n;
    const cancel = (text: string) =>
      call(
        `${mock.url}/api/connections/1/orders/cancel`,
        'POST',
        `{"ticker":"BTCUSDT","orderId":${text}}`,
      );
    await cancel(String(id));
    await cancel(String(id - 1n));
    for (const wanted of [`"${id}"`, `${id}`]) {
      const column = `{"orderId":${wanted},"dir":"in"}`;
      for (const match of [column, `{"data":{"orderId":${wanted}}}`]) {
        const { json } = await door('/journal/find', `{"match":${match}}`);
        expect(json).toMatchObject({ count: 1, entries: [{ orderId: String(id), id: 1 }] });
      }
    }
  });

  it('is loud about what it has lost', async () => {
    for (let i = 0; i < 101; i += 1) await call(`${mock.url}/ping`);
    const refused = await door('/journal/count', { match: { name: 'ping' } });
    expect([refused.status, refused.json]).toMatchObject([
      409,
      { code: 'JOURNAL_OVERFLOW', hint: expect.stringContaining('"after": 2') },
    ]);
    const rest = await door('/journal/count', { match: { name: 'ping', after: 2 } });
    expect(rest.json).toEqual({ count: 200 });
  });
});

describe('waits', () => {
  const never = { name: 'never' };
  const codeOf = (wait: Promise<unknown>): Promise<unknown> =>
    wait.then(
      () => 'met',
      ({ code }) => code,
    );

  it('are bounded, and end with the world', async () => {
    const waits = Array.from({ length: 1000 }, () => codeOf(mock.journal.wait(never)));
    expect(await codeOf(mock.journal.wait(never))).toBe('BAD_REQUEST');
    await mock.reset();
    expect(new Set(await Promise.all(waits))).toEqual(new Set(['RESET']));
    expect(await codeOf(mock.journal.wait(never, { timeoutMs: 0 }))).toBe('DEADLINE');
  });

  it('end when whoever waits says so', async () => {
    const gone = new AbortController();
    const wait = mock.journal.wait(never, { signal: gone.signal });
    gone.abort();
    expect(await codeOf(wait)).toBe('RESET');
  });

  it.each([{ count: 0 }, { timeoutMs: 60_001 }, { timeoutMs: 0.5 }])(
    'refuse %j',
    async (options) => {
      const pointer = `/${Object.keys(options)[0]}`;
      const wait = mock.journal.wait({}, options);
      await expect(wait).rejects.toMatchObject({ code: 'BAD_REQUEST', pointer });
    },
  );
});
