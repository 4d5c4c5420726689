/** One virtual hour of a lively market, with one real socket that subscribes to everything of one ticker. */
import { crc32 } from 'node:zlib';
import { WebSocket } from 'ws';

import { startMock } from '../../server/index.js';
import { CounterDoor } from '../../server/market/counter-door.js';
import { type BenchTable, median, type Row } from './measure.js';

const RUNS = 5;
const SECONDS = 3600;
const CONNECTION = 1;
const TICKER = 'BTCUSDT';
const SEED = 1;
/** What the hour has to hold to count as lively. */
const LEAST = { orders: 100_000, trades: 10_000, frames: 30_000 };

interface Hour {
  readonly seconds: number;
  /** Of all bytes that came through the socket, in their order. */
  readonly digest: number;
}

/** What the hour holds. Counted once, in the cold hour: whoever counts is no part of what is measured. */
class Contents {
  orders = 0;
  trades = 0;
  readonly frames: Record<string, number> = {};

  get allFrames(): number {
    return Object.values(this.frames).reduce((sum, count) => sum + count, 0);
  }

  get isLively(): boolean {
    const { orders, trades, frames } = LEAST;
    return this.orders >= orders && this.trades >= trades && this.allFrames >= frames;
  }

  count(text: string): void {
    const type = typeOf(text);
    this.frames[type] = (this.frames[type] ?? 0) + 1;
    if (type === 'trade_update') this.trades += text.match(TRADE)?.length ?? 0;
  }
}

/** The scenario is `default`; `BENCH_SCENARIO` names another. */
export async function benchTime(): Promise<BenchTable> {
  // As everywhere here, the program is warm when it counts; the cold hour is printed too.
  const contents = new Contents();
  const stopCounting = countOrders(contents);
  const cold = await hour((text) => contents.count(text));
  stopCounting();
  const hours: Hour[] = [];
  for (let run = 0; run < RUNS; run += 1) hours.push(await hour());
  const { orders, trades, allFrames, frames, isLively } = contents;
  console.log(`agent orders ${orders}, trades ${trades}, frames ${allFrames}`);
  console.log(`frames by type ${JSON.stringify(frames)}`);
  console.log(`seconds for the first hour of the process ${cold.seconds.toFixed(2)}`);
  console.log(`seconds for the hour ${hours.map(({ seconds }) => seconds.toFixed(2)).join(', ')}`);
  const isSame = hours.every(({ digest }) => digest === cold.digest);
  if (!isLively) console.log(`The hour was not lively: wanted ${JSON.stringify(LEAST)}`);
  return {
    peer: 'real time',
    runs: RUNS,
    verified: isLively && isSame,
    unit: 'seconds/s',
    rows: { secondsPerSecond: rowOf(hours.map(({ seconds }) => SECONDS / seconds)) },
  };
}

async function hour(look?: (text: string) => void): Promise<Hour> {
  const scenario = process.env.BENCH_SCENARIO ?? 'default';
  const mock = await startMock({ scenario, clock: 'virtual', seed: SEED });
  const seen = listenTo(new WebSocket(mock.ws), look);
  await seen.open;
  seen.send('subscribe', { connectionId: CONNECTION });
  seen.send('trade_subscribe', { connectionId: CONNECTION, ticker: TICKER });
  seen.send('orderbook_subscribe', { connectionId: CONNECTION, ticker: TICKER });
  await seen.until('orderbook_snapshot');
  const begin = performance.now();
  await mock.advance(SECONDS * 1000);
  // The hour is over when its last frame has come through the socket.
  seen.send('unsubscribe', { connectionId: CONNECTION });
  await seen.until('unsubscribed');
  const seconds = (performance.now() - begin) / 1000;
  await mock.stop();
  return { seconds, digest: seen.digest() };
}

/** Counts the orders that agents bring to the counter, until it is told to stop. */
function countOrders(contents: Contents): () => void {
  const original = CounterDoor.prototype.place;
  CounterDoor.prototype.place = function place(...order) {
    contents.orders += 1;
    return original.apply(this, order);
  };
  return () => {
    CounterDoor.prototype.place = original;
  };
}

const TYPE = /^\{"type":"(\w+)"/i;
const TRADE = /"price":/gi;

const typeOf = (text: string): string => (TYPE.exec(text)?.[1] ?? 'other').toLowerCase();

function listenTo(socket: WebSocket, look: (text: string) => void = () => {}) {
  const waiting = new Map<string, () => void>();
  let digest = 0;
  socket.on('message', (data: Buffer) => {
    digest = crc32(data, digest);
    const text = data.toString('latin1');
    waiting.get(typeOf(text))?.();
    look(text);
  });
  return {
    digest: () => digest,
    open: new Promise((done) => socket.once('open', done)),
    send: (type: string, data: object) => socket.send(JSON.stringify({ type, data })),
    until: (type: string) => new Promise<void>((done) => waiting.set(type, done)),
  };
}

function rowOf(rates: readonly number[]): Row {
  const ours = median(rates);
  return { ours, peer: 1, ratio: ours, spread: [Math.min(...rates), Math.max(...rates)] };
}
