/** One virtual hour of a lively market, with one real socket that subscribes to everything of one ticker. */
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
  readonly orders: number;
  readonly trades: number;
  readonly frames: Readonly<Record<string, number>>;
  /** Of what came through the socket, in its order. */
  readonly digest: number;
}

/** The scenario is `default`; `BENCH_SCENARIO` names another. */
export async function benchTime(): Promise<BenchTable> {
  // As everywhere here, the program is warm when it counts; the cold hour is printed too.
  const cold = await hour();
  const hours: Hour[] = [];
  for (let run = 0; run < RUNS; run += 1) hours.push(await hour());
  const [first] = hours as [Hour, ...Hour[]];
  const frames = Object.values(first.frames).reduce((sum, count) => sum + count, 0);
  console.log(`agent orders ${first.orders}, trades ${first.trades}, frames ${frames}`);
  console.log(`frames by type ${JSON.stringify(first.frames)}`);
  console.log(`seconds for the first hour of the process ${cold.seconds.toFixed(2)}`);
  console.log(`seconds for the hour ${hours.map(({ seconds }) => seconds.toFixed(2)).join(', ')}`);
  const isLively =
    first.orders >= LEAST.orders && first.trades >= LEAST.trades && frames >= LEAST.frames;
  const isSame = hours.every(({ digest }) => digest === first.digest);
  if (!isLively) console.log(`The hour was not lively: wanted ${JSON.stringify(LEAST)}`);
  return {
    peer: 'real time',
    runs: RUNS,
    verified: isLively && isSame,
    unit: 'seconds/s',
    rows: { secondsPerSecond: rowOf(hours.map(({ seconds }) => SECONDS / seconds)) },
  };
}

async function hour(): Promise<Hour> {
  const scenario = process.env.BENCH_SCENARIO ?? 'default';
  const mock = await startMock({ scenario, clock: 'virtual', seed: SEED });
  const orders = countOrders();
  const seen = listenTo(new WebSocket(mock.ws));
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
  const { frames, trades, digest } = seen;
  return { seconds, orders: orders.stop(), trades: trades(), frames, digest: digest() };
}

/** Counts the orders that agents bring to the counter. */
function countOrders(): { stop(): number } {
  const original = CounterDoor.prototype.place;
  let count = 0;
  CounterDoor.prototype.place = function place(...order) {
    count += 1;
    return original.apply(this, order);
  };
  return {
    stop() {
      CounterDoor.prototype.place = original;
      return count;
    },
  };
}

const TYPE = /^\{"type":"(\w+)"/i;
const TRADE = /"price":/gi;

function listenTo(socket: WebSocket) {
  const frames: Record<string, number> = {};
  const waiting = new Map<string, () => void>();
  let trades = 0;
  let digest = 0;
  socket.on('message', (data: Buffer) => {
    const text = data.toString('latin1');
    const type = (TYPE.exec(text)?.[1] ?? 'other').toLowerCase();
    frames[type] = (frames[type] ?? 0) + 1;
    if (type === 'trade_update') trades += text.match(TRADE)?.length ?? 0;
    // Every seventeenth character is enough to notice a stream that differs.
    for (let i = 0; i < text.length; i += 17) digest = (digest * 31 + text.charCodeAt(i)) | 0;
    waiting.get(type)?.();
  });
  return {
    frames,
    trades: () => trades,
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
