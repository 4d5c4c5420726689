import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Answer } from '../probe.js';
import { DEFAULT_BUDGETS, type GuardRules } from './rules.js';
import { UndoLog } from './undo-log.js';
import { WireGuard } from './wire-guard.js';

const ORDERS = '/api/connections/7/orders';
const DEMO: GuardRules = {
  permit: 'trade-demo',
  consent: null,
  ...DEFAULT_BUDGETS,
  excludesFills: false,
};
const REAL: GuardRules = {
  ...DEMO,
  permit: 'trade-real',
  consent: { connectionId: 7, ticker: 'BTC_USDT', maxNotional: 100 },
  excludesFills: true,
};
const place = {
  connectionId: 7,
  ticker: 'BTC_USDT',
  farBelow: 60,
  farAbove: 140,
  maxNotional: 100,
};
const order = { ticker: 'BTC_USDT', side: 1, price: 50, size: 1 };

interface World {
  demoMode: boolean;
  viewMode: boolean;
  orders: object[];
}

async function guardOn(rules: GuardRules, change: Partial<World> = {}) {
  const world: World = { demoMode: true, viewMode: false, orders: [], ...change };
  const asked: string[] = [];
  const look = async (path: string): Promise<Answer> => {
    asked.push(path);
    const json = path.includes('/orders')
      ? { orders: world.orders }
      : path.includes('/tickers')
        ? { tickers: [{ name: 'BTC_USDT' }, { name: 'ETH_USDT' }] }
        : path.includes('/positions')
          ? { positions: [] }
          : { connections: [{ id: 7, demoMode: world.demoMode, viewMode: world.viewMode }] };
    return { status: 200, headers: {}, text: '', json, asked: path };
  };
  const path = join(mkdtempSync(join(tmpdir(), 'undo-')), 'log.ndjson');
  const guard = new WireGuard(rules, look, new UndoLog(path));
  await guard.allow(place);
  const post = (body: object, to = ORDERS) => guard.before({ method: 'POST', path: to, body });
  const raw = (text: string) => guard.before({ method: 'POST', path: ORDERS, raw: text });
  return { guard, world, asked, post, raw, logged: () => readFileSync(path, 'utf8') };
}

describe('the guard on the wire', () => {
  it('keeps in what is above the permit', async () => {
    const { guard } = await guardOn({ ...DEMO, permit: 'observe' });
    await expect(guard.before({ method: 'POST', path: '/api/combo' })).rejects.toThrow(/above/);
    await expect(guard.before({ method: 'DELETE', path: '/nope' })).rejects.toThrow(/above/);
    expect(await guard.before({ method: 'GET', path: '/ping' })).toBeNull();
  });

  it('writes an order down before it lets it go', async () => {
    const { post, logged } = await guardOn(DEMO);
    expect(await post(order)).toBe(1);
    expect(JSON.parse(logged().trim().split('\n').at(-1) ?? '')).toEqual({
      kind: 'sent',
      n: 1,
      connectionId: 7,
      ticker: 'BTC_USDT',
      side: 1,
      price: 50,
      size: 1,
      type: 0,
    });
  });

  it.each([
    ['outside demo mode', { demoMode: false }],
    ['in view mode', { viewMode: true }],
  ])('refuses orders %s', async (_, change) => {
    await expect((await guardOn(DEMO, change)).post(order)).rejects.toThrow(/mode/);
  });

  it('reads the modes again after a reconnect and at the next case', async () => {
    const { guard, world, post } = await guardOn(DEMO);
    await post(order);
    world.demoMode = false;
    expect(await post(order)).toBe(2);
    guard.reconnected();
    await expect(post(order)).rejects.toThrow(/demo/);
  });

  it.each([
    [{ ...order, size: 3 }],
    [{ ...order, size: '3' }],
    [{ ...order, SIZE: 3 }],
    [{ ...order, size: '1e999' }],
    [{ ...order, price: 1e300 }],
    [{ ...order, type: 4, size: 1 }],
    [{ ...order, ticker: 'ETH_USDT' }],
    [{ ...order, ticker: 'eth_usdt' }],
  ])('refuses %j as out of bounds', async (body) => {
    const { post, logged } = await guardOn(DEMO);
    await expect(post(body)).rejects.toThrow(/worth|not traded/);
    expect(logged()).not.toContain('"sent"');
  });

  it('sees the spelling that a parser would drop', async () => {
    const { raw } = await guardOn(DEMO);
    const text = '{"ticker":"BTC_USDT","side":1,"price":50,"size":9,"size":1}';
    await expect(raw(text)).rejects.toThrow(/worth/);
  });

  it('counts requests and orders', async () => {
    const { post, guard } = await guardOn({ ...DEMO, maxOrders: 1, maxRequests: 3 });
    await post(order);
    await expect(post(order)).rejects.toThrow(/budget of 1 orders/);
    await guard.before({ method: 'GET', path: '/ping' });
    await expect(guard.before({ method: 'GET', path: '/ping' })).rejects.toThrow(/3 requests/);
  });

  it('cancels orders of this run only', async () => {
    const { guard, world, post } = await guardOn(DEMO);
    const n = await post(order);
    const json = { clientId: 'mine' };
    const answer = { status: 200, headers: {}, text: '', json, asked: '' };
    guard.after(n, answer, { method: 'POST', path: ORDERS });
    world.orders = [
      { ...order, id: 1, clientId: 'theirs' },
      { ...order, id: 2, clientId: 'mine' },
    ];
    const cancel = `${ORDERS}/cancel`;
    expect(await post({ ticker: 'BTC_USDT', orderId: 2 }, cancel)).toBeNull();
    await expect(post({ ticker: 'BTC_USDT', orderId: 1 }, cancel)).rejects.toThrow(/not one of/);
    await expect(post({ ticker: 'BTC_USDT' }, `${ORDERS}/cancel-all`)).rejects.toThrow(/others/);
    world.orders = world.orders.slice(1);
    const list = { ticker: 'BTC_USDT', orders: [{ ...order, id: 3, clientId: 'mine' }] };
    guard.after(null, { ...answer, json: list }, { method: 'GET', path: `${ORDERS}?Ticker=X` });
    expect(await post({ ticker: 'BTC_USDT', orderId: 3 }, cancel)).toBeNull();
    expect(await post({ ticker: 'BTC_USDT' }, `${ORDERS}/cancel-all`)).toBeNull();
  });

  it('lets nothing but cancels out once it was stopped', async () => {
    const { guard, post } = await guardOn(DEMO);
    guard.stop('something moved');
    await expect(post(order)).rejects.toThrow('something moved');
    const body = { ticker: 'BTC_USDT', orderId: 999_999_999 };
    expect(await post(body, `${ORDERS}/cancel`)).toBeNull();
  });

  it('confines real orders to what was named, far from the market', async () => {
    const { post } = await guardOn(REAL, { demoMode: false });
    expect(await post(order)).toBe(1);
    await expect(post({ ...order, price: 61 })).rejects.toThrow(/near the market/);
    await expect(post({ ...order, side: 2, price: 70 })).rejects.toThrow(/near the market/);
    await expect(post({ ...order, side: 2, price: 50 })).rejects.toThrow(/near the market/);
    await expect(post({ ...order, size: 0.1, type: 4 })).rejects.toThrow(/filled/);
    await expect(post(order, '/api/connections/8/orders')).rejects.toThrow(/not the one/);
  });
});
