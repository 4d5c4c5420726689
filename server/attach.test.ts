import { type AttachedMock, attach, type Mock, startMock } from './index.js';
import { call, Wire } from './testing/wire.js';

let mock: Mock;
let far: AttachedMock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0, ids: 'int64' });
  far = await attach(mock.controlUrl ?? '');
});
afterEach(() => mock.stop());

const TICKER = { connectionId: 1, ticker: 'BTCUSDT' } as const;
const ORDER = { ticker: 'BTCUSDT', side: 'Buy', price: 60_000, size: 0.01 } as const;

/** Names of methods, those of parts with the part in front. */
const methodsOf = (object: object, prefix = ''): string[] =>
  Object.entries(object).flatMap(([name, value]) =>
    typeof value === 'function'
      ? [prefix + name]
      : typeof value === 'object' && value !== null
        ? methodsOf(value, `${prefix}${name}.`)
        : [],
  );

describe('a mock of another process', () => {
  it('is where the other one is', () => {
    const { url, ws, port, control, controlUrl, version } = mock;
    expect(far).toMatchObject({ url, ws, port, control, controlUrl, version });
  });

  it('has every method that the other one has in its parts', () => {
    const { clock, connections, faults, journal, market, sockets, truth } = mock;
    const parts = { clock, connections, faults, journal, market, sockets, truth };
    expect(methodsOf(far)).toEqual(expect.arrayContaining(methodsOf(parts)));
  });

  it('answers what the other one answers', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', TICKER);
    await wire.atLeast(2);
    await call(`${mock.url}/api/connections/1/orders`, 'POST', ORDER);
    const past = await far.advance(500);
    expect(past).toMatchObject({ advancedMs: 500, frames: 1, matched: null });
    expect(await far.advance({ until: { name: 'placeOrder' }, ms: 1 })).toMatchObject({
      matched: { name: 'placeOrder', data: { side: 'Buy' } },
    });
    const match = { name: 'placeOrder', data: { price: { gt: 1 } } };
    const asked: [unknown, unknown][] = [
      [await far.config(), mock.config()],
      [await far.ui(), await mock.ui()],
      [await far.clock.get(), mock.clock.get()],
      [await far.connections.list(), mock.connections.list()],
      [await far.faults.list(), mock.faults.list()],
      [await far.market.outcomes.list(), mock.market.outcomes.list()],
      [await far.sockets.list(), mock.sockets.list()],
      [await far.journal.all({ after: 1 }), mock.journal.all({ after: 1 })],
      [await far.journal.recording(), mock.journal.recording()],
      [await far.journal.find(match), mock.journal.find(match)],
      [await far.journal.count(match), { count: 1 }],
      [await far.journal.sequence([match]), mock.journal.sequence([match])],
      [(await far.journal.wait(match)).entries, mock.journal.find(match).entries],
      [await far.truth.orders({ connectionId: 1 }), mock.truth.orders({ connectionId: 1 })],
      [await far.truth.book({ ...TICKER, depth: 2 }), mock.truth.book({ ...TICKER, depth: 2 })],
      [await far.truth.balances(), mock.truth.balances()],
      [await far.truth.positions(), mock.truth.positions()],
      [await far.truth.compare({ orders: [] }), mock.truth.compare({ orders: [] })],
    ];
    for (const [theirs, ours] of asked) expect(theirs).toEqual(ours);
    wire.close();
  });

  it('does what the other one does', async () => {
    const wire = await Wire.open(mock.ws);
    await far.faults.add({ kind: 'drop' });
    await far.faults.clear('f1');
    const { liquidityId } = await far.market.rest({ ...TICKER, ...ORDER, price: 65_123.5 });
    await far.market.remove(liquidityId);
    expect(await far.market.trade({ ...TICKER, side: 'Sell', size: 0.01 })).toMatchObject({
      trades: [{ price: 65_123.4 }],
    });
    expect(await far.market.move({ ...TICKER, to: 65_130 })).toMatchObject({ to: 65_130 });
    await far.market.mark({ ...TICKER, price: 65_131 });
    await far.market.pause();
    await far.market.resume({ ticker: 'BTCUSDT' });
    await far.market.outcome({ match: TICKER, outcome: { do: 'never' } });
    await far.market.outcomes.clear();
    expect(await far.connections.set(2, { state: 'Reconnecting' })).toMatchObject({ state: 3 });
    const { orderId } = await far.connections.place(1, ORDER);
    expect(orderId).toBe('9007199254740993');
    const cancel = { ticker: 'BTCUSDT', orderId: 9007199254740993n };
    expect(await far.connections.cancel(1, cancel)).toMatchObject({ orderId });
    await far.sockets.stall('s1', { direction: 'out' });
    await far.sockets.resume('s1');
    await far.sockets.send('all', { text: '{}' });
    await far.sockets.close('s1', { code: 4000 });
    expect(await wire.closed).toBe(4000);
    expect(await far.clock.set({ speed: 2 })).toMatchObject({ speed: 2 });
    const names = (await far.journal.find({ channel: 'control' })).entries.map(({ name }) => name);
    expect(new Set(names).size).toBe(19);
    await far.journal.clear();
    expect((await far.journal.all()).entries).toEqual([]);
    expect(await far.reset({ seed: 5 })).toEqual({ elapsedMs: expect.any(Number) });
    expect(mock.options.seed).toBe(5);
  });

  it('refuses as the other one does', async () => {
    const refusal = { code: 'BAD_REQUEST', pointer: '/kind', hint: "did you mean 'latency'?" };
    await expect(far.faults.add({ kind: 'latncy' })).rejects.toMatchObject(refusal);
    expect(() => mock.faults.add({ kind: 'latncy' })).toThrow(expect.objectContaining(refusal));
    await expect(far.journal.wait({ name: 'x' }, { timeoutMs: 1 })).rejects.toMatchObject({
      name: 'ControlError',
      code: 'DEADLINE',
      details: { near: [], seen: 0, found: 0 },
    });
  });

  it('stops the other one', async () => {
    await far.stop();
    await expect(fetch(`${mock.url}/ping`)).rejects.toThrow('fetch failed');
    await expect(attach(mock.controlUrl ?? '')).rejects.toThrow('fetch failed');
  });
});
