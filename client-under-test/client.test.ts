import { type WebSocket, WebSocketServer } from 'ws';

import { type Client, type ConnectOptions, connect } from './client.js';
import { type Canned, startCanned } from './testing/canned-terminal.js';
import { manualTime } from './testing/manual-time.js';

/** A terminal that acknowledges everything, refuses connection 9 and sends one book level per subscription. */
interface Terminal extends Canned {
  readonly commands: string[];
  readonly sockets: WebSocket[];
  /** Refuses as many book subscriptions as this before it gives in. */
  refusals: number;
  /** What happens to who wants to open a socket. */
  upgrades: 'accept' | 'break' | 'hang';
  attempts: number;
  /** A command that is not answered. */
  unanswered: string;
}

let open: { stop(): Promise<void> }[] = [];
let clients: Client[] = [];
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await Promise.all(open.map((each) => each.stop()));
  [open, clients] = [[], []];
});

const PATIENCE_MS = 20_000;

async function startTerminal(): Promise<Terminal> {
  const commands: string[] = [];
  const sockets: WebSocket[] = [];
  const acceptor = new WebSocketServer({ noServer: true });
  const canned = await startCanned<WebSocket>({
    answer: () => ({ text: '{"app":"MetaScalp","version":"1.0.3"}' }),
    upgrader: { handleUpgrade },
    onSocket: (socket) => {
      sockets.push(socket);
      socket.on('message', (data) => {
        const { type, data: about } = JSON.parse(String(data)) as Sent;
        commands.push(`${type} ${about.ticker ?? about.connectionId}`);
        for (const message of reply(type, about)) socket.send(JSON.stringify(message));
      });
    },
  });
  const terminal: Terminal = {
    ...canned,
    commands,
    sockets,
    refusals: 0,
    upgrades: 'accept',
    attempts: 0,
    unanswered: '',
  };
  open.push(terminal);
  return terminal;

  function handleUpgrade(...upgrade: Parameters<WebSocketServer['handleUpgrade']>): void {
    terminal.attempts += 1;
    if (terminal.upgrades === 'accept') acceptor.handleUpgrade(...upgrade);
    else if (terminal.upgrades === 'break') upgrade[1].destroy();
  }

  function reply(type: string, about: Sent['data']): unknown[] {
    if (terminal.unanswered === type) return [];
    const isBook = type === 'orderbook_subscribe';
    if (isBook && terminal.refusals > 0) {
      terminal.refusals -= 1;
      return [{ type: 'error', data: { error: 'not yet' } }];
    }
    const acknowledgement = { type: `${type}d`, data: about };
    const level = { price: sockets.length, size: 1, type: 'Ask' };
    const book = { ...about, asks: [level], bids: [], bestAsk: null, bestBid: null };
    return isBook
      ? [acknowledgement, { type: 'orderbook_snapshot', data: book }]
      : [acknowledgement];
  }
}

interface Sent {
  readonly type: string;
  readonly data: { readonly connectionId: number; readonly ticker?: string };
}

async function connected(options: ConnectOptions): Promise<Client> {
  const client = await connect({ ackMs: PATIENCE_MS, ...options });
  clients.push(client);
  return client;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const RECONNECT = { firstMs: 10, maxMs: 50 };

describe('connect', () => {
  it('finds the terminal when no address is given', async () => {
    const terminal = await startTerminal();
    const client = await connected({ discovery: { ports: [terminal.port] } });
    expect(client.discovery).toMatchObject({ port: terminal.port, version: '1.0.3' });
    expect(await client.rest.ping()).toEqual({ app: 'MetaScalp', version: '1.0.3' });
    await client.socket.subscribe(1);
    expect(terminal.commands).toEqual(['subscribe 1']);
  });

  it('takes the address that is given', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: `${terminal.url}/` });
    expect(client.discovery).toBeNull();
    expect(client.rest.url).toBe(terminal.url);
  });

  it('fails when there is nobody', async () => {
    const nobody = { ports: [2], timeoutMs: 5000 };
    await expect(connect({ discovery: nobody })).rejects.toMatchObject({ name: 'DiscoveryError' });
    const url = 'http://127.0.0.1:2';
    await expect(connect({ url })).rejects.toMatchObject({ name: 'SocketError' });
  });

  it('keeps a mirror of a book, and none of a refused one', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url });
    const mirror = await client.mirror(1, 'A');
    expect(mirror.bestAsk).toEqual({ price: 1, size: 1 });
    terminal.refusals = 1;
    await expect(client.mirror(1, 'B')).rejects.toThrow('not yet');
  });
});

describe('connect, with reconnect', () => {
  it('comes back, subscribes again to everything and fills the mirror anew', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    await client.socket.subscribe(1);
    const mirror = await client.mirror(1, 'A');
    await client.socket.subscribeTrades(1, 'B');
    await client.socket.unsubscribeTrades(1, 'B');
    const closed = client.socket.next('close', undefined, PATIENCE_MS);
    const reconnected = client.socket.next('reconnected', undefined, PATIENCE_MS);
    const isNew = (book: { asks: readonly { price: unknown }[] }) => book.asks[0]?.price === 2;
    const snapshot = client.socket.next('orderbook_snapshot', isNew, PATIENCE_MS);
    terminal.commands.length = 0;
    terminal.sockets[0]?.terminate();
    expect(await closed).toMatchObject({ willReconnect: true });
    expect(mirror.state).toBe('empty');
    const { subscriptions, refused } = await reconnected;
    expect(subscriptions.map(({ type }) => type)).toEqual(['subscribe', 'orderbook_subscribe']);
    expect(refused).toEqual([]);
    expect(terminal.commands).toEqual(['subscribe 1', 'orderbook_subscribe A']);
    await snapshot;
    expect(mirror.bestAsk).toEqual({ price: 2, size: 1 });
  });

  it('asks again for what a starting terminal refuses', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    await client.mirror(1, 'A');
    terminal.refusals = 2;
    const refused: number[] = [];
    const complete = client.socket.next(
      'reconnected',
      (event) => refused.push(event.refused.length) > 0 && event.refused.length === 0,
      PATIENCE_MS,
    );
    terminal.sockets[0]?.terminate();
    await complete;
    expect(refused).toEqual([1, 1, 0]);
    expect(terminal.sockets).toHaveLength(2);
  });

  it('outlasts a terminal that is away for a while', async () => {
    const terminal = await startTerminal();
    const failures: string[] = [];
    const client = await connected({
      url: terminal.url,
      reconnect: RECONNECT,
      onProblem: ({ text }) => failures.push(text),
    });
    await client.socket.subscribe(1);
    const reconnected = client.socket.next('reconnected', undefined, PATIENCE_MS);
    terminal.upgrades = 'break';
    terminal.sockets[0]?.terminate();
    await until(() => terminal.attempts > 3);
    await expect(client.socket.subscribe(2)).rejects.toMatchObject({ name: 'SocketError' });
    expect(failures.length).toBeGreaterThan(1);
    terminal.upgrades = 'accept';
    await reconnected;
    expect(terminal.commands).toEqual(['subscribe 1', 'subscribe 1']);
  });

  it('can be closed in the middle of coming back', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    terminal.upgrades = 'hang';
    terminal.sockets[0]?.terminate();
    await until(() => terminal.attempts === 2);
    const closed = client.socket.next('close', undefined, PATIENCE_MS);
    await client.close();
    expect(await closed).toMatchObject({ willReconnect: false });
    expect(terminal.attempts).toBe(2);
  });

  it('is not back before all came back on one socket', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    await client.socket.subscribe(1);
    const events: unknown[] = [];
    client.socket.on('reconnected', (event) => events.push(event.refused));
    terminal.unanswered = 'subscribe';
    terminal.sockets[0]?.terminate();
    await until(() => terminal.commands.length === 2);
    terminal.unanswered = '';
    terminal.sockets[1]?.terminate();
    await until(() => events.length > 0);
    expect(events).toEqual([[]]);
    expect(terminal.sockets).toHaveLength(3);
  });

  it('does not bring back what is being ended', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    await client.socket.subscribe(1);
    await client.socket.subscribe(2);
    await client.mirror(1, 'A');
    terminal.unanswered = 'unsubscribe';
    const ended = client.socket.unsubscribe(1);
    const rejected = expect(ended).rejects.toMatchObject({ name: 'SocketError' });
    await until(() => terminal.commands.includes('unsubscribe 1'));
    terminal.commands.length = 0;
    terminal.unanswered = '';
    const reconnected = client.socket.next('reconnected', undefined, PATIENCE_MS);
    const again = client.socket.next('subscribed', undefined, PATIENCE_MS);
    terminal.sockets[0]?.terminate();
    await rejected;
    expect(await again).toEqual({ connectionId: 2 });
    await reconnected;
    expect(terminal.commands).toEqual(['subscribe 2', 'orderbook_subscribe A']);
  });

  it('leaves out what is ended while it subscribes again', async () => {
    const terminal = await startTerminal();
    const client = await connected({ url: terminal.url, reconnect: RECONNECT });
    await client.socket.subscribe(1);
    await client.mirror(1, 'A');
    const reconnected = client.socket.next('reconnected', undefined, PATIENCE_MS);
    client.socket.on('subscribed', () => void client.socket.unsubscribeOrderBook(1, 'A'));
    terminal.commands.length = 0;
    terminal.sockets[0]?.terminate();
    await reconnected;
    expect(terminal.commands).not.toContain('orderbook_subscribe A');
  });

  it('stays away once it is closed', async () => {
    const terminal = await startTerminal();
    const time = manualTime();
    const client = await connected({ url: terminal.url, reconnect: true, after: time.after });
    const lost = client.socket.next('close', undefined, PATIENCE_MS);
    terminal.sockets[0]?.terminate();
    await lost;
    const closed = client.socket.next('close', undefined, PATIENCE_MS);
    const waiting = client.socket.next('order_update', undefined, PATIENCE_MS);
    const rejected = expect(waiting).rejects.toMatchObject({ name: 'SocketError' });
    await client.close();
    expect(await closed).toMatchObject({ code: 1000, willReconnect: false });
    await rejected;
    expect(time.waiting()).toBe(0);
    expect(terminal.attempts).toBe(1);
  });
});
