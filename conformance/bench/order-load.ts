/** Orders over raw connections, and the process that takes them. */
import { type ChildProcess, spawn } from 'node:child_process';

import { freePort } from './free-port.js';
import { postOf, RawHttp } from './http-load.js';
import { median } from './measure.js';

const CONNECTIONS = 16;
const SINGLE_ORDERS = 400;

const ORDERS = '/api/connections/1/orders';
/** Between the quotes of world `quiet`: buys and sells meet each other there, so the book stays small. */
const order = (side: 1 | 2): string =>
  postOf(ORDERS, { ticker: 'BTCUSDT', side, price: 65123.5, size: 0.001, type: 0 });
const BUY = order(1);
const SELL = order(2);

/** They take turns, so that the book stays as it is. */
export const orderAt = (i: number): string => (i % 2 === 0 ? BUY : SELL);

export interface Side {
  readonly port: number;
  stop(): void;
}

/** Buys and sells in turns over several connections at once. @throws Error when an order is not taken */
export async function ordersPerSecond(port: number, ms: number): Promise<number> {
  const begin = performance.now();
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const http = await RawHttp.open(port);
      let sent = 0;
      while (performance.now() - begin < ms) {
        await post(http, orderAt(sent));
        sent += 1;
      }
      http.close();
      return sent;
    }),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (total / (performance.now() - begin)) * 1000;
}

export async function post(http: RawHttp, request: string): Promise<void> {
  const status = await http.send(request);
  if (status !== 200) throw new Error(`An order was answered with ${status}`);
}

/** Median time of an order that waits for the one before, on one connection. */
export async function microsecondsAnOrder(port: number): Promise<number> {
  const http = await RawHttp.open(port);
  const times: number[] = [];
  for (let i = 0; i < SINGLE_ORDERS; i += 1) {
    const begin = performance.now();
    await post(http, orderAt(i));
    times.push((performance.now() - begin) * 1000);
  }
  http.close();
  return median(times);
}

/** Resolves when it listens. @throws Error when it ends before */
export async function start(command: (port: number) => string[]): Promise<Side> {
  const port = await freePort();
  const child = spawn(process.execPath, command(port), { stdio: ['ignore', 'ignore', 'inherit'] });
  await listening(port, child);
  return { port, stop: () => child.kill('SIGKILL') };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const http = await RawHttp.open(port).catch(() => undefined);
    if (http !== undefined) {
      http.close();
      return;
    }
    await new Promise((retry) => setTimeout(retry, 20));
  }
  throw new Error(`The process to be measured ended with ${child.exitCode}`);
}
