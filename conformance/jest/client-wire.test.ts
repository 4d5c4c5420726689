import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Situation } from '../client/wire/situation.js';
import { situations } from '../client/wire/situations.js';
import { CannotStart, judgeByWire, type WireOptions } from '../client/wire/wire-judge.js';

/** Knows nothing of us: it sends an order again whenever anything goes wrong. */
const HASTY = `
const url = process.env.METASCALP_URL + '/api/connections/1/orders';
const order = { ticker: 'BTCUSDT', side: 'buy', price: '60000', volume: 1, size: '0.01' };
const headers = { 'content-type': 'application/json' };
for (let left = 2; left > 0; left -= 1) {
  const sent = fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
  const answer = await sent.catch(() => null);
  if (answer?.ok) break;
}
`;

/** Subscribes once more whenever it has heard nothing for a while. */
const listener = (isWatchful: boolean): string => `
import { openSocket } from '${pathToFileURL('client-under-test/adapters/plain-socket.js').href}';
const ignore = () => {};
for (;;) {
  let lastSign = Date.now();
  const onSign = () => { lastSign = Date.now(); };
  const options = { timeoutMs: 1000, onText: ignore, onSign, onClose: ignore };
  const socket = await openSocket(process.env.METASCALP_URL, options);
  socket.send('{"type":"subscribe","data":{"connectionId":1}}');
  while (!${isWatchful} || Date.now() - lastSign < 300) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.ping();
  }
  socket.destroy();
}
`;
const WATCHFUL = listener(true);
const TRUSTING = listener(false);

function program(text: string): readonly string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'client-')), 'program.mjs');
  writeFileSync(path, text);
  return [process.execPath, path];
}

const judge = (id: string, { patienceMs, ...given }: Partial<WireOptions & Situation>) => {
  const found = situations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No situation ${id}`);
  const situation = patienceMs === undefined ? found : { ...found, patienceMs };
  const options = { dialect: 'camel', durationMs: 6000, isRange: false, command: [] } as const;
  return judgeByWire(situation, { ...options, ...given });
};

describe('a program that is judged by its traffic alone', () => {
  it('is caught when it sends an order twice', async () => {
    const command = program(HASTY);
    const { verdict, findings, log } = await judge('wire.doubt.after-accept.reset', { command });
    expect(verdict).toBe('fail');
    expect(findings[0]).toMatchObject({ expected: 'one order for everything that it wants' });
    expect(log.join('\n')).toContain('placeOrder');
  }, 20_000);

  it('is told what the API does not know', async () => {
    const { findings } = await judge('wire.understood', { command: program(HASTY) });
    expect(findings.map(({ actual }) => actual).join()).toContain('volume');
  }, 20_000);

  it('passes where nothing goes wrong', async () => {
    const { verdict } = await judge('wire.orders', { command: program(HASTY) });
    expect(verdict).toBe('pass');
  }, 20_000);

  it('is expected back when its socket falls silent', async () => {
    const { verdict } = await judge('wire.half-open', {
      command: program(WATCHFUL),
      durationMs: 500,
    });
    expect(verdict).toBe('pass');
  }, 20_000);

  it('is caught when it never notices the silence', async () => {
    const { verdict, findings } = await judge('wire.half-open', {
      command: program(TRUSTING),
      durationMs: 500,
      patienceMs: 300,
    });
    expect(verdict).toBe('fail');
    expect(findings[0]).toMatchObject({ actual: 'nothing' });
  }, 20_000);

  it('is not judged by orders that it never places', async () => {
    const { verdict, reason } = await judge('wire.orders', { command: program('') });
    expect([verdict, reason]).toEqual(['skip', 'it placed no order']);
  }, 20_000);

  it('is caught when it does nothing at all', async () => {
    const { verdict } = await judge('wire.contact', { command: program('') });
    expect(verdict).toBe('fail');
  }, 20_000);

  it('must be there', async () => {
    await expect(judge('wire.contact', { command: ['no-such-program'] })).rejects.toThrow(
      CannotStart,
    );
  }, 20_000);
});
