import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execCommand } from './exec.js';
import { startMock } from './index.js';
import { leaseRange } from './range.js';

const folder = mkdtempSync(join(tmpdir(), 'metascalp-exec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMON = `
const api = process.env.METASCALP_URL + '/api/connections/1/';
const post = (path, body) => fetch(api + path, { method: 'POST', body: JSON.stringify(body) });
const open = async () => (await (await fetch(api + 'orders?Ticker=LOSTUSDT')).json()).orders;
const order = { ticker: 'LOSTUSDT', side: 1, price: 90, size: 1 };`;

/** Sends again whatever was not answered. */
const NAIVE = `${COMMON}
for (let i = 0; i < 2; i += 1) { try { await post('orders', order); break; } catch {} }`;

/** Looks first, and leaves nothing behind. */
const CAREFUL = `${COMMON}
try { await post('orders', order); } catch { if ((await open()).length === 0) await post('orders', order); }
for (const { id } of await open()) await post('orders/cancel', { ticker: 'LOSTUSDT', orderId: id });`;

/** Buys and walks away. */
const HOLDER = `${COMMON} await post('orders', { ticker: 'BTCUSDT', side: 1, type: 4, size: 0.02, Qty: 2 });`;

interface Ran {
  readonly code: number;
  readonly screen: string;
}

async function exec(
  text: string,
  more: Partial<Parameters<typeof execCommand>[1]> = {},
  options: Parameters<typeof startMock>[0] = {},
): Promise<Ran> {
  let screen = '';
  const code = await execCommand([process.execPath, '--input-type=module', '-e', text], {
    leaseMs: null,
    isVerified: true,
    begin: () => startMock({ scenario: 'magic', ...options }),
    print: (part) => {
      screen += part;
    },
    ...more,
  });
  return { code, screen };
}

describe('exec --verify', () => {
  it('ends with 1 for a client that sends again blindly, and says what happened', async () => {
    const { code, screen } = await exec(NAIVE);
    expect(code).toBe(1);
    expect(screen.split('\n')).toEqual([
      '',
      'Verified: 3 problems. The command ended with 0.',
      '',
      '  orders    2 placed: 2 still open (2 sent, 0 refused)',
      '  fills     none',
      '  fees      none',
      '  profit    none',
      '  verdicts  1 duplicated: more than one order for one wish',
      '  hints     none',
      '',
      'Problems',
      '  1. duplicated: Buy Limit 1 LOSTUSDT at 90, connection 1. It was sent 2 times (journal #1, #3) before an answer had arrived, and became 2 orders: 98765, 98766.',
      '  2. left over: order 98765, Buy Limit 1 LOSTUSDT at 90, connection 1, is still Open.',
      '  3. left over: order 98766, Buy Limit 1 LOSTUSDT at 90, connection 1, is still Open.',
      '',
    ]);
  });

  it('ends with 0 for one that looks first', async () => {
    const { code, screen } = await exec(CAREFUL);
    expect(code).toBe(0);
    expect(screen).toContain('all orders are accounted for, nothing is left over');
    expect(screen).toContain('1 exactly-once: one order, and the client was told');
  });

  it('counts a position that is left, fees, profit and hints', async () => {
    const { code, screen } = await exec(HOLDER);
    expect(code).toBe(1);
    expect(screen).toContain('fills     bought 0.02 BTCUSDT at 65123.6 on average, connection 1');
    expect(screen).toContain('fees      0.651236 USDT');
    expect(screen).toContain('connection 1: -0.651236 USDT');
    expect(screen).toContain("hints     you sent 'Qty'; the API knows 'size' (placeOrder, journal");
    expect(screen).toContain(
      '1. left over: a position, Buy 0.02 BTCUSDT at 65123.6, connection 1.',
    );
  });

  it('judges what came before a reset, too', async () => {
    const text = `${NAIVE} await fetch(process.env.METASCALP_CONTROL_URL + '/reset', { method: 'POST' });`;
    const { code, screen } = await exec(text, {}, { controlPort: 0 });
    expect(code).toBe(1);
    expect(screen).toContain('Verified: 1 problem.');
    expect(screen).toContain('1. before reset 1, duplicated: Buy Limit 1 LOSTUSDT at 90');
    expect(screen).toContain('resets    1; all but problems is about what came after the last one');
  });

  it('lets alone what the world began with', async () => {
    const { code, screen } = await exec('', {}, { scenario: 'in-position', clock: 'virtual' });
    expect([code, screen]).toEqual([0, expect.stringContaining('orders    none placed')]);
  });

  it("takes over the command's code when there is nothing to complain about, and only then", async () => {
    expect((await exec(`${CAREFUL} process.exit(7);`)).code).toBe(7);
    expect((await exec(`${NAIVE} process.exit(7);`)).code).toBe(1);
    const missing = { leaseMs: null, isVerified: true, begin: startMock, print: () => {} };
    expect(await execCommand(['no-such-program'], missing)).toBe(127);
  });

  it('proves nothing when the truth has gaps', async () => {
    const begin = async () => {
      const mock = await startMock({ scenario: 'magic' });
      const { orders } = mock.truth;
      const lost = { upTo: 9, orderIds: [], sentence: 'Of the journal something is missing.' };
      return Object.assign(mock, {
        truth: { ...mock.truth, orders: () => ({ ...orders(), lost }) },
      });
    };
    const { code, screen } = await exec(CAREFUL, { begin });
    expect(code).toBe(5);
    expect(screen).toContain('Verified: not proved: part of the evidence is gone');
    expect(screen).toContain('Of the journal something is missing.');
  });

  it('says when the journal was too small for counts and hints', async () => {
    const { code, screen } = await exec(CAREFUL, {}, { maxJournal: 2 });
    expect(code).toBe(0);
    expect(screen).toContain('Only the last 2 journal entries are kept: requests and hints');
  });

  it('writes a page that needs no other file', async () => {
    const file = join(folder, 'report.html');
    const { screen } = await exec(NAIVE, { htmlReport: file });
    const page = readFileSync(file, 'utf8');
    expect(screen).toContain(`Report: ${file}`);
    expect(page).toContain('1. duplicated: Buy Limit 1 LOSTUSDT at 90, connection 1.');
    expect(page).toContain('NOT DELIVERED');
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
  });
});

describe('exec', () => {
  it('passes a signal on and ends as the command does', async () => {
    const text =
      "process.on('SIGHUP', () => process.exit(9)); setInterval(() => {}, 1000); await fetch(process.env.METASCALP_URL + '/ping');";
    let url = '';
    const listeners = process.listenerCount('SIGHUP');
    const begin = async () => {
      const mock = await startMock({ scenario: 'empty' });
      url = mock.url;
      void mock.journal.wait({ name: 'ping' }, { timeoutMs: 60_000 }).then(() => {
        process.emit('SIGHUP', 'SIGHUP');
      });
      return mock;
    };
    expect((await exec(text, { begin, isVerified: false })).code).toBe(9);
    await expect(fetch(`${url}/ping`)).rejects.toThrow();
    expect(process.listenerCount('SIGHUP')).toBe(listeners);
  });

  it('holds the lease of the range as long as its command runs', async () => {
    const giveBack = await leaseRange(60_000);
    await expect(exec('', { leaseMs: 0 })).rejects.toThrow(/holds the port range/);
    await giveBack();
    const isTaken = `
      const { createServer } = await import('node:net');
      createServer().once('error', () => process.exit(3)).listen(17844, '127.0.0.1', () => process.exit(4));`;
    expect((await exec(isTaken, { leaseMs: 60_000, isVerified: false })).code).toBe(3);
  });
});
