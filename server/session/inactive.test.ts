import { type Mock, startMock } from '../index.js';
import { call, type Frame, Wire } from '../testing/wire.js';

let mock: Mock;
let wire: Wire;

beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  wire = await Wire.open(mock.ws);
  wire.send('subscribe', { connectionId: 1 });
  wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
  await wire.atLeast(3);
  wire.take();
});
afterEach(() => mock.stop());

/** Inside the spread, so that the neighbour's sale finds it first. */
const order = { ticker: 'BTCUSDT', side: 1, price: 65_123.5, size: 0.01 };
const types = (frames: readonly Frame[]): string[] => frames.map(({ type }) => type);

describe('a connection that is not active', () => {
  it('is silent on its subscriptions, which stay, and then tells what was missed', async () => {
    expect((await call(`${mock.url}/api/connections/1/orders`, 'POST', order)).status).toBe(200);
    await mock.advance(1000);
    await wire.fence();
    wire.take();

    mock.connections.set(1, { active: false });
    // Its neighbour on the same venue takes what rests there.
    await call(`${mock.url}/api/connections/11/orders`, 'POST', { ...order, side: 2 });
    await mock.advance(1000);
    expect(await wire.fence()).toEqual([]);
    expect(mock.sockets.list()).toMatchObject({
      sockets: [{ subscriptions: ['connection:1', 'orderbook:1:BTCUSDT'] }],
    });

    mock.connections.set(1, { active: true });
    const frames = await wire.fence();
    expect(types(frames)).toEqual(
      expect.arrayContaining(['order_update', 'position_update', 'orderbook_snapshot']),
    );
    const closed = frames.find(({ type }) => type === 'order_update');
    expect(closed?.data).toMatchObject({ status: 'Closed', filledSize: 0.01 });
    const snapshot = frames.find(({ type }) => type === 'orderbook_snapshot');
    expect(JSON.stringify(snapshot?.data)).not.toContain('"price":65123.5,');
  });
});
