import { connect, type Socket as TcpSocket } from 'node:net';

import { type Mock, type OpenSocket, startMock } from '../index.js';
import { call, type Frame, Wire } from '../testing/wire.js';
import { MAX_HELD_FRAMES } from './socket-held.js';

let mock: Mock;
let wire: Wire;

beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  wire = await Wire.open(mock.ws);
  wire.send('subscribe', { connectionId: 1 });
  wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
  await wire.atLeast(3);
  wire.take();
});
afterEach(() => mock.stop());

interface Level {
  readonly price: number;
  readonly size: number;
  readonly type: string;
}
const info = (id = 's1') =>
  mock.sockets.list().sockets.find((each) => each.id === id) as OpenSocket;
const place = async (price: number, size = 0.01): Promise<number> => {
  const order = { ticker: 'BTCUSDT', side: 1, price, size };
  const answer = await call(`${mock.url}/api/connections/1/orders`, 'POST', order);
  return answer.status;
};
const types = (frames: readonly Frame[]): string[] => frames.map(({ type }) => type);
const error = (text: string) => ({ type: 'error', data: { error: text } });

describe('a socket whose outgoing side is stalled', () => {
  it('merges the updates of a book, and neither drops nor reorders account events', async () => {
    mock.sockets.stall('s1', { direction: 'out' });
    for (const price of [60_000, 60_001, 60_000]) {
      expect(await place(price)).toBe(200);
      await mock.advance(100);
    }
    // Three orders, each with New, Open and its results, and one update of the book.
    expect(info()).toMatchObject({ state: 'stalled', queuedFrames: 10 });
    mock.sockets.resume('s1');
    const frames = await wire.fence();
    expect(types(frames)).toEqual([
      ...Array(3).fill(['order_update', 'order_update', 'finres_update']).flat(),
      'orderbook_update',
    ]);
    const prices = frames
      .filter(({ type }) => type === 'order_update')
      .map(({ data }) => data.price);
    expect(prices).toEqual([60_000, 60_000, 60_001, 60_001, 60_000, 60_000]);
    expect(frames.at(-1)?.data).toEqual({
      connectionId: 1,
      ticker: 'BTCUSDT',
      updates: [
        { price: 60_001, size: 0.01, type: 'Bid' },
        { price: 60_000, size: 0.02, type: 'Bid' },
      ],
    });
    expect(info()).toMatchObject({ state: 'open', queuedFrames: 0, queuedBytes: 0 });
  });

  it('leaves broadcasts in the journal as they are, and enters what was merged by itself', async () => {
    mock.sockets.stall('s1', { direction: 'out' });
    for (const price of [60_000, 60_001]) {
      await place(price);
      await mock.advance(100);
    }
    mock.sockets.resume('s1');
    await wire.fence();
    const { entries } = mock.journal.all();
    const updates = entries.filter(({ name }) => name === 'orderbook_update');
    const [first, second, merged] = updates;
    expect(merged).toMatchObject({
      cause: second?.id,
      sessions: ['s1'],
      text: expect.stringContaining('60001'),
      hints: [
        `stands for 2 updates that 's1' did not read in time, entries ${first?.id} to ${second?.id}`,
      ],
    });
  });

  it('gets a snapshot for what it missed before, not updates older than that', async () => {
    mock.sockets.stall('s1', { direction: 'out' });
    await place(60_000);
    await mock.advance(100);
    wire.send('orderbook_unsubscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    const other = await Wire.open(mock.ws);
    await other.fence();
    while (info().receivedFrames < 4) await other.fence();
    await place(60_001);
    await mock.advance(100);
    mock.sockets.resume('s1');
    const frames = await wire.fence();
    expect(types(frames).filter((type) => type.startsWith('orderbook'))).toEqual([
      'orderbook_update',
      'orderbook_unsubscribed',
      'orderbook_subscribed',
      'orderbook_snapshot',
      'orderbook_update',
    ]);
    const levels = (frames.at(-1)?.data.updates ?? []) as Level[];
    expect(levels.map(({ price }) => price)).toEqual([60_001]);
  });

  it('does not answer pings, and answers the next one after that', async () => {
    const pongs: string[] = [];
    wire.socket.on('pong', (data) => pongs.push(String(data)));
    mock.sockets.stall('s1', { direction: 'out' });
    wire.socket.ping('one');
    wire.send('nothing', {});
    while (info().receivedFrames < 3) await call(`${mock.url}/ping`);
    mock.sockets.resume('s1', { direction: 'out' });
    wire.socket.ping('two');
    await wire.fence();
    expect(pongs).toEqual(['two']);
  });

  it('is closed with a reason when more waits than it may leave unread', async () => {
    mock.sockets.stall('s1', { direction: 'out' });
    const reason = new Promise((resolve) =>
      wire.socket.once('close', (_, text) => resolve(String(text))),
    );
    for (let i = 0; i <= MAX_HELD_FRAMES; i += 1) await mock.sockets.send('s1', { text: 'x' });
    expect(await wire.closed).toBe(1013);
    expect(await reason).toBe('The client does not read');
    expect(wire.frames).toEqual([]);
  });
});

describe('a socket whose incoming side is stalled', () => {
  it('hears what is sent, and is heard later', async () => {
    mock.sockets.stall('s1', { direction: 'in' });
    wire.send('hello', {});
    await place(60_000);
    expect(types(await wire.atLeast(3))).toContain('order_update');
    expect(info()).toMatchObject({ state: 'stalled', receivedFrames: 2 });
    mock.sockets.resume('s1');
    expect((await wire.atLeast(4))[3]).toEqual(error('Unknown message type: hello'));
    expect(info().state).toBe('open');
  });

  it('can be closed all the same', async () => {
    mock.sockets.stall('all');
    mock.sockets.close('all', { code: 4001, reason: 'enough' });
    expect(await wire.closed).toBe(4001);
  });
});

describe('sending by hand', () => {
  it('sends a text as it is, and a message in the dialect', async () => {
    const pascal = await startMock({ scenario: 'quiet', dialect: 'pascal' });
    const one = await Wire.open(pascal.ws);
    await pascal.sockets.send('s1', { text: '{"cut' }).catch(() => {});
    one.socket.removeAllListeners('message');
    const texts: string[] = [];
    const three = new Promise<void>((resolve) => {
      one.socket.on('message', (data) => {
        if (texts.push(String(data)) === 3) resolve();
      });
    });
    await pascal.sockets.send('all', { text: '{"cut' });
    const data = { error: 'no' };
    await pascal.sockets.send('s1', { message: { type: 'error', data } });
    await pascal.sockets.send('s1', {
      message: { type: 'unsubscribed', data: { connectionId: 1 } },
    });
    await three;
    expect(texts.slice(-3)).toContain('{"Type":"error","Data":{"Error":"no"}}');
    await pascal.stop();
  });

  it('takes ids as text, and refuses what is no event', async () => {
    const data = { connectionId: 1, ticker: 'BTCUSDT', updates: [] };
    await mock.sockets.send('s1', { message: { type: 'orderbook_update', data } });
    expect(await wire.atLeast(1)).toEqual([{ type: 'orderbook_update', data }]);
    await expect(mock.sockets.send('s1', { message: { type: 'subscribe' } })).rejects.toThrow(
      "No event 'subscribe'",
    );
    const wrong = { ...data, updates: 7 };
    await expect(
      mock.sockets.send('s1', { message: { type: 'orderbook_update', data: wrong } }),
    ).rejects.toThrow('wrong type');
  });
});

describe('a client that does not read', () => {
  /** A WebSocket that shakes hands and then never reads again. */
  const openDeaf = (): Promise<TcpSocket> =>
    new Promise((resolve) => {
      const socket = connect(mock.port, '127.0.0.1', () => {
        socket.write(
          'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
        );
      });
      socket.on('error', () => {});
      socket.once('data', () => {
        socket.pause();
        resolve(socket);
      });
    });

  it('is waited for by virtual time only so long, then held back, and read in full later', async () => {
    const deaf = await openDeaf();
    const big = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 12; i += 1) await mock.sockets.send('s2', { text: big });
    expect(info('s2').state).toBe('stalled');
    await mock.advance(100);
    expect(info('s2').queuedBytes).toBeGreaterThan(0);
    let bytes = 0;
    const all = new Promise<void>((resolve) => {
      deaf.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= 12 * (big.length + 10)) resolve();
      });
    });
    deaf.resume();
    await all;
    while (info('s2').state !== 'open') await call(`${mock.url}/ping`);
    expect(info('s2')).toMatchObject({ queuedFrames: 0, queuedBytes: 0, sentFrames: 12 });
    deaf.destroy();
  });
});
