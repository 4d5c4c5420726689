import { type Mock, startMock } from '../index.js';

let mock: Mock;
const begin = async (knobs: Readonly<Record<string, unknown>>): Promise<void> => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', knobs });
};
afterEach(() => mock.stop());

const PLACE = { connectionId: 1, ticker: 'BTCUSDT' } as const;

describe('the mark price', () => {
  it('triggers stops that follow it, and is the cause of what happens', async () => {
    await begin({ triggerSource: 'mark' });
    const order = { ticker: 'BTCUSDT', side: 1, size: 0.01 };
    await mock.connections.place(1, { ...order, type: 'Market' });
    await mock.connections.place(1, { ...order, side: 2, type: 'StopLoss', price: 64_000 });
    mock.market.mark({ ...PLACE, price: 64_000.1 });
    expect(mock.truth.positions({ connectionId: 1 }).positions).toHaveLength(1);
    expect(mock.market.mark({ ...PLACE, price: '64000' })).toEqual({ ...PLACE, price: 64_000 });
    expect(mock.truth.positions({ connectionId: 1 }).positions).toEqual([]);
    expect(mock.truth.orders().orders.at(-1)).toMatchObject({
      type: 'StopLoss',
      status: 'Closed',
      reason: 'filled',
    });
  });

  it('liquidates whoever cannot maintain his position at it', async () => {
    await begin({});
    const order = { ticker: 'BTCUSDT', side: 1, type: 'Market', size: 12 };
    await mock.connections.place(1, order);
    mock.market.mark({ ...PLACE, price: 50_000 });
    const { orders } = mock.truth.orders();
    expect(orders.at(-1)).toMatchObject({ side: 'Sell', origin: 'scenario', requests: [] });
    expect(mock.truth.positions({ connectionId: 1 }).positions).toEqual([]);
  });

  it.each([
    [{ ...PLACE, price: 0 }, 'BAD_REQUEST'],
    [{ ...PLACE, price: 'high' }, 'BAD_REQUEST'],
    [{ ...PLACE, ticker: 'NOPE', price: 1 }, 'NOT_FOUND'],
    [{ ...PLACE, connectionId: 99, price: 1 }, 'NOT_FOUND'],
  ])('refuses %j', async (request, code) => {
    await begin({});
    expect(() => mock.market.mark(request)).toThrow(expect.objectContaining({ code }));
  });
});
