import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
afterEach(() => mock.stop());

describe.each([1, 2, 5])('the magic tickers of connection %d', (connectionId) => {
  beforeEach(async () => {
    mock = await startMock({ scenario: 'magic', clock: 'virtual' });
  });

  const order = (name: string, more: object = {}) =>
    call(`${mock.url}/api/connections/${connectionId}/orders`, 'POST', {
      ...{ ticker: `${name}USDT`, side: 1, price: 101, size: 1 },
      ...more,
    });
  const get = async (path: string) => (await call(`${mock.url}/api/connections/${path}`)).json;
  const orders = async (name: string) =>
    ((await get(`${connectionId}/orders?ticker=${name}USDT`)) as { orders: object[] }).orders;
  const filled = async (): Promise<number> => {
    const { balances } = (await get(`${connectionId}/balance`)) as {
      balances: { coin: string; total: number }[];
    };
    return balances.find(({ coin }) => coin === 'USDT')?.total ?? 0;
  };
  const events = async (work: () => Promise<unknown>) => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId });
    await wire.atLeast(1);
    await work();
    const frames = await wire.fence();
    wire.close();
    return frames
      .filter(({ type }) => type === 'order_update')
      .map(({ data }) => {
        const { status, filledSize, filledPrice } = data as Record<string, unknown>;
        return [status, filledSize, filledPrice];
      });
  };

  it('refuse, fill in part, late, never and worse', async () => {
    for (const name of ['PARTIAL', 'SLIP', 'DELAY'])
      mock.truth.book({ connectionId, ticker: `${name}USDT` });
    const totals = mock.totals();
    expect((await order('REJECT')).json).toMatchObject({ error: 'The order was rejected' });
    expect(await events(() => order('PARTIAL'))).toEqual([
      ['New', 0, 0],
      ['Open', 0.4, 100.01],
    ]);
    expect(await events(() => order('NEVER'))).toEqual([
      ['New', 0, 0],
      ['Open', 0, 0],
    ]);
    expect(await events(() => order('SLIP', { type: 4 }))).toEqual([
      ['New', 0, 0],
      ['Closed', 1, 100.04],
    ]);
    const before = await filled();
    const late = await events(async () => {
      await order('DELAY');
      await mock.advance(249);
      expect(await orders('DELAY')).toHaveLength(1);
      await mock.advance(1);
    });
    expect(late).toEqual([
      ['New', 0, 0],
      ['Open', 0, 0],
      ['Closed', 1, 100.01],
    ]);
    expect(await filled()).toBeLessThanOrEqual(before);
    await mock.advance(3_600_000);
    expect(await orders('NEVER')).toHaveLength(1);
    expect(await orders('PARTIAL')).toHaveLength(1);
    expect(mock.totals()).toEqual(totals);
  });

  it('let a cancel lose the race', async () => {
    await order('RACE');
    const [{ id }] = (await orders('RACE')) as [{ id: number }];
    const cancel = { ticker: 'RACEUSDT', orderId: id };
    const told = await events(async () => {
      const path = `${mock.url}/api/connections/${connectionId}/orders/cancel`;
      expect((await call(path, 'POST', cancel)).status).toBe(400);
    });
    expect(told).toEqual([['Closed', 1, 100.01]]);
  });

  it('lose replies: LOST is accepted, GHOST is not', async () => {
    await expect(order('LOST', { price: 90 })).rejects.toThrow();
    await expect(order('GHOST', { price: 90 })).rejects.toThrow();
    expect(await orders('LOST')).toHaveLength(1);
    expect(await orders('GHOST')).toHaveLength(0);
    const { entries } = mock.journal.all({ limit: 1000 });
    const replies = entries.filter(({ name, dir }) => name === 'placeOrder' && dir === 'out');
    expect(replies).toMatchObject([{ delivered: false }, { delivered: false }]);
  });
});
