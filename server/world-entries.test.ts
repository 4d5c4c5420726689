import { type Mock, startMock } from './index.js';
import { call, Wire } from './testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterEach(() => mock.stop());

const BUY = 1;
const SELL = 2;
const STOP_LOSS = 2;
const MARKET = 4;

const place = (connection: number, order: object) =>
  call(`${mock.url}/api/connections/${connection}/orders`, 'POST', { ticker: 'BTCUSDT', ...order });

/** Ids of the place requests of a connection, in their order. */
const requestsOf = (connectionId: number): readonly number[] =>
  mock.journal.find({ name: 'placeOrder', dir: 'in', connectionId }).entries.map(({ id }) => id);

async function bestAsk(): Promise<number> {
  const wire = await Wire.open(mock.ws);
  wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
  const [, snapshot] = await wire.atLeast(2);
  wire.close();
  const { asks = [] } = (snapshot?.data ?? {}) as { asks?: { price: number }[] };
  return asks[0]?.price ?? 0;
}

describe('what happens to an order later', () => {
  it('has the request of the aggressor as its cause', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    // A better price than the best ask, so that the other account meets this order first.
    const price = (await bestAsk()) - 0.1;
    await place(1, { side: SELL, price, size: 0.01 });
    await mock.advance(1000);
    await place(11, { side: BUY, price, size: 0.01 });
    await wire.fence();
    const { entries } = mock.journal.find({ name: 'order_update', connectionId: 1 });
    const statuses = entries.map(({ data, cause }) => [(data as { status: string }).status, cause]);
    const [own] = requestsOf(1);
    const [aggressor] = requestsOf(11);
    expect(statuses).toEqual([
      ['New', own],
      ['Open', own],
      ['Closed', aggressor],
    ]);
    const others = mock.journal.find({ name: 'position_update', connectionId: 1 }).entries;
    expect(others.map(({ cause }) => cause)).toEqual([aggressor]);
    wire.close();
  });
});

describe('the journal of the world', () => {
  it('tells of a stop that is set off, and by whom', async () => {
    const ask = await bestAsk();
    await place(1, { side: BUY, price: ask + 0.1, size: 0.01, type: STOP_LOSS });
    expect(mock.journal.count({ channel: 'world' })).toEqual({ count: 0 });
    await place(11, { side: BUY, size: 10, type: MARKET });
    const { entries } = mock.journal.find({ channel: 'world' });
    expect(entries).toMatchObject([
      {
        name: 'trigger',
        dir: 'none',
        cause: requestsOf(11)[0],
        connectionId: 1,
        ticker: 'BTCUSDT',
        orderId: expect.stringMatching(/^\d+$/),
        data: { side: 'buy', type: 'stopLoss', size: '0.01' },
      },
    ]);
  });

  it('says nothing of a stop that is cancelled', async () => {
    const ask = await bestAsk();
    await place(1, { side: BUY, price: ask + 100, size: 0.01, type: STOP_LOSS });
    await call(`${mock.url}/api/connections/1/orders/cancel-all`, 'POST', { ticker: 'BTCUSDT' });
    expect(mock.journal.count({ channel: 'world' })).toEqual({ count: 0 });
  });
});
