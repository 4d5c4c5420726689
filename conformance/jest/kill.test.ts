import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Mock } from '../../server/index.js';
import { moved } from '../grid.js';
import { cleanUp } from '../guard/cleanup.js';
import { Probe } from '../probe.js';
import { at, listAt, numberAt, shown } from '../wire-json.js';
import { startForeign } from './foreign.js';
import { type KillPoint, startKiller } from './killer.js';

const PLACE = '/api/connections/7/orders';
const TICKER = 'BTC_USDT';
const PROGRAM = join('dist', 'test', 'cli.js');

const openOrders = async (probe: Probe): Promise<readonly unknown[]> =>
  listAt((await probe.get(`${PLACE}?Ticker=${TICKER}`)).json, 'orders');

/** Of others: the size and the price of ours, but for the last digit, and one far larger. */
async function placeLookalikes(probe: Probe, order: unknown): Promise<void> {
  const price = numberAt(order, 'price');
  const size = numberAt(order, 'size');
  const others = [
    { price: moved(price, 1, 0.1) },
    { size: moved(size, 1, 0.0001) },
    { size: moved(size, 20, 0.0001) },
  ];
  for (const change of others) {
    const body = { ticker: TICKER, side: 1, price, size, ...change };
    const { status } = await probe.post(PLACE, body);
    expect(status).toBe(200);
  }
}

describe('a trading run that is killed', () => {
  let mock: Mock;
  let direct: Probe;
  beforeEach(async () => {
    mock = await startForeign();
    direct = new Probe(mock.url);
    // What the user has open already, before anything runs.
    const body = { ticker: TICKER, side: 1, price: 30_000, size: 0.001 };
    expect((await direct.post(PLACE, body)).status).toBe(200);
  });
  afterEach(async () => {
    await direct.close();
    await mock.stop();
  });

  const points: readonly (readonly [string, KillPoint, number])[] = [
    ['before its order arrives', { path: /orders$/, when: 'before' }, 0],
    ['between send and reply', { path: /orders$/, when: 'after' }, 1],
    ['with two orders open, between send and reply', { path: /orders$/, when: 'after', nth: 2 }, 2],
    ['before its cancel arrives', { path: /orders\/cancel$/, when: 'before' }, 2],
    ['after its cancel, before the reply', { path: /orders\/cancel$/, when: 'after' }, 1],
  ];

  it.each(points)(
    '%s, is cleaned up, and nothing else is',
    async (_, point, left) => {
      let order: unknown;
      const killer = await startKiller(mock.url, point, async (seen) => {
        order = seen;
        child.kill('SIGKILL');
        await placeLookalikes(direct, seen);
      });
      const undoLog = join(mkdtempSync(join(tmpdir(), 'kill-')), 'undo.ndjson');
      const args = ['--target', killer.url, '--permit', 'trade-demo', '--undo-log', undoLog];
      const cases = 'orders.list.of-one-ticker,orders.cancel.closes';
      const child = spawn(process.execPath, [PROGRAM, 'conformance', ...args, '--cases', cases]);
      const signal = await new Promise((resolve) =>
        child.on('exit', (_code, name) => resolve(name)),
      );
      expect(signal).toBe('SIGKILL');
      await killer.settled();
      expect(order).toBeDefined();
      const before = (await openOrders(direct)).map((each) => shown(at(each, 'id')));
      expect(before).toHaveLength(4 + left);

      const lines: string[] = [];
      expect(await cleanUp(undoLog, (line) => lines.push(line))).toBe(0);
      await killer.stop();
      const after = (await openOrders(direct)).map((each) => shown(at(each, 'id')));
      expect(after).toHaveLength(4);
      expect(lines.filter((line) => line.startsWith('cancelled order'))).toHaveLength(left);
      const gone = before.filter((id) => !after.includes(id));
      for (const id of gone) expect(lines.join('\n')).toContain(`cancelled order ${id} `);
      expect(lines.at(-1)).toBe(`clean: ${left} orders of that run cancelled, none of it is left`);
      expect(lines).toContain(`left alone: 4 orders of others at ${TICKER}`);
    },
    40_000,
  );
});
