import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connect } from '../../client-under-test/index.js';
import {
  normalize,
  readRecording,
  scanFile,
  startRecording,
  startReplay,
} from '../../fixtures/index.js';
import { decimalText, type OrderUpdateEvent } from '../../schemas/index.js';
import { type Mock, startMock } from '../../server/index.js';
import { enter, leave } from '../arena.js';
import { FOLDER, makeRecordings } from '../recordings/make.js';
import { cases } from '../registry.js';
import { run } from '../runner.js';
import { replayTarget } from '../targets/replay-target.js';
import type { RunRecord } from '../verdict.js';

describe('the recordings of the repository', () => {
  let made: Awaited<ReturnType<typeof makeRecordings>>;
  beforeAll(async () => {
    made = await makeRecordings();
  });

  it('are what the mock says today (npm run recordings writes them anew)', async () => {
    const stale: string[] = [];
    for (const [name, text] of made) {
      const kept = await readFile(join(FOLDER, name), 'utf8').catch(() => '');
      if (kept !== text) stale.push(name);
    }
    expect(stale).toEqual([]);
  });

  it('are whole, small, and without secrets', async () => {
    for (const name of made.keys()) {
      if (!name.endsWith('.ndjson')) continue;
      const path = join(FOLDER, name);
      await readRecording(path);
      expect([name, await scanFile(path)]).toEqual([name, []]);
      expect((await readFile(path)).length).toBeLessThan(16_384);
    }
  });
});

/** What the reference client saw and did, step by step: its requests, then its stream. */
async function trade(url: string): Promise<readonly string[]> {
  const log: string[] = [];
  // Two TCP connections: what comes over one is in order, between them nothing is.
  const stream: string[] = [];
  const client = await connect({ url });
  const { rest, socket } = client;
  socket.on('order_update', ({ orderId, status, filledSize, price }) =>
    stream.push(`update {"orderId":${orderId}} ${status} ${filledSize} at ${price}`),
  );
  const { connections } = await rest.connections();
  log.push(connections.map(({ id, exchange }) => `${id} ${exchange}`).join());
  await socket.subscribe(1);
  const book = await client.mirror(1, 'BTCUSDT');
  const { bestBid, bestAsk } = book;
  if (bestBid === undefined || bestAsk === undefined) throw new Error('The book is empty');
  log.push(`book ${bestBid.price} ${bestAsk.price}`);
  const low = Number(bestBid.price) - 500;
  await rest.placeOrder(1, { ticker: 'BTCUSDT', side: 1, type: 0, price: low, size: 0.01 });
  const { orders } = await rest.orders(1, 'BTCUSDT');
  const [order] = orders;
  log.push(`listed {"orderId":${order?.id}} ${order?.price} ${order?.createDate}`);
  await rest.cancelOrder(1, { ticker: 'BTCUSDT', orderId: order?.id ?? 0 });
  const size = decimalText(Math.round(Number(bestAsk.size) * 1500) / 1000);
  await rest.placeOrder(1, { ticker: 'BTCUSDT', side: 1, type: 0, price: bestAsk.price, size });
  const { positions } = await rest.positions(1);
  log.push(`holds ${positions[0]?.size} at ${positions[0]?.avgPrice}`);
  const isLast = ({ status, filledSize }: OrderUpdateEvent): boolean =>
    status === 'Closed' && Number(filledSize) > 0;
  const closed = socket.next('order_update', isLast, 5000);
  await rest.cancelAllOrders(1, { ticker: 'BTCUSDT' });
  await closed;
  await socket.subscribeTrades(1, 'BTCUSDT');
  await client.close();
  return [...log, ...stream].map((line) => normalize(line));
}

describe('a session of the reference client', () => {
  let mock: Mock;
  let path = '';
  let live: readonly string[] = [];

  beforeAll(async () => {
    mock = await startMock({ scenario: 'quiet', seed: 3, clock: 'real' });
    path = join(await mkdtemp(join(tmpdir(), 'session-')), 'a.ndjson.gz');
    const session = await startRecording({ target: mock.url, out: path, proxyPort: 0 });
    live = await trade(session.proxy?.url ?? '');
    await session.stop('stopped');
    await mock.stop();
  });

  it('was filled in part and cancelled', () => {
    expect(live.some((line) => /^update .* Open [\d.]*[1-9]/.test(line))).toBe(true);
    expect(live.filter((line) => /^update .* Closed/.test(line))).toHaveLength(2);
  });

  it.each(['cause', 'time'] as const)('is the same against its replay by %s', async (mode) => {
    // Played slowly: the recorded end of the socket waits for nobody, however busy the machine is.
    const replay = await startReplay(path, { mode, speed: 0.25 });
    const again = await trade(replay.url);
    const report = replay.report();
    await replay.stop();
    expect(report).toMatchObject({ misses: [], untaken: [] });
    expect(again).toEqual(live);
  });
});

describe('a recording as a target', () => {
  it('passes where it has what is asked for, and is never blamed for what it lacks', async () => {
    const target = await replayTarget(`replay:${FOLDER}/1.0.3/mixed/connections/traffic.ndjson`);
    const arena = await enter(target);
    const records: RunRecord[] = [];
    try {
      const chosen = cases.filter(
        ({ effect, id }) => effect === 'read' && !id.startsWith('streams'),
      );
      for await (const record of run(chosen, arena, { deadlineMs: 3000 })) records.push(record);
    } finally {
      await leave(arena);
    }
    const bad = records.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
    expect(bad.map(({ id, findings }) => [id, findings])).toEqual([]);
    expect(records.some(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(records.some(({ reason }) => reason === 'not in the recording')).toBe(true);
  });
});

describe('the journal of a mock', () => {
  it('is a recording that can be replayed', async () => {
    const mock = await startMock({
      scenario: 'quiet',
      seed: 3,
      clock: 'real',
      controlPort: 'auto',
    });
    const live = await trade(mock.url);
    const path = join(await mkdtemp(join(tmpdir(), 'journal-')), 'a.ndjson');
    const answer = await fetch(`${mock.controlUrl}/journal?format=ndjson&limit=100000`);
    await writeFile(path, await answer.text());
    await mock.stop();
    const { header, entries } = await readRecording(path);
    expect(header).toMatchObject({ mode: 'journal', dialect: 'camel', appVersion: '1.0.671' });
    const [placed] = entries.filter(({ name, dir }) => name === 'placeOrder' && dir === 'in');
    expect(entries.filter(({ cause }) => cause === placed?.id).length).toBeGreaterThan(1);
    const replay = await startReplay(path);
    expect(await trade(replay.url)).toEqual(live);
    expect(replay.misses).toEqual([]);
    await replay.stop();
  });
});
