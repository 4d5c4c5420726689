import { type FaultEntry, type Mock, startMock } from '../index.js';
import { call, sendBytes } from '../testing/wire.js';

const ORDER = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 } as const;

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterEach(() => mock.stop());

const put = (fault: FaultEntry) => mock.faults.add(fault);
const place = () => call(`${mock.url}/api/connections/1/orders`, 'POST', ORDER);
const ping = () => call(`${mock.url}/ping`);
const entries = (name: string) =>
  mock.journal
    .find({ channel: 'rest', name })
    .entries.map(({ dir, ms, fault, delivered, text }) => ({
      ...{ dir, ms, fault, delivered, text },
    }));
const openOrders = () => mock.truth.orders({}).orders.length;
/** Waits until the request has met its fault, or has been noted. */
const arrived = async () => {
  while (mock.faults.list().faults.every(({ hits }) => hits === 0)) await new Promise(setImmediate);
};

describe('a request', () => {
  it('comes later, on the clock of the mock', async () => {
    put({ kind: 'latency', on: 'rest.request', with: { ms: 300 } });
    const answer = place();
    await arrived();
    await mock.advance(299);
    expect([openOrders(), entries('placeOrder')]).toEqual([0, []]);
    await mock.advance(1);
    expect((await answer).status).toBe(200);
    expect(entries('placeOrder')).toMatchObject([
      { dir: 'in', ms: 300, fault: 'f1' },
      { dir: 'out', ms: 300, fault: null },
    ]);
  });

  it.each(['reset', 'hang'] as const)('never gets in with %s', async (kind) => {
    put({ kind, on: 'rest.request', count: 1 });
    const signal = AbortSignal.timeout(100);
    const body = JSON.stringify(ORDER);
    const target = `${mock.url}/api/connections/1/orders`;
    await expect(fetch(target, { method: 'POST', body, signal })).rejects.toThrow();
    expect(openOrders()).toBe(0);
    expect(entries('placeOrder')).toMatchObject([{ dir: 'in', fault: 'f1', delivered: false }]);
    expect((await place()).status).toBe(200);
  });
});

describe('a response', () => {
  it('comes later while its order rests already', async () => {
    put({ kind: 'latency', match: { name: 'placeOrder' }, with: { ms: 300 } });
    const answer = place();
    await arrived();
    await mock.advance(200);
    expect(openOrders()).toBe(1);
    await mock.advance(100);
    expect((await answer).status).toBe(200);
    expect(entries('placeOrder').map(({ ms }) => ms)).toEqual([0, 300]);
  });

  it.each(['reset', 'hang'] as const)('never comes with %s, and its order rests', async (kind) => {
    put({ kind, match: { name: 'placeOrder' }, count: 1 });
    const signal = AbortSignal.timeout(200);
    const body = JSON.stringify(ORDER);
    const target = `${mock.url}/api/connections/1/orders`;
    await expect(fetch(target, { method: 'POST', body, signal })).rejects.toThrow();
    expect(openOrders()).toBe(1);
    expect(entries('placeOrder')[1]).toMatchObject({ fault: 'f1', delivered: false, text: '' });
    expect(mock.truth.orders({}).verdicts).toMatchObject({ orphaned: 1 });
  });

  const raw = () =>
    sendBytes(mock.port, 'GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

  it('is cut in the middle of its body', async () => {
    put({ kind: 'truncate', with: { bytes: 7 } });
    const [head, body] = (await raw()).split('\r\n\r\n');
    expect([body, head]).toEqual(['{"app":', expect.stringMatching(/content-length: 39/i)]);
    expect(entries('ping')[1]).toMatchObject({ delivered: false, text: '{"app":', fault: 'f1' });
  });

  it('leaves in pieces', async () => {
    put({ kind: 'split', on: 'rest.response', with: { bytes: 10 } });
    const pieces: number[] = [];
    const response = await fetch(`${mock.url}/ping`);
    for await (const piece of response.body ?? []) pieces.push((piece as Uint8Array).length);
    expect(pieces).toEqual([10, 10, 10, 9]);
  });

  it('says another status and keeps the truth', async () => {
    put({ kind: 'status', match: { name: 'placeOrder' }, with: { status: 502, error: 'Bad day' } });
    expect(await place()).toMatchObject({ status: 502, json: { error: 'Bad day' } });
    expect(mock.journal.find({ name: 'placeOrder', dir: 'out' }).entries).toMatchObject([
      { status: 502, data: { error: 'Bad day' }, fault: 'f1', delivered: true },
    ]);
    expect(mock.truth.orders({}).verdicts).toMatchObject({ orphaned: 1 });
  });

  it.each(['garbage', 'cut', 'binary'])('is malformed as %s', async (as) => {
    put({ kind: 'malform', with: { as } });
    await expect(ping()).rejects.toThrow(SyntaxError);
    expect(entries('ping')[1]).toMatchObject({ delivered: false, fault: 'f1' });
  });

  it('waits for company', async () => {
    put({ kind: 'coalesce', on: 'rest.response', with: { frames: 2 } });
    const first = ping();
    await arrived();
    await mock.advance(400);
    await Promise.all([first, ping()]);
    expect(entries('ping').map(({ dir, ms }) => `${dir} ${ms}`)).toEqual([
      ...['in 0', 'in 400', 'out 400', 'out 400'],
    ]);
  });

  it('meets two faults in their order, and says so', async () => {
    put({ kind: 'latency', with: { ms: 0 } });
    put({ kind: 'body', with: { patch: { version: '0' } } });
    expect((await ping()).json).toMatchObject({ version: '0' });
    const [, entry] = mock.journal.find({ name: 'ping' }).entries;
    expect(entry).toMatchObject({
      fault: 'f2',
      hints: ['faults f1, f2 touched it, in this order'],
    });
  });

  it('lags in each of its views', async () => {
    await call(`${mock.url}/api/connections/1/orders`, 'POST', { ...ORDER, type: 4 });
    await mock.advance(600);
    await place();
    const views = { orders: 'orders?ticker=BTCUSDT', positions: 'positions', balance: 'balance' };
    const ask = async (view: keyof typeof views) =>
      (await call(`${mock.url}/api/connections/1/${views[view]}`)).json as Record<string, unknown>;
    const now = { orders: await ask('orders'), positions: await ask('positions') };
    expect(now).toMatchObject({ orders: { count: 1 }, positions: { count: 1 } });
    const before = (await ask('balance')).balances as { total: number }[];
    put({ kind: 'lag', with: { ms: 500 } });
    expect([(await ask('orders')).count, (await ask('positions')).count]).toEqual([0, 1]);
    mock.faults.clear();
    put({ kind: 'lag', with: { ms: 700 } });
    expect([(await ask('orders')).count, (await ask('positions')).count]).toEqual([0, 0]);
    const lagged = (await ask('balance')).balances as { total: number }[];
    expect(lagged[0]?.total).toBeGreaterThan(before[0]?.total ?? 0);
  });
});

describe('an answer that comes twice', () => {
  it.each<FaultEntry>([
    { kind: 'truncate', with: { bytes: 5 } },
    { kind: 'split', on: 'rest.response' },
    { kind: 'reset' },
    { kind: 'coalesce', on: 'rest.response' },
  ])('survives %j', async (fault) => {
    put({ kind: 'ambiguous', with: { point: 'reply-twice' } });
    put(fault);
    await place().catch(() => {});
    mock.faults.clear();
    expect((await ping()).status).toBe(200);
    expect(openOrders()).toBe(1);
  });
});

describe('a skewed clock', () => {
  it('tells instants of another time over HTTP, too', async () => {
    await place();
    const created = async () => {
      const { json } = await call(`${mock.url}/api/connections/1/orders?ticker=BTCUSDT`);
      return (json as { orders: { createDate: string }[] }).orders[0]?.createDate;
    };
    expect(await created()).toMatch(/^2026-01-05T08:00:00/);
    put({ kind: 'clock-skew', with: { ms: -60_000 } });
    expect(await created()).toMatch(/^2026-01-05T07:59:00/);
    expect((await ping()).status).toBe(200);
    expect(mock.faults.list()).toMatchObject({ faults: [{ hits: 1 }] });
  });
});

describe('the exchange', () => {
  it('refuses in words, and takes nothing', async () => {
    put({ kind: 'reject', with: { text: 'Margin is insufficient.' } });
    expect(await place()).toMatchObject({
      status: 400,
      json: { error: 'Margin is insufficient.', executionTimeMs: 0 },
    });
    expect(entries('placeOrder')[1]).toMatchObject({ fault: 'f1', delivered: true });
    expect(mock.truth.orders({}).verdicts).toMatchObject({ 'not-placed': 1 });
  });

  it('limits the rate of each connection', async () => {
    put({ kind: 'rate-limit', with: { perSecond: 1, text: 'Slow down' } });
    expect((await place()).status).toBe(200);
    expect((await place()).json).toMatchObject({ error: 'Slow down' });
    await mock.advance(1000);
    expect((await place()).status).toBe(200);
  });
});

describe('an ambiguous cancel', () => {
  const cancel = async (point: string) => {
    await place();
    const [{ orderId = '' } = {}] = mock.truth.orders({}).orders;
    put({ kind: 'ambiguous', on: 'cancelOrder', with: { point } });
    const body = { ticker: 'BTCUSDT', orderId };
    return call(`${mock.url}/api/connections/1/orders/cancel`, 'POST', body).catch(() => 'lost');
  };

  it.each([
    ['before-accept', 'lost', 'Open', null],
    ['after-accept', 'lost', 'Closed', 'cancelled'],
    ['after-fill', 'lost', 'Closed', 'filled'],
    ['reply-lost-event-sent', 'lost', 'Closed', 'cancelled'],
    ['event-after-reconnect', 'lost', 'Closed', 'cancelled'],
    ['event-before-reply', expect.objectContaining({ status: 200 }), 'Closed', 'cancelled'],
    ['reply-twice', expect.objectContaining({ status: 200 }), 'Closed', 'cancelled'],
  ])('at %s', async (point, answer, status, reason) => {
    mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' });
    const totals = mock.totals();
    expect(await cancel(point)).toEqual(answer);
    expect(mock.truth.orders({}).orders).toMatchObject([{ status, reason }]);
    expect(mock.totals()).toEqual(totals);
  });

  it('answers twice on one connection', async () => {
    put({ kind: 'ambiguous', with: { point: 'reply-twice' } });
    const body = JSON.stringify(ORDER);
    const head = `POST /api/connections/1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`;
    const answer = sendBytes(mock.port, head + body);
    await mock.journal.wait({ name: 'placeOrder', dir: 'out' }, { count: 2 });
    await new Promise(setImmediate);
    await mock.stop();
    expect((await answer).match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
  });
});

describe('a reset', () => {
  it('takes all faults away, and ends what hangs', async () => {
    put({ kind: 'hang', on: 'rest.request' });
    const hanging = ping();
    await arrived();
    const failed = expect(hanging).rejects.toThrow();
    await mock.reset();
    await failed;
    expect(mock.faults.list()).toEqual({ faults: [] });
    expect((await ping()).status).toBe(200);
  });
});
