/** A posted order and its update on a socket, beside bare express with ajv and bare ws on the same machine. */
import { join } from 'node:path';
import WebSocket from 'ws';

import { RawHttp } from './http-load.js';
import { type BenchTable, median, type Row } from './measure.js';
import { orderAt, ordersPerSecond, post, type Side, start } from './order-load.js';

const PAIRS = 7;
const WARM_UP_MS = 1500;
const SLICE_MS = 1000;
const UPDATES = 400;

export async function benchRest(): Promise<BenchTable> {
  const root = process.cwd();
  const ours = await start((port) => [
    join(root, 'dist', 'cli.js'),
    ...['serve', '--port', `${port}`, '--control-port', 'off', '--scenario', 'quiet', '--quiet'],
  ]);
  const peer = await start((port) => [
    join(root, 'conformance', 'bench', 'peers', 'express-ajv-ws.js'),
    String(port),
  ]);
  try {
    const post = await rowOf(ours, peer, ordersPerSecond, WARM_UP_MS);
    const orderToUpdate = await rowOf(ours, peer, microsecondsToUpdate, WARM_UP_MS);
    return {
      peer: 'express + ajv + ws',
      runs: PAIRS,
      verified: true,
      unit: 'orders/s or µs (p50)',
      rows: { post, orderToUpdate },
    };
  } finally {
    ours.stop();
    peer.stop();
  }
}

type Measure = (port: number, ms: number) => Promise<number>;

async function rowOf(ours: Side, peer: Side, measure: Measure, warmUpMs: number): Promise<Row> {
  await measure(ours.port, warmUpMs);
  await measure(peer.port, warmUpMs);
  const a: number[] = [];
  const b: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    a.push(await measure(ours.port, SLICE_MS));
    b.push(await measure(peer.port, SLICE_MS));
  }
  const ratios = a.map((value, i) => value / (b[i] ?? 1)).sort((x, y) => x - y);
  const spread = [ratios[0] ?? 0, ratios.at(-1) ?? 0] as const;
  return { ours: median(a), peer: median(b), ratio: median(ratios), spread };
}

/** Median time from sending an order to its first update on a subscribed socket. */
async function microsecondsToUpdate(port: number): Promise<number> {
  const http = await RawHttp.open(port);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  let arrived: (name: string) => void = () => {};
  socket.on('message', (data) => arrived(/"type":"(\w+)"/.exec(String(data))?.[1] ?? ''));
  const next = (wanted: string): Promise<void> =>
    new Promise((resolve) => {
      arrived = (name) => {
        if (name === wanted) resolve();
      };
    });
  await new Promise((open) => socket.once('open', open));
  const subscribed = next('subscribed');
  socket.send('{"type":"subscribe","data":{"connectionId":1}}');
  await subscribed;
  const times: number[] = [];
  for (let i = 0; i < UPDATES; i += 1) {
    const update = next('order_update');
    const begin = performance.now();
    const reply = post(http, orderAt(i));
    await update;
    times.push((performance.now() - begin) * 1000);
    await reply;
    // An order may have several updates; whatever else it sent must not count for the next one.
    const settled = new Promise((pong) => socket.once('pong', pong));
    socket.ping();
    await settled;
  }
  socket.close();
  http.close();
  return median(times);
}
