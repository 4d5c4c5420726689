import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

function program(text: string): readonly string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'client-')), 'program.mjs');
  writeFileSync(path, text);
  return [process.execPath, path];
}

const judge = (id: string, given: Partial<WireOptions>) => {
  const situation = situations.find((each) => each.id === id);
  if (situation === undefined) throw new Error(`No situation ${id}`);
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
