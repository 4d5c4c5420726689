import { type Mock, startMock } from '../index.js';
import { Wire } from '../testing/wire.js';

describe("the user's own hand", () => {
  let mock: Mock;
  afterEach(() => mock.stop());

  it('places external orders, told by the stream', async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.fence();
    const { orderId, clientId } = await mock.connections.place(1, {
      ticker: 'BTCUSDT',
      side: 'Buy',
      type: 'Market',
      size: '0.01',
    });
    expect(clientId).toMatch(/^[0-9a-f]{32}$/);
    const frames = await wire.fence();
    expect(frames.map(({ type }) => type)).toEqual([
      'subscribed',
      'order_update',
      'order_update',
      'position_update',
      'finres_update',
    ]);
    expect(String(frames[1]?.data.orderId)).toBe(orderId);
    expect(mock.truth.orders()).toMatchObject({
      orders: [{ orderId, clientId, origin: 'external', status: 'Closed', reason: 'filled' }],
      intents: [],
    });
    expect(mock.truth.orders().orders[0]?.told.length).toBeGreaterThan(0);
    const { positions } = mock.truth.positions({ connectionId: 1 });
    expect(positions).toMatchObject([{ ticker: 'BTCUSDT', side: 'Buy', size: 0.01 }]);

    const resting = await mock.connections.place(1, {
      ticker: 'BTCUSDT',
      side: 2,
      price: 70_000,
      size: 0.01,
      reduceOnly: true,
    });
    const cancelled = await mock.connections.cancel(1, {
      ticker: 'BTCUSDT',
      orderId: resting.orderId,
    });
    expect(cancelled).toEqual(resting);
    expect(mock.truth.orders({ origin: 'external' }).orders.at(-1)).toMatchObject({
      reason: 'cancelled',
    });
    wire.close();
  });

  it.each(['virtual', 'real'] as const)(
    'is told RESET when its world ends (%s clock)',
    async (clock) => {
      mock = await startMock({ scenario: 'quiet', clock, knobs: { toVenueMs: 9000 } });
      const cancel = { ticker: 'BTCUSDT', orderId: '1', type: 0 };
      const waiting = [
        mock.connections.place(1, { ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 }),
        mock.connections.cancel(1, cancel),
      ];
      const ends = Promise.allSettled(waiting);
      await mock.reset();
      const reset = { status: 'rejected', reason: expect.objectContaining({ code: 'RESET' }) };
      expect(await ends).toEqual([reset, reset]);
    },
  );

  it('is refused like a client', async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
    const order = { ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 };
    const place = (change: object, id = 1) => mock.connections.place(id, { ...order, ...change });
    await expect(place({ size: 0 })).rejects.toThrow('Size must be greater than zero');
    await expect(place({ price: 60_000.05 })).rejects.toThrow('Price not increased by tick size.');
    await expect(place({ ticker: 'NOPE' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(place({}, 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(place({}, 9)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(mock.connections.cancel(1, { ticker: 'BTCUSDT', orderId: 1 })).rejects.toThrow(
      'Unknown order sent.',
    );
    expect(mock.truth.orders().orders).toEqual([]);
  });
});
