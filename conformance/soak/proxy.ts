/** A thousand messages a second through the recording proxy: nothing lost, memory bounded, and what it costs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WebSocket, WebSocketServer } from 'ws';

import { readRecordings, startRecording } from '../../fixtures/index.js';
import type { SoakOptions, SoakResult } from './main.js';

const SECONDS = 60;
const PER_SECOND = 1000;
const SOCKETS = 10;
const TICK_MS = 10;

/** What a process may grow by after its first quarter, in bytes. */
const MAX_GROWTH = 160 * 1024 * 1024;

/** Round trips that are measured, directly and through the proxy. */
const TRIPS = 1500;

export async function soakProxy(options: SoakOptions): Promise<SoakResult> {
  const seconds = options.seconds ?? options.runs ?? SECONDS;
  const folder = await mkdtemp(join(tmpdir(), 'soak-proxy-'));
  const source = await startSource();
  const say = (line: string): void => console.error(line);
  const out = join(folder, 'soak.ndjson');
  const session = await startRecording({ target: source.url, out, proxyPort: 0, say });
  const proxy = session.proxy?.url ?? '';
  const figures = await measure(source.url, proxy);
  const before = session.entries;
  const clients = await Promise.all(Array.from({ length: SOCKETS }, () => listen(proxy)));
  const flow = await source.flow(seconds);
  await settled(clients, flow.sent);
  for (const { socket } of clients) socket.close();
  await new Promise((done) => setTimeout(done, 300));
  const written = await session.stop('stopped');
  await source.stop();
  const { entries } = await readRecordings(written.files);
  const recorded = entries.filter(({ id, name }) => id > before && name === 'order_update').length;
  await rm(folder, { recursive: true });
  const received = clients.reduce((sum, { count }) => sum + count, 0);
  const violations = [
    ...unequal('messages arrived', received, flow.sent),
    ...unequal('messages were recorded', recorded, flow.sent),
    ...unequal('entries were lost', written.lost, 0),
    ...clients.flatMap(({ disorder }) => disorder),
    ...(flow.growth > MAX_GROWTH ? [`memory grew by ${Math.round(flow.growth / 1e6)} MB`] : []),
  ];
  const rate = Math.round(flow.sent / seconds);
  const megabytes = Math.round(flow.growth / 1e6);
  return {
    checked: flow.sent,
    violations,
    figures: {
      ...figures,
      messagesPerSecond: rate,
      bytes: written.bytes,
      grownMegabytes: megabytes,
    },
  };
}

const unequal = (what: string, is: number, wanted: number): string[] =>
  is === wanted ? [] : [`${is} ${what} instead of ${wanted}`];

interface Flow {
  readonly sent: number;
  readonly growth: number;
}

interface Source {
  readonly url: string;
  /** Sends so many seconds long, to all sockets in turn. */
  flow(seconds: number): Promise<Flow>;
  stop(): Promise<void>;
}

/** A terminal that says as much as one wants; commands come back as they are. */
async function startSource(): Promise<Source> {
  const server: Server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(
      request.url === '/ping' ? '{"app":"MetaScalp","version":"1.0.671"}' : '{"connections":[]}',
    );
  });
  const front = new WebSocketServer({ server });
  front.on('connection', (socket) => {
    socket.on('message', (bytes) => socket.send(String(bytes)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    flow: (seconds) => pour([...front.clients], seconds),
    stop: async () => {
      for (const socket of front.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

async function pour(sockets: readonly WebSocket[], seconds: number): Promise<Flow> {
  const began = performance.now();
  const total = seconds * PER_SECOND;
  let sent = 0;
  let settledMemory = 0;
  let peak = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * PER_SECOND));
    for (; sent < due; sent += 1) {
      const place = sent % sockets.length;
      sockets[place]?.send(message(Math.floor(sent / sockets.length)));
    }
    const memory = process.memoryUsage().rss;
    if (sent < total / 4) settledMemory = Math.max(settledMemory, memory);
    else peak = Math.max(peak, memory);
    await new Promise((done) => setTimeout(done, TICK_MS));
  }
  return { sent, growth: peak - settledMemory };
}

const message = (n: number): string =>
  `{"type":"order_update","data":{"connectionId":1,"orderId":${900_000_000_000 + n},"ticker":"BTCUSDT","side":"Buy","type":"Limit","price":65000.5,"filledPrice":0,"size":0.01,"filledSize":0,"fee":0,"feeCurrency":"USDT","status":"Open","time":"2026-03-16T12:00:00.000+00:00"}}`;

interface Listening {
  readonly socket: WebSocket;
  count: number;
  readonly disorder: string[];
}

async function listen(url: string): Promise<Listening> {
  const socket = await open(url);
  const listening: Listening = { socket, count: 0, disorder: [] };
  socket.on('message', (bytes) => {
    const n = Number(/"orderId":(\d+)/.exec(String(bytes))?.[1]) - 900_000_000_000;
    if (n !== listening.count && listening.disorder.length === 0) {
      listening.disorder.push(`message ${n} came where ${listening.count} was due`);
    }
    listening.count += 1;
  });
  return listening;
}

function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Waits for the last messages, at most ten seconds. */
async function settled(clients: readonly Listening[], wanted: number): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (clients.reduce((sum, { count }) => sum + count, 0) >= wanted) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Round trips in microseconds, in turns, so that both meet the same weather. */
async function measure(direct: string, proxy: string): Promise<Readonly<Record<string, number>>> {
  const sockets = { direct: await open(direct), proxy: await open(proxy) };
  const took: Record<string, number[]> = { rest: [], restProxy: [], frame: [], frameProxy: [] };
  for (let i = 0; i < TRIPS; i += 1) {
    took.rest?.push(await timed(() => ask(direct)));
    took.restProxy?.push(await timed(() => ask(proxy)));
    took.frame?.push(await timed(() => echo(sockets.direct)));
    took.frameProxy?.push(await timed(() => echo(sockets.proxy)));
  }
  sockets.direct.close();
  sockets.proxy.close();
  const entries = Object.entries(took).flatMap(([name, list]) => {
    const sorted = list.slice(TRIPS / 10).sort((a, b) => a - b);
    const at = (share: number): number =>
      Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
    return [
      [`${name}P50us`, at(0.5)],
      [`${name}P99us`, at(0.99)],
    ] as const;
  });
  return Object.fromEntries(entries);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) * 1000;
}

const ask = async (url: string): Promise<string> => (await fetch(`${url}/api/connections`)).text();

function echo(socket: WebSocket): Promise<unknown> {
  return new Promise((done) => {
    socket.once('message', done);
    socket.send('{"type":"subscribe","data":{"connectionId":1}}');
  });
}
