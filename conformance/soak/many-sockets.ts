/** A thousand sockets, half of which never read, under bursts of requests: who reads loses nothing, and memory stays. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp, type Socket as TcpSocket } from 'node:net';

import { connect } from '../../client-under-test/index.js';
import { decimalText } from '../../schemas/index.js';
import { Prng } from '../../server/ambient/prng.js';
import { startMock } from '../../server/index.js';
import type { SoakResult } from './main.js';
import { StreamCount } from './stream-count.js';

const TICKER = 'BTCUSDT';
const CONNECTION = 1;
/** Requests that are under way at once. */
const BURST = 200;
/** Between two bursts, so that those who read can. */
const REST_MS = 300;
const SETTLE_MS = 3000;
/** More than this, and somebody keeps what nobody reads. */
const MAX_MEGABYTES = 1024;
/** Buffers of the system would swallow most of a short run, so every second of the silent ones is stalled here. */
const STALLED_OF = 4;
/** How a process knows that it is the clients. */
const ROLE_VARIABLE = 'SOAK_SOCKETS_ROLE';

interface Role {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  readonly seed: number;
}

interface Told {
  readonly requests: number;
  readonly deliveries: number;
  readonly violations: readonly string[];
}

export async function soakManySockets(options: Omit<Role, 'url'>): Promise<SoakResult> {
  const role = process.env[ROLE_VARIABLE];
  if (role !== undefined) {
    process.send?.(await play(JSON.parse(role) as Role));
    process.exit(0);
  }
  const mock = await startMock({ scenario: 'quiet', seed: options.seed });
  const clients = launch({ ...options, url: mock.url });
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);
  const before = megabytes();
  let most = 0;
  let stalled = 0;
  let queued = 0;
  const watch = setInterval(() => {
    most = Math.max(most, megabytes());
    const { sockets } = mock.sockets.list();
    stalled = Math.max(stalled, sockets.filter(({ state }) => state === 'stalled').length);
    queued = Math.max(queued, ...sockets.map(({ queuedFrames }) => queuedFrames));
    for (const { id, state, subscriptions } of sockets) {
      const isDeaf = Number(id.slice(1)) % STALLED_OF === 0;
      if (isDeaf && state === 'open' && subscriptions.length === 3) mock.sockets.stall(id);
    }
  }, 250);
  const [told] = (await once(clients, 'message')) as [Told];
  clearInterval(watch);
  const open = mock.sockets.list().sockets.length;
  console.error(
    `memory of the mock: ${before} MB, at most ${most} MB; ${stalled} sockets held back at most, ` +
      `each with up to ${queued} frames; ${open} open at the end; ${told.deliveries} messages read`,
  );
  const fat = most > MAX_MEGABYTES ? [`The mock took ${most} MB`] : [];
  await mock.stop();
  return {
    checked: told.requests,
    violations: [...told.violations, ...fat],
    figures: {
      megabytesBefore: before,
      megabytesAtMost: most,
      stalledAtMost: stalled,
      queuedAtMost: queued,
    },
  };
}

function launch(role: Role): ChildProcess {
  return spawn(process.execPath, [process.argv[1] ?? '', 'sockets', '--clients', '1000'], {
    env: { ...process.env, [ROLE_VARIABLE]: JSON.stringify(role) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The clients, in a process of their own: one that understands, and many that count or do not read. */
async function play({ url, clients, seconds, seed }: Role): Promise<Told> {
  const readers: StreamCount[] = [];
  const port = Number(new URL(url).port);
  for (let i = 0; i < clients; i += 1) {
    const socket = await open(port);
    if (i % 2 === 1) socket.pause();
    else readers.push(new StreamCount(socket));
  }
  const judge = await connect({ url });
  const book = await judge.mirror(CONNECTION, TICKER);
  const prng = new Prng(seed);
  const until = performance.now() + seconds * 1000;
  const count = { placed: 0 };
  let requests = 0;
  do {
    const burst = Array.from({ length: BURST }, () => request(judge, prng, count));
    requests += (await Promise.all(burst)).length;
    await new Promise((rest) => setTimeout(rest, REST_MS));
  } while (performance.now() < until);
  await new Promise((settle) => setTimeout(settle, SETTLE_MS));
  const newcomer = await connect({ url });
  const violations = readers.flatMap((reader, i) => reader.judge(`reader ${i}`, readers[0]));
  const told = readers[0]?.orders.size ?? 0;
  if (told !== count.placed) {
    violations.push(`${count.placed} orders were placed, and ${told} told of`);
  }
  const truth = JSON.stringify((await newcomer.mirror(CONNECTION, TICKER)).levels());
  if (JSON.stringify(book.levels()) !== truth) violations.push('the book of a reader is not true');
  const deliveries = readers.reduce((sum, { messages }) => sum + messages, 0);
  return { requests, deliveries, violations };
}

type JudgingClient = Awaited<ReturnType<typeof connect>>;

/** Places around the market; a third is cancelled right after. */
async function request(
  client: JudgingClient,
  prng: Prng,
  count: { placed: number },
): Promise<void> {
  const side = prng.pick([1, 2] as const);
  const price = decimalText((651_235 + prng.int(-15, 15)) / 10);
  const size = decimalText(prng.int(1, 40) / 1000);
  const takesBack = prng.chance(0.33);
  try {
    const order = { ticker: TICKER, side, size, price, type: 0 } as const;
    await client.rest.placeOrder(CONNECTION, order);
    count.placed += 1;
    if (takesBack) await client.rest.cancelAllOrders(CONNECTION, { ticker: TICKER });
  } catch (error) {
    // Refusals are part of the game: no money, or filled just before the cancel.
    if ((error as Error).name !== 'ApiError') throw error;
  }
}

const HANDSHAKE =
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** A raw socket that is subscribed to account, trades and book, and paused. */
function open(port: number): Promise<TcpSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(HANDSHAKE));
    socket.on('error', reject);
    socket.once('data', () => {
      socket.pause();
      const data = { connectionId: CONNECTION, ticker: TICKER };
      for (const type of ['subscribe', 'trade_subscribe', 'orderbook_subscribe']) {
        socket.write(masked(JSON.stringify({ type, data })));
      }
      resolve(socket);
    });
  });
}

/** A short text frame as clients send it; a mask of zeros leaves the text as it is. */
function masked(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]);
}
