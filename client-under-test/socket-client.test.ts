import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

import type { ClientProblem } from './shape.js';
import { SocketClient } from './socket-client.js';
import type { SocketOptions } from './socket-options.js';
import { type Canned, DIALECTS, golden, startCanned } from './testing/canned-terminal.js';
import { manualTime } from './testing/manual-time.js';

interface Peer {
  readonly socket: WebSocket;
  readonly raw: Duplex;
}

/** What the terminal does with a command; by default nothing. */
let onCommand: (text: string, peer: Peer) => void;
let commands: string[];
let peers: Peer[];
let terminal: Canned;
let clients: SocketClient[];
let problems: ClientProblem[];

beforeEach(async () => {
  [commands, peers, clients, problems] = [[], [], [], []];
  onCommand = () => {};
  terminal = await startCanned<WebSocket>({
    upgrader: new WebSocketServer({ noServer: true }),
    onSocket: (socket, raw) => {
      const peer = { socket, raw };
      peers.push(peer);
      socket.on('message', (data) => {
        commands.push(String(data));
        onCommand(String(data), peer);
      });
    },
  });
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await terminal.stop();
});

/** Far beyond what a busy machine needs. */
const PATIENCE_MS = 20_000;

async function connect(options: SocketOptions = {}): Promise<SocketClient> {
  const client = await SocketClient.connect(terminal.url, {
    ackMs: PATIENCE_MS,
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  clients.push(client);
  return client;
}

const say = (...texts: readonly string[]): void => {
  for (const text of texts) peers.at(-1)?.socket.send(text);
};

const ack = (type: string, ticker?: string, connectionId = 1): string =>
  JSON.stringify({ type, data: { connectionId, ...(ticker && { ticker }) } });

const error = (text: string): string => JSON.stringify({ type: 'error', data: { error: text } });

type Method = Exclude<keyof SocketClient & `${string}ubscribe${string}`, never>;

const METHODS: readonly [Method, string, string][] = [
  ['subscribe', 'subscribe', 'subscribed'],
  ['unsubscribe', 'unsubscribe', 'unsubscribed'],
  ['subscribeTrades', 'trade_subscribe', 'trade_subscribed'],
  ['unsubscribeTrades', 'trade_unsubscribe', 'trade_unsubscribed'],
  ['subscribeOrderBook', 'orderbook_subscribe', 'orderbook_subscribed'],
  ['unsubscribeOrderBook', 'orderbook_unsubscribe', 'orderbook_unsubscribed'],
];

const EVENTS = [
  ['order_update', 'order_update'],
  ['position_update', 'position_update'],
  ['balance_update', 'balance_update'],
  ['finres_update', 'finres_update'],
  ['trade_update', 'trade_update'],
  ['orderbook_snapshot', 'orderbook_snapshot'],
  ['orderbook_update', 'orderbook_update'],
  ['orderbook_update', 'orderbook_update-removal'],
  ['error', 'error'],
] as const;

describe.each(DIALECTS)('SocketClient, spoken to in %s', (dialect) => {
  it.each(METHODS)('%s sends %s and awaits %s', async (method, command, acknowledgement) => {
    const sent = golden(command);
    onCommand = () => say(golden(acknowledgement).text[dialect]);
    const client = await connect({ dialect });
    const { connectionId, ticker } = sent.value as { connectionId: number; ticker: string };
    await client[method](connectionId, ticker);
    expect(commands).toEqual([sent.text[dialect]]);
    expect(problems).toEqual([]);
  });

  it.each(EVENTS)('delivers %s (%s)', async (type, name) => {
    const { value, text } = golden(name);
    const client = await connect();
    const next = client.next(type, undefined, PATIENCE_MS);
    say(text[dialect]);
    expect(await next).toEqual(value);
    expect(problems).toEqual([]);
  });

  it('rejects a command with the error of the terminal', async () => {
    const { value, text } = golden('error');
    onCommand = () => say(text[dialect]);
    const client = await connect();
    const message = (value as { error: string }).error;
    await expect(client.subscribe(999)).rejects.toMatchObject({ name: 'SocketError', message });
  });
});

describe('SocketClient', () => {
  it('delivers a snapshot that shares one segment with its acknowledgement', async () => {
    onCommand = (_, { socket, raw }) => {
      raw.cork();
      socket.send(ack('orderbook_subscribed', 'BTCUSDT'));
      socket.send(golden('orderbook_snapshot').text.camel);
      socket.send(golden('orderbook_update').text.camel);
      raw.uncork();
    };
    const client = await connect();
    const order: string[] = [];
    client.on('orderbook_snapshot', () => order.push('early listener'));
    await client.subscribeOrderBook(1, 'BTCUSDT');
    order.push('acknowledged');
    // Listening this late is a mistake, but it must not cost the snapshot.
    client.on('orderbook_snapshot', () => order.push('late listener'));
    await client.next('orderbook_update', undefined, PATIENCE_MS);
    expect(order).toEqual(['acknowledged', 'early listener', 'late listener']);
  });

  it('assigns answers among commands that wait together', async () => {
    onCommand = () => {
      if (commands.length < 4) return;
      say(
        ack('trade_subscribed', 'A'),
        error('no B'),
        ack('orderbook_subscribed', 'C'),
        error('no D'),
      );
    };
    const client = await connect();
    const results = await Promise.allSettled([
      client.subscribeTrades(1, 'A'),
      client.subscribeOrderBook(1, 'B'),
      client.subscribeOrderBook(1, 'C'),
      client.subscribe(4),
    ]);
    expect(
      results.map((each) => (each.status === 'rejected' ? String(each.reason) : each.status)),
    ).toEqual(['fulfilled', 'SocketError: no B', 'fulfilled', 'SocketError: no D']);
  });

  it('gives up waiting for an acknowledgement after its deadline', async () => {
    const time = manualTime();
    const client = await connect({ after: time.after, ackMs: 700, silenceMs: 0 });
    const subscribed = client.subscribe(1);
    const next = client.next('order_update');
    time.advance(700);
    await expect(subscribed).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(next).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('goes on after odd frames, and reports each', async () => {
    const client = await connect();
    const seen: unknown[] = [];
    client.on('order_update', (order) => seen.push(order.status));
    const marked = client.next('subscribed', undefined, PATIENCE_MS);
    say('[]', 'null', '{"type":', '7', '{"type":"mystery","data":{}}', '{"type":"order_update"}');
    peers[0]?.socket.send(Buffer.from([0, 255, 1]));
    say('{"type":"order_update","data":{"connectionId":1,"orderId":1,"status":"Frozen"}}');
    say(ack('subscribed'));
    await marked;
    expect(seen).toEqual(['Frozen']);
    expect(problems.map(({ kind }) => kind)).toEqual([
      ...['unreadable', 'unreadable', 'unreadable', 'unreadable'],
      ...['unknown-type', 'unusable', 'unreadable', 'odd-fields'],
    ]);
  });

  it('delivers once to a listener that was added twice, and never after off', async () => {
    const client = await connect();
    let count = 0;
    const listener = (): void => {
      count += 1;
    };
    client.on('subscribed', listener);
    const off = client.on('subscribed', listener);
    const marked = (): Promise<unknown> => client.next('unsubscribed', undefined, PATIENCE_MS);
    const first = marked();
    say(ack('subscribed'), ack('unsubscribed'));
    await first;
    expect(count).toBe(1);
    off();
    const second = marked();
    say(ack('subscribed'), ack('unsubscribed'));
    await second;
    expect(count).toBe(1);
  });

  it('waits for the message that is meant', async () => {
    const client = await connect();
    const next = client.next('trade_subscribed', ({ ticker }) => ticker === 'B', PATIENCE_MS);
    say(ack('trade_subscribed', 'A'), ack('trade_subscribed', 'B'));
    expect(await next).toEqual({ connectionId: 1, ticker: 'B' });
  });

  it('answers pings', async () => {
    await connect();
    const pong = new Promise((resolve) => peers[0]?.socket.once('pong', resolve));
    peers[0]?.socket.ping('hello');
    expect(String(await pong)).toBe('hello');
  });

  it('closes on frames beyond its limit', async () => {
    const client = await connect();
    const closed = client.next('close', undefined, PATIENCE_MS);
    say(JSON.stringify('x'.repeat(16 * 1024 * 1024)));
    expect(await closed).toMatchObject({ willReconnect: false });
    expect(problems).toMatchObject([{ kind: 'connection' }]);
  });

  it('tells how the socket ended, and ends what waits for it', async () => {
    const client = await connect();
    const closed = client.next('close', undefined, PATIENCE_MS);
    const waiting = Promise.allSettled([
      client.subscribe(1),
      client.next('order_update', undefined, PATIENCE_MS),
    ]);
    peers[0]?.socket.close(1012, 'restart');
    expect(await closed).toEqual({ code: 1012, reason: 'restart', willReconnect: false });
    for (const each of await waiting) {
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'SocketError' } });
    }
    await expect(client.subscribe(1)).rejects.toMatchObject({ name: 'SocketError' });
    await expect(client.open()).rejects.toMatchObject({ name: 'SocketError' });
  });

  it('closes by itself, even when the terminal does not say goodbye', async () => {
    const time = manualTime();
    const client = await connect({ after: time.after });
    peers[0]?.raw.pause();
    const closed = client.close();
    time.advance(1000);
    await closed;
    await client.close();
  });

  it('gives up a terminal that has fallen silent', async () => {
    const client = await connect({ silenceMs: 50 });
    const closed = client.next('close', undefined, PATIENCE_MS);
    peers[0]?.raw.pause();
    expect(await closed).toMatchObject({ code: 1006 });
  });

  it('does not open where nobody accepts', async () => {
    const failure = { name: 'SocketError', message: expect.stringContaining('ECONNREFUSED') };
    await expect(SocketClient.connect('ws://127.0.0.1:2/')).rejects.toMatchObject(failure);
    const plain = await startCanned();
    await expect(SocketClient.connect(plain.url)).rejects.toMatchObject({ name: 'SocketError' });
    await plain.stop();
  });

  it('sends nothing that is no id', async () => {
    const client = await connect();
    await expect(client.subscribe(1.5)).rejects.toBeInstanceOf(RangeError);
    expect(commands).toEqual([]);
  });
});
