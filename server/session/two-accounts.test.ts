import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Mock, startMock } from '../index.js';
import { call, type Frame, Wire } from '../testing/wire.js';

/** `quiet` with a second account on the spot market of connection 2. */
const SCENARIO = {
  name: 'two-spot-accounts',
  description: 'Two accounts trade with each other.',
  extends: 'quiet',
  connections: [
    { id: 21, name: 'Second Spot', venue: 'binance-spot', balances: { USDT: '500', BTC: '3' } },
  ],
};

let folder: string;
let mock: Mock;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-accounts-'));
  await writeFile(join(folder, 'world.json'), JSON.stringify(SCENARIO));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  mock = await startMock({ scenario: join(folder, 'world.json'), clock: 'virtual' });
});
afterEach(() => mock.stop());

interface Order {
  readonly side: 1 | 2;
  readonly price?: string;
  readonly type?: number;
  readonly size: string;
}

const rest = async (id: number, path: string, order?: object): Promise<Record<string, unknown>> => {
  const url = `${mock.url}/api/connections/${id}/${path}`;
  const { status, json } = await call(url, order === undefined ? 'GET' : 'POST', order);
  expect(status).toBe(200);
  return json as Record<string, unknown>;
};
const place = (id: number, order: Order) => rest(id, 'orders', { ticker: 'BTCUSDT', ...order });

async function follow(id: number): Promise<Wire> {
  const wire = await Wire.open(mock.ws);
  wire.send('subscribe', { connectionId: id });
  await wire.fence();
  wire.take();
  return wire;
}

const last = (frames: readonly Frame[], type: string): Frame['data'] | undefined =>
  frames.filter((frame) => frame.type === type).at(-1)?.data;

/** The stream's last word, REST and the ledger say the same, to the last digit. */
async function agreed(id: number, frames: readonly Frame[]): Promise<object> {
  const { balances } = mock.truth.balances({ connectionId: id });
  const { positions } = mock.truth.positions({ connectionId: id });
  const told = balances.map(({ connectionId: _, ...balance }) => balance);
  expect(last(frames, 'balance_update')?.balances).toEqual(told);
  expect((await rest(id, 'balance')).balances).toEqual(told);
  expect((await rest(id, 'positions')).positions).toEqual(
    positions.map((each) => ({
      id: Number(each.id),
      ticker: each.ticker,
      side: each.side === 'Buy' ? 1 : 2,
      size: each.size,
      avgPrice: each.avgPrice,
      marginMode: 0,
    })),
  );
  for (const held of positions) {
    const update = frames.filter(
      ({ type, data }) => type === 'position_update' && String(data.positionId) === held.id,
    );
    expect(update.at(-1)?.data).toMatchObject({
      size: held.size,
      side: held.side,
      avgPriceFix: held.avgPriceFix,
      avgPriceDyn: held.avgPriceDyn,
    });
  }
  const orders = mock.truth.orders({ connectionId: id }).orders;
  for (const order of orders) {
    const update = frames.filter(
      ({ type, data }) => type === 'order_update' && String(data.orderId) === order.orderId,
    );
    expect(update.at(-1)?.data).toMatchObject({
      status: order.status,
      filledSize: order.filledSize,
      filledPrice: order.filledPrice,
      fee: order.fee,
      feeCurrency: order.feeCurrency,
    });
  }
  const open = orders.filter(({ status }) => status !== 'Closed');
  const listed = (await rest(id, 'orders?Ticker=BTCUSDT')).orders as { id: number }[];
  expect(listed.map((order) => String(order.id))).toEqual(open.map(({ orderId }) => orderId));
  return Object.fromEntries(told.map(({ coin, total, locked }) => [coin, [total, locked]]));
}

describe('two connections of one venue', () => {
  it('trade futures with each other, and everything agrees with the ledger', async () => {
    const [one, eleven] = [await follow(1), await follow(11)];
    // The crowd brings its money when somebody first looks at the book.
    mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT', depth: 1 });
    const before = mock.totals()['binance-usdt-futures'];
    await place(1, { side: 1, price: '65123.5', size: '0.03' });
    await place(11, { side: 2, price: '65123.5', size: '0.01' });
    await place(11, { side: 2, type: 4, size: '0.02' });
    // The second closes a third of his position into an order of the first.
    await place(1, { side: 2, price: '65123.5', size: '0.01' });
    await place(11, { side: 1, price: '65123.5', size: '0.01' });
    await place(1, { side: 1, price: '60000', size: '0.001' });
    await mock.advance(1000);
    const holdings = [await agreed(1, await one.fence()), await agreed(11, await eleven.fence())];
    // Maker 0.02 %, taker 0.05 % of 0.04 × 65123.5 = 2604.94.
    const margin = 0.02 * 65_123.5 * 0.1 + 0.001 * 60_000 * 0.1;
    expect(holdings).toEqual([
      { USDT: [100_000 - 0.520_988, Number(margin.toFixed(8))] },
      { USDT: [100_000 - 1.302_47, 130.247] },
    ]);
    expect(mock.truth.positions({ connectionId: 1 }).positions).toMatchObject([
      { side: 'Buy', size: 0.02, fee: 0.520_988, realised: 0 },
    ]);
    expect(mock.truth.positions({ connectionId: 11 }).positions).toMatchObject([
      { side: 'Sell', size: 0.02, fee: 1.302_47, realised: 0 },
    ]);
    expect(mock.totals()['binance-usdt-futures']).toEqual(before);
    one.close();
    eleven.close();
  });

  it('trade spot with each other, and everything agrees with the ledger', async () => {
    const [two, second] = [await follow(2), await follow(21)];
    const { bids, asks } = mock.truth.book({ connectionId: 2, ticker: 'BTCUSDT', depth: 1 });
    const [bid = 0, ask = 0] = [bids[0]?.[0], asks[0]?.[0]];
    const price = (bid + ask) / 2;
    expect(price).toBe(65_123.5);
    const before = mock.totals()['binance-spot'];
    await place(2, { side: 1, price: `${price}`, size: '0.00333' });
    await place(21, { side: 2, price: `${price}`, size: '0.00222' });
    await mock.advance(1000);
    const [buyer, seller] = [
      await agreed(2, await two.fence()),
      await agreed(21, await second.fence()),
    ];
    // 0.00222 × 65123.5 = 144.57417; both pay 0.1 % of what they receive.
    expect(buyer).toMatchObject({
      USDT: [100_000 - 144.574_17, 72.287_085],
      BTC: [10.002_217_78, 0],
    });
    expect(seller).toEqual({ USDT: [644.429_595_83, 0], BTC: [2.997_78, 0] });
    expect(mock.totals()['binance-spot']).toEqual(before);
    two.close();
    second.close();
  });
});
