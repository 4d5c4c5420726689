import { type Mock, startMock } from '../../index.js';
import { call, Wire } from '../../testing/wire.js';

let mock: Mock;
const begin = async (knobs: Readonly<Record<string, unknown>>): Promise<void> => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', knobs });
};
afterEach(() => mock.stop());

const ORDERS = '/api/connections/1/orders';
const place = (side: 1 | 2, price: number, size: number) =>
  call(`${mock.url}${ORDERS}`, 'POST', { ticker: 'BTCUSDT', side, price, size });

/** The request has arrived when the journal of the mock shows it. */
const arrived = async (name: string, count = 1): Promise<void> => {
  while (mock.journal.all().entries.filter((entry) => entry.name === name).length < count) {
    await new Promise((turn) => setImmediate(turn));
  }
};

/** Frames by name, the fence left out. */
const typesOf = (frames: readonly { readonly type: string }[]): string[] =>
  frames.map(({ type }) => type);

describe('latency', () => {
  const watch = async (connectionId = 1): Promise<Wire> => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId });
    wire.send('orderbook_subscribe', { connectionId, ticker: 'BTCUSDT' });
    await wire.fence();
    return wire;
  };

  it('makes an order meet the book after it travelled, and its events come back later', async () => {
    await begin({ toVenueMs: 40, fromVenueMs: 10, bookWindowMs: 0 });
    const wire = await watch();
    wire.take();
    const reply = place(1, 60_000, 0.01);
    await arrived('placeOrder');
    await mock.advance(39);
    expect(await wire.fence()).toEqual([]);
    await mock.advance(1);
    // The market sees it at once; its owner hears of it when the answer has travelled back.
    expect(typesOf(await wire.fence())).toEqual(['orderbook_update']);
    expect(mock.truth.orders().orders).toHaveLength(1);
    await mock.advance(9);
    expect(typesOf(await wire.fence())).toEqual(['orderbook_update']);
    await mock.advance(1);
    expect((await reply).json).toMatchObject({ status: 'ok', executionTimeMs: 50 });
    expect(typesOf(await wire.fence())).toEqual([
      'orderbook_update',
      'order_update',
      'order_update',
      'finres_update',
    ]);
    wire.close();
  });

  it('lets the news of others travel too', async () => {
    await begin({ fromVenueMs: 10 });
    const wire = await watch();
    const first = place(1, 65_123.5, 0.01);
    await arrived('placeOrder');
    await mock.advance(10);
    await first;
    wire.take();
    const other = `${mock.url}/api/connections/11/orders`;
    const second = call(other, 'POST', { ticker: 'BTCUSDT', side: 2, price: 65_123.5, size: 0.01 });
    await arrived('placeOrder', 3);
    await mock.advance(9);
    expect(typesOf(await wire.fence())).not.toContain('order_update');
    await mock.advance(1);
    await second;
    expect(typesOf(await wire.fence())).toContain('order_update');
    wire.close();
  });

  it('lets results travel as they were when they set out', async () => {
    await begin({ fromVenueMs: 100 });
    const wire = await watch();
    const replies = [place(1, 66_000, 0.01)];
    await arrived('placeOrder');
    await mock.advance(50);
    replies.push(place(1, 66_000, 0.01));
    await arrived('placeOrder', 2);
    await mock.advance(50);
    const feeTold = async (): Promise<unknown> =>
      (await wire.fence()).findLast(({ type }) => type === 'finres_update')?.data.finreses;
    expect(await feeTold()).toMatchObject([{ currency: 'USDT', fee: 0.325618 }]);
    await mock.advance(50);
    expect(await feeTold()).toMatchObject([{ currency: 'USDT', fee: 0.651236 }]);
    await Promise.all(replies);
    wire.close();
  });

  it('draws each journey from the seed, and tells it as executionTimeMs', async () => {
    const times = async (): Promise<number[]> => {
      await begin({ toVenueMs: 'uniform:10:90', fromVenueMs: 'lognormal:20:0.5' });
      const seen: number[] = [];
      for (let count = 1; count <= 4; count += 1) {
        const reply = place(1, 60_000, 0.01);
        await arrived('placeOrder', 2 * count - 1);
        await mock.advance(1000);
        seen.push(((await reply).json as { executionTimeMs: number }).executionTimeMs);
      }
      await mock.stop();
      return seen;
    };
    const first = await times();
    expect(new Set(first).size).toBeGreaterThan(1);
    expect(await times()).toEqual(first);
  });

  it('lets market data arrive later, as a whole book at every moment', async () => {
    await begin({ marketDataMs: 200, bookWindowMs: 0 });
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    expect(typesOf(await wire.fence())).toEqual(['orderbook_subscribed', 'trade_subscribed']);
    await mock.advance(100);
    await place(1, 66_000, 0.01);
    await mock.advance(99);
    expect(await wire.fence()).toHaveLength(2);
    await mock.advance(1);
    expect(typesOf(await wire.fence()).slice(2)).toEqual(['orderbook_snapshot']);
    await mock.advance(100);
    expect(typesOf(await wire.fence()).slice(3)).toEqual(['orderbook_update', 'trade_update']);
    const { entries } = mock.journal.all();
    const frame = entries.find(({ name }) => name === 'orderbook_snapshot')?.id ?? 0;
    const { asks } = (wire.frames[2]?.data ?? {}) as { asks: { price: number; size: number }[] };
    const belief = { connectionId: 1, ticker: 'BTCUSDT', asks: asks.map((a) => [a.price, a.size]) };
    // What the frame showed was true when it was composed, and is not any more.
    expect(mock.truth.compare({ books: [{ ...belief, frame }] })).toMatchObject({ equal: true });
    expect(mock.truth.compare({ books: [belief] })).toMatchObject({ equal: false });
    wire.close();
  });

  it('sends nothing late to who has unsubscribed meanwhile', async () => {
    await begin({ marketDataMs: 200, bookWindowMs: 0 });
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.fence();
    await place(1, 60_000, 0.01);
    wire.send('orderbook_unsubscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.fence();
    await mock.advance(500);
    expect(typesOf(await wire.fence())).toEqual(['orderbook_subscribed', 'orderbook_unsubscribed']);
    wire.close();
  });

  it('decides the race of a cancellation and a fill at the exchange', async () => {
    await begin({ toVenueMs: 50, fromVenueMs: 5 });
    const wire = await watch();
    const placed = place(1, 65_123.5, 0.01);
    await arrived('placeOrder');
    await mock.advance(55);
    await placed;
    const orderId = mock.truth.orders().orders[0]?.orderId;
    const fill = mock.connections.place(11, {
      ticker: 'BTCUSDT',
      side: 'Sell',
      price: 65_123.5,
      size: 0.01,
    });
    await mock.advance(20);
    // Sent while the order is open, and known as open to everybody.
    const cancelled = call(`${mock.url}${ORDERS}/cancel`, 'POST', { ticker: 'BTCUSDT', orderId });
    await arrived('cancelOrder');
    await mock.advance(35);
    await fill;
    await mock.advance(20);
    const { status, json } = await cancelled;
    expect([status, json]).toEqual([400, { error: 'Unknown order sent.', executionTimeMs: 55 }]);
    expect(mock.truth.orders({ connectionId: 1 }).orders).toMatchObject([
      { status: 'Closed', reason: 'filled', filledSize: 0.01 },
    ]);
    wire.close();
  });

  it('that is too long is a timeout, and the order travels on', async () => {
    await begin({ toVenueMs: 300, exchangeTimeoutMs: 100, exchangeTimeoutStatus: 504 });
    const wire = await watch();
    const reply = place(1, 60_000, 0.01);
    await arrived('placeOrder');
    await mock.advance(100);
    const { status, json } = await reply;
    expect([status, json]).toEqual([
      504,
      { error: 'The exchange did not answer in time', executionTimeMs: 100 },
    ]);
    expect(mock.truth.orders()).toMatchObject({ orders: [], verdicts: { unresolved: 1 } });
    await mock.advance(200);
    expect(typesOf(await wire.fence())).toContain('order_update');
    expect(mock.truth.orders()).toMatchObject({
      orders: [{ status: 'Open' }],
      verdicts: { 'exactly-once': 1 },
    });
    wire.close();
  });

  it.each([
    ['toVenueMs', 'fast'],
    ['marketDataMs', 'uniform:9:1'],
    ['exchangeTimeoutStatus', 200],
  ])('refuses %s=%s', async (name, value) => {
    await expect(startMock({ scenario: 'quiet', knobs: { [name]: value } })).rejects.toThrow(name);
    await begin({});
  });

  it.each(['reply-first', 'event-first'])('keeps the order %s', async (updateOrder) => {
    await begin({ updateOrder });
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    await place(1, 60_000, 0.01);
    await wire.fence();
    const { entries } = mock.journal.all();
    const names = entries.map((entry) => `${'name' in entry && entry.name}`);
    const reply = names.lastIndexOf('placeOrder');
    const event = names.indexOf('order_update');
    expect(reply < event).toBe(updateOrder === 'reply-first');
    wire.close();
  });
});

describe('refusals of the venue', () => {
  it('come in its own words, with the time, and change nothing', async () => {
    await begin({});
    const refused = async (order: object) =>
      (await call(`${mock.url}${ORDERS}`, 'POST', { ticker: 'BTCUSDT', side: 1, ...order })).json;
    expect(await refused({ price: 60_000.05, size: 1 })).toEqual({
      error: 'Price not increased by tick size.',
      executionTimeMs: 0,
    });
    expect(await refused({ price: 60_000, size: 0.0001 })).toMatchObject({ executionTimeMs: 0 });
    expect(await refused({ price: 60_000, size: 900 })).toEqual({
      error: 'Margin is insufficient.',
      executionTimeMs: 0,
    });
    const { json } = await call(`${mock.url}/api/connections/1/balance`);
    expect(json).toMatchObject({ balances: [{ total: 100_000, free: 100_000, locked: 0 }] });
    const view = await call(`${mock.url}/api/connections/9/orders`, 'POST', {
      ticker: 'BTCUSDT',
      side: 1,
      price: 60_000,
      size: 0.01,
    });
    expect([view.status, view.json]).toMatchObject([400, { executionTimeMs: 0 }]);
  });

  it.each([
    ['refuse', 400],
    ['ok', 200],
  ])('of a vain cancel follow the knobs: %s', async (policy, status) => {
    await begin({ cancelUnknown: policy, cancelOfFilled: policy });
    await place(1, 66_000, 0.01);
    const { entries } = mock.journal.all();
    expect(entries.length).toBeGreaterThan(0);
    const cancel = (orderId: number | string) =>
      call(`${mock.url}${ORDERS}/cancel`, 'POST', { ticker: 'BTCUSDT', orderId });
    expect((await cancel(1)).status).toBe(status);
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await place(1, 66_000, 0.01);
    const filled = (await wire.atLeast(2))[1]?.data.orderId as number;
    expect((await cancel(String(filled))).status).toBe(status);
    wire.close();
  });
});
