import type { Mock } from '../index.js';
import { placeOrder, startQuietMock } from '../testing/quiet-mock.js';
import { call } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startQuietMock();
});
afterEach(() => mock.stop());

const place = (order: object, connection?: number) => placeOrder(mock, order, connection);

describe('positions', () => {
  it('tell what they earned and cost', async () => {
    await place({ price: 65_123.6, size: 1 });
    await place({ side: 2, type: 4, size: 0.5 });
    const [position] = mock.truth.positions({ connectionId: 1 }).positions;
    const [buy, sell] = mock.truth.orders().orders;
    expect(position).toMatchObject({
      ticker: 'BTCUSDT',
      side: 'Buy',
      size: 0.5,
      avgPriceFix: 65_123.6,
      realised: -0.1,
      fee: Number(((buy?.fee ?? 0) + (sell?.fee ?? 0)).toPrecision(12)),
    });
    // Valued at the last trade, 0.2 below the entry.
    expect(position?.unrealised).toBe(-0.1);
    expect(position?.avgPriceDyn).toBe(65_123.8);
    await call(
      `${mock.controlUrl}/market/mark`,
      'POST',
      { connectionId: 1, ticker: 'BTCUSDT', price: 65_223.6 },
      { 'Content-Type': 'application/json' },
    );
    expect(mock.truth.positions({ connectionId: 1 }).positions[0]?.unrealised).toBe(50);
    mock.market.mark({ connectionId: 1, ticker: 'BTCUSDT', price: null });
    expect(mock.truth.positions({ connectionId: 1 }).positions[0]?.unrealised).toBe(-0.1);
  });

  it('give the fee of a fill that flips to the position that it opens', async () => {
    await place({ price: 65_123.6, size: 0.1 });
    await place({ side: 2, type: 4, size: 0.3 });
    const [, sell] = mock.truth.orders().orders;
    const { positions } = mock.truth.positions({ connectionId: 1 });
    expect(positions).toMatchObject([{ side: 'Sell', size: 0.2, fee: sell?.fee }]);
  });
});
