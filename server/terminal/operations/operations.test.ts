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

describe('latency', () => {
  it('makes an order meet the book after it travelled, and its events come back later', async () => {
    await begin({ toVenueMs: 40, fromVenueMs: 10, bookWindowMs: 0 });
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(3);
    const reply = place(1, 60_000, 0.01);
    // The request has arrived when the journal of the mock shows it.
    while (
      !mock.journal.all().entries.some((entry) => 'name' in entry && entry.name === 'placeOrder')
    ) {
      await new Promise((turn) => setImmediate(turn));
    }
    await mock.advance(49);
    expect(await wire.fence()).toHaveLength(3);
    await mock.advance(1);
    expect((await reply).json).toMatchObject({ status: 'ok', executionTimeMs: 50 });
    expect((await wire.fence()).length).toBeGreaterThan(4);
    wire.close();
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
