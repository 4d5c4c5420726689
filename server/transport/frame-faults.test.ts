import { connect, type Socket } from 'node:net';

import { type FaultEntry, type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

const ORDER = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 } as const;

let mock: Mock;
let wire: Wire;
let other: Wire;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  wire = await Wire.open(mock.ws);
  other = await Wire.open(mock.ws);
  for (const each of [wire, other]) {
    each.send('subscribe', { connectionId: 1 });
    await each.fence();
    each.take();
  }
});
afterEach(() => mock.stop());

const put = (fault: FaultEntry) => mock.faults.add(fault);
const place = () => call(`${mock.url}/api/connections/1/orders`, 'POST', ORDER);
const heard = async (on = wire) =>
  (await on.fence()).filter(({ type }) => type === 'order_update').map(({ data }) => data.status);
const updates = () =>
  mock.journal
    .find({ name: 'order_update' })
    .entries.map(({ sessions, fault, delivered, ms }) => [sessions.join(), fault, delivered, ms]);

describe('a frame to one of two receivers', () => {
  it('is lost for him alone, in an entry of its own', async () => {
    put({ kind: 'drop', match: { session: 's1', name: 'order_update' }, count: 1 });
    await place();
    expect([await heard(wire), await heard(other)]).toEqual([['Open'], ['New', 'Open']]);
    expect(updates()).toEqual([
      ['s1', 'f1', false, 0],
      ['s2', null, true, 0],
      ['s1,s2', null, true, 0],
    ]);
  });

  it('comes later, with the time', async () => {
    put({ kind: 'latency', on: 'ws.out', match: { session: 's1' }, count: 2, with: { ms: 70 } });
    await place();
    expect([await heard(wire), await heard(other)]).toEqual([[], ['New', 'Open']]);
    await mock.advance(70);
    expect(await heard(wire)).toEqual(['New', 'Open']);
    expect(updates().filter(([session]) => session === 's1')).toEqual([
      ['s1', 'f1', true, 70],
      ['s1', 'f1', true, 70],
    ]);
  });

  it.each([
    ['throttle', { bytesPerSecond: 1000 }],
    ['reorder', { window: 2 }],
    ['duplicate', { times: 1, gapMs: 10 }],
  ])('meets %s on its line', async (kind, options) => {
    put({ kind, on: 'ws.out', match: { session: 's1', name: 'order_update' }, with: options });
    await place();
    await mock.advance(1000);
    const wanted: Record<string, string[]> = {
      throttle: ['New', 'Open'],
      reorder: ['Open', 'New'],
      duplicate: ['New', 'Open', 'New', 'Open'],
    };
    expect(await heard(wire)).toEqual(wanted[kind]);
    expect(await heard(other)).toEqual(['New', 'Open']);
    if (kind === 'throttle') expect(updates().at(-1)?.[3]).toBeGreaterThan(400);
  });
});

describe('a socket', () => {
  it.each([
    ['reset', 'ws.out', {}, 1006],
    ['truncate', 'ws.out', { bytes: 20 }, 1006],
    ['close', 'ws', { code: 4002, reason: 'Bye' }, 4002],
  ] as const)('ends with %s in front of a frame', async (kind, on, options, code) => {
    put({ kind, on, match: { session: 's1', name: 'order_update' }, with: options });
    await place();
    expect(await wire.closed).toBe(code);
    expect(wire.frames).toEqual([]);
    expect(updates()[0]).toEqual(['s1', 'f1', false, 0]);
    expect(await heard(other)).toEqual(['New', 'Open']);
  });

  it('falls silent with hang, and is still heard', async () => {
    put({ kind: 'hang', on: 'ws.out', match: { session: 's1', name: 'order_update' }, count: 1 });
    await place();
    await heard(other);
    wire.send('unsubscribe', { connectionId: 1 });
    await mock.journal.wait({ name: 'unsubscribe', dir: 'in' });
    expect(wire.frames).toEqual([]);
    expect(updates().filter(([session]) => session === 's1')).toEqual([
      ['s1', 'f1', false, 0],
      ['s1', 'f1', false, 0],
    ]);
    expect(mock.sockets.list()).toMatchObject({
      sockets: [{ state: 'stalled' }, { state: 'open' }],
    });
  });

  it('is half-open: neither reads nor pongs, until a reset brings it back', async () => {
    put({ kind: 'half-open', match: { session: 's1' } });
    let isPonged = false;
    wire.socket.on('pong', () => {
      isPonged = true;
    });
    wire.socket.ping();
    wire.send('unsubscribe', { connectionId: 1 });
    await heard(other);
    expect([isPonged, mock.journal.count({ name: 'unsubscribe' })]).toEqual([false, { count: 0 }]);
    expect(mock.faults.list()).toMatchObject({ faults: [{ hits: 1 }] });
    await mock.reset({ sockets: 'keep' });
    expect(await wire.fence()).toEqual(expect.any(Array));
  });

  it('is closed when it opens, and all that are open at once', async () => {
    put({ kind: 'close', with: { code: 4003 } });
    const late = await Wire.open(mock.ws);
    expect(await Promise.all([wire.closed, other.closed, late.closed])).toEqual([4003, 4003, 4003]);
    expect(mock.faults.list()).toMatchObject({ faults: [{ hits: 3 }] });
  });

  it('is closed when its time has come', async () => {
    put({ kind: 'close', fromMs: 50, count: 1 });
    await mock.advance(49);
    expect(mock.sockets.list().sockets).toHaveLength(2);
    await mock.advance(1);
    expect(await wire.closed).toBe(1000);
  });
});

describe('a frame that is malformed', () => {
  it.each([
    ['cut', /^\{"type":"order_update"[\s\S]*[^}]$/],
    ['array', /^\[\{.*\}\]$/],
    ['empty-key', /^\{"":\{.*\}\}$/],
    ['garbage', /^<html>/],
    ['binary', /^\{"type":"order_update".*\}$/],
  ])('as %s', async (as, wanted) => {
    put({ kind: 'malform', on: 'ws.out', match: { name: 'order_update' }, count: 1, with: { as } });
    const frame = new Promise<[Buffer, boolean]>((resolve) => {
      wire.socket.removeAllListeners('message');
      wire.socket.once('message', (data, isBinary) => resolve([data as Buffer, isBinary]));
    });
    await place();
    const [data, isBinary] = await frame;
    expect([String(data), isBinary]).toEqual([expect.stringMatching(wanted), as === 'binary']);
    expect(updates()[0]).toEqual(['s1', 'f1', false, 0]);
  });

  it('is as large as it is told, and still readable', async () => {
    put({ kind: 'oversize', match: { name: 'order_update' }, with: { bytes: 70_000 } });
    await place();
    expect(await heard(wire)).toEqual(['New', 'Open']);
    const sizes = wire.texts
      .filter((text) => text.includes('order_update'))
      .map((text) => text.length);
    expect(sizes).toEqual([70_000, 70_000]);
  });
});

/** A client below WebSocket, which sees what the system hands over at once. */
async function openRaw(): Promise<{ socket: Socket; chunks: Buffer[] }> {
  const socket = connect(mock.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  const head = ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade'];
  head.push(`Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', '', '');
  socket.write(head.join('\r\n'));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.on('data', (chunk) => chunks.push(chunk));
  return { socket, chunks };
}

describe('TCP segments', () => {
  const say = (text: string) => mock.sockets.send('s3', { text });

  it('hold several frames, or only a piece of one', async () => {
    const { socket, chunks } = await openRaw();
    put({ kind: 'coalesce', match: { session: 's3' }, count: 3, with: { frames: 3 } });
    put({ kind: 'split', match: { session: 's3' }, nth: 4, with: { bytes: 10 } });
    for (const text of ['one', 'two', 'three']) {
      await say(text);
      await mock.advance(10);
    }
    while (chunks.length === 0) await new Promise(setImmediate);
    expect(chunks.map((each) => each.length)).toEqual([5 + 5 + 7]);
    chunks.length = 0;
    await say('twenty-six letters long...');
    await mock.advance(0);
    while (Buffer.concat(chunks).length < 28) await new Promise(setImmediate);
    expect(chunks.map((each) => each.length)).toEqual([10, 10, 8]);
    socket.destroy();
  });
});

describe('a frame from a client', () => {
  it('is lost, doubled, or comes later', async () => {
    put({ kind: 'drop', on: 'ws.in', match: { name: 'unsubscribe' }, count: 1 });
    put({ kind: 'duplicate', on: 'ws.in', match: { name: 'trade_subscribe' } });
    put({ kind: 'latency', on: 'ws.in', match: { name: 'trade_unsubscribe' }, with: { ms: 30 } });
    wire.send('unsubscribe', { connectionId: 1 });
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    wire.send('trade_unsubscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    const types = async () => (await wire.fence()).map(({ type }) => type);
    expect(await types()).toEqual(['trade_subscribed', 'trade_subscribed']);
    await mock.advance(30);
    expect((await types()).slice(2)).toEqual(['trade_unsubscribed']);
    expect(mock.journal.find({ name: 'unsubscribe' }).entries).toMatchObject([
      { fault: 'f1', delivered: false },
    ]);
  });

  it.each([
    ['throttle', { bytesPerSecond: 1000 }],
    ['reorder', { window: 2 }],
  ])('meets %s', async (kind, options) => {
    put({ kind, on: 'ws.in', with: options, count: 2 });
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'ETHUSDT' });
    while (mock.faults.list().faults[0]?.hits !== 2) await new Promise(setImmediate);
    await mock.advance(1000);
    const tickers = (await wire.fence()).map(({ data }) => data.ticker);
    const straight = ['BTCUSDT', 'ETHUSDT'];
    expect(tickers).toEqual(kind === 'reorder' ? straight.reverse() : straight);
    const [first] = mock.journal.find({ name: 'trade_subscribe' }).entries;
    if (kind === 'throttle') expect(first?.ms).toBeGreaterThan(50);
  });
});

describe('news kept back by an ambiguous submit', () => {
  it('are told to whoever subscribes again', async () => {
    put({ kind: 'ambiguous', with: { point: 'event-after-reconnect' }, count: 1 });
    await expect(place()).rejects.toThrow();
    expect(await Promise.all([wire.closed, other.closed])).toEqual([1006, 1006]);
    expect(mock.truth.orders({}).verdicts).toMatchObject({ orphaned: 1 });
    const again = await Wire.open(mock.ws);
    again.send('subscribe', { connectionId: 1 });
    const frames = await again.fence();
    expect(frames.map(({ type, data }) => data.status ?? type)).toEqual([
      ...['subscribed', 'New', 'Open', 'finres_update'],
    ]);
    expect(mock.truth.orders({}).verdicts).toMatchObject({ 'exactly-once': 1 });
  });
});

describe('a stale book', () => {
  it('is shown as it was, when somebody has watched it', async () => {
    const first = await Wire.open(mock.ws);
    first.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await first.atLeast(2);
    await mock.advance(500);
    mock.market.rest({ connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', price: 64_000, size: 9 });
    await mock.advance(500);
    put({ kind: 'stale', with: { ageMs: 600 } });
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    const [, snapshot] = await wire.atLeast(2);
    expect(JSON.stringify(snapshot?.data.bids)).not.toContain('64000,"size":9');
    const { told } = mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' });
    const { s1, s3 } = told as Record<string, { sequence: number }>;
    expect(s1?.sequence).toBeLessThan(s3?.sequence ?? 0);
  });
});
