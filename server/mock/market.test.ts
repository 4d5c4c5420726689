import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
afterEach(() => mock.stop());

const begin = async (scenario: string): Promise<void> => {
  mock = await startMock({ scenario, clock: 'virtual' });
};

const place = (connectionId: number, order: object) =>
  call(`${mock.url}/api/connections/${connectionId}/orders`, 'POST', order);
const get = async (path: string) => (await call(`${mock.url}/api/connections/${path}`)).json;
const BTC = { connectionId: 1, ticker: 'BTCUSDT' } as const;

const best = async (connectionId = 1, ticker = 'BTCUSDT') => {
  const { bids, asks } = mock.truth.book({ connectionId, ticker });
  return { bid: Number(bids[0]?.[0] ?? 0), ask: Number(asks[0]?.[0] ?? 0) };
};

describe('steering a still market', () => {
  beforeEach(() => begin('quiet'));

  it('lets liquidity rest and takes it back', async () => {
    const before = await best();
    const { liquidityId } = mock.market.rest({ ...BTC, side: 'Buy', price: 65_123.5, size: 2 });
    expect(liquidityId).toBe('m1');
    expect(await best()).toEqual({ ...before, bid: 65_123.5 });
    expect(mock.market.rest({ ...BTC, side: 1, price: '65123', size: '2' }).liquidityId).toBe('m2');
    mock.market.remove('m1');
    expect(await best()).toEqual(before);
    expect(() => mock.market.remove('m1')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', message: "No liquidity 'm1'" }),
    );
  });

  it('trades with the orders of users, and everybody is told', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    wire.send('trade_subscribe', BTC);
    wire.send('orderbook_subscribe', BTC);
    await wire.atLeast(4);
    await place(1, { ticker: 'BTCUSDT', side: 1, price: 65_123.5, size: 0.3 });
    const traded = mock.market.trade({ ...BTC, side: 'Sell', size: 0.3 });
    expect(traded).toEqual({ trades: [{ price: 65_123.5, size: 0.3 }] });
    await mock.advance(1000);
    const types = (await wire.fence()).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['order_update', 'position_update', 'trade_update']),
    );
    expect(types.filter((type) => type === 'orderbook_update').length).toBeGreaterThan(0);
    expect(await get('1/positions')).toMatchObject({
      positions: [{ size: 0.3, avgPrice: 65_123.5 }],
    });
    const { entries } = mock.journal.all({ limit: 10_000 });
    const cause = entries.find(({ name }) => name === 'market.trade')?.id;
    expect(entries.filter(({ name }) => name === 'trade_update')).toMatchObject([{ cause }]);
    wire.close();
  });

  it('takes no more than up to a price', () => {
    const { trades } = mock.market.trade({ ...BTC, side: 'Buy', size: 1000, price: 65_123.8 });
    const prices = [...new Set(trades.map(({ price }) => price))];
    expect(prices).toEqual([65_123.6, 65_123.7, 65_123.8]);
  });

  it.each([
    ['up', 65_500, 2],
    ['down', 64_000.3, 1],
  ])('moves the price %s, and fills everything between', async (_way, to, side) => {
    const order = { ticker: 'BTCUSDT', side, price: (65_123.5 + to) / 2, size: 0.01 };
    order.price = Math.round(order.price * 10) / 10;
    await place(1, order);
    await place(1, { ...order, price: to });
    const totals = mock.totals();
    const moved = mock.market.move({ ...BTC, to });
    expect(moved).toEqual({ from: 65_123.5, to, trades: expect.any(Number) });
    expect(moved.trades).toBeGreaterThan(20);
    expect(await get('1/orders?ticker=BTCUSDT')).toMatchObject({ orders: [] });
    expect(await get('1/positions')).toMatchObject({ positions: [{ size: 0.02 }] });
    const { bid, ask } = await best();
    expect([bid <= to, ask >= to, ask - bid < 0.5]).toEqual([true, true, true]);
    mock.market.move({ ...BTC, to: 65_123.5 });
    expect((await best()).bid).toBeCloseTo(65_123.5, -0.5);
    expect(mock.totals()).toEqual(totals);
  });

  it('takes its time for a move when asked to', async () => {
    expect(mock.market.move({ ...BTC, to: 65_623.5, overMs: 1000 })).toMatchObject({ trades: 0 });
    await mock.advance(500);
    const half = (await best()).bid;
    expect([half > 65_300, half < 65_450]).toEqual([true, true]);
    await mock.advance(500);
    expect((await best()).bid).toBeGreaterThan(65_622);
    await mock.advance(5000);
    expect((await best()).bid).toBeLessThan(65_624);
  });

  it('triggers stops on the way', async () => {
    await place(1, { ticker: 'BTCUSDT', side: 1, type: 2, price: 65_300, size: 0.01 });
    mock.market.move({ ...BTC, to: 65_400 });
    expect(await get('1/positions')).toMatchObject({ positions: [{ size: 0.01 }] });
  });

  it('works in an empty book, and on every kind of market', async () => {
    await mock.reset({ scenario: 'all-markets' });
    for (const { id: connectionId } of mock.connections.list().connections) {
      const id = Number(connectionId);
      const { tickers } = (await get(`${id}/tickers`)) as {
        tickers?: { name: string; isTradingAllowed: boolean }[];
      };
      const ticker = tickers?.find(({ isTradingAllowed }) => isTradingAllowed)?.name;
      if (ticker === undefined) continue;
      const { ask } = await best(id, ticker);
      const size = ask > 1_000_000 ? 0.1 : 1;
      const { trades } = mock.market.trade({ connectionId: id, ticker, side: 'Buy', size });
      expect(trades[0]?.price).toBe(ask);
    }
    await mock.reset({ scenario: 'empty' });
    mock.market.move({ ...BTC, to: 70_000 });
    const liquidity = { ...BTC, side: 'Sell', price: 70_001, size: 1 };
    mock.market.rest(liquidity);
    expect(await best()).toEqual({ bid: 0, ask: 70_001 });
  });

  it.each([
    ['rest', { ...BTC, side: 'Buy', price: 65_000.05, size: 1 }, '/price', /nearest are 65000 and/],
    ['rest', { ...BTC, side: 'Buy', price: 65_000, size: 0.0001 }, '/size', /smallest is 0.001/],
    ['rest', { ...BTC, side: 'Buy', price: 65_000, size: 1, siez: 1 }, '/siez', /keys: /],
    ['rest', { ...BTC, side: 'Up', price: 65_000, size: 1 }, '/side', null],
    ['trade', { ...BTC, side: 'Buy', size: 'much' }, '/size', null],
    ['move', { ...BTC, to: 0 }, '/to', null],
    ['move', { ...BTC, to: 65_000, overMs: -1 }, '/overMs', null],
    ['outcome', { outcome: { do: 'fil', steps: [] } }, '/outcome/do', /did you mean 'fill'/],
    ['outcome', { outcome: { do: 'fill', steps: [] } }, '/outcome/steps', null],
    ['outcome', { match: { sid: 1 }, outcome: { do: 'never' } }, '/match/sid', /keys: /],
    ['outcome', { match: { type: 9 }, outcome: { do: 'never' } }, '/match/type', null],
    ['outcome', { count: 0, outcome: { do: 'never' } }, '/count', null],
  ] as const)('refuses %s %j', (method, request, pointer, hint) => {
    const steer = mock.market[method] as (request: object) => object;
    expect(() => steer(request)).toThrow(
      expect.objectContaining({
        code: 'BAD_REQUEST',
        pointer,
        ...(hint === null ? {} : { hint: expect.stringMatching(hint) }),
      }),
    );
  });

  it('passes on what the venue refuses', () => {
    const huge = { ...BTC, side: 'Buy', price: 60_000, size: 100_000 };
    expect(() => mock.market.rest(huge)).toThrow(/Quantity greater than max quantity/);
    const halted = { connectionId: 1, ticker: 'LUNAUSDT', side: 'Buy', price: 0.5, size: 100 };
    expect(() => mock.market.rest(halted)).toThrow(/Symbol is closed/);
  });
});

describe('steering a lively market', () => {
  beforeEach(() => begin('default'));

  it.each([66_000, 64_000])('moves the price to %d, where it stays', async (to) => {
    await mock.advance(10_000);
    await place(1, { ticker: 'BTCUSDT', side: to > 65_123 ? 2 : 1, price: to, size: 0.01 });
    const { trades } = mock.market.move({ ...BTC, to });
    expect(trades).toBeGreaterThan(10);
    expect(await get('1/orders?ticker=BTCUSDT')).toMatchObject({ orders: [] });
    for (const ms of [1000, 9000, 50_000]) {
      await mock.advance(ms);
      const { bid, ask } = await best();
      expect(Math.abs((bid + ask) / 2 / to - 1)).toBeLessThan(0.003);
    }
  });

  it('takes its time for a move when asked to', async () => {
    await mock.advance(5000);
    const { from } = mock.market.move({ ...BTC, to: 65_800, overMs: 10_000 });
    await mock.advance(5000);
    const half = await best();
    expect(Math.abs(half.bid - (from + 65_800) / 2)).toBeLessThan(100);
    await mock.advance(5000);
    expect(Math.abs((await best()).bid / 65_800 - 1)).toBeLessThan(0.001);
  });

  it('pauses the crowd and lets it go on', async () => {
    await best();
    await mock.advance(5000);
    mock.market.pause({ ticker: 'BTCUSDT' });
    const sequence = () => (mock.truth.book(BTC) as { sequence: number }).sequence;
    const paused = sequence();
    await mock.advance(30_000);
    expect(sequence()).toBe(paused);
    mock.market.resume({ ticker: 'BTCUSDT' });
    await mock.advance(5000);
    expect(sequence()).toBeGreaterThan(paused + 50);
  });
});

describe('outcomes', () => {
  it('are listed with names and hits, and taken away', async () => {
    await begin('quiet');
    const match = { connectionId: '1', side: 'buy', type: 0 };
    const { id } = mock.market.outcome({ match, count: 2, outcome: { do: 'never' } });
    await place(1, { ticker: 'BTCUSDT', side: 1, price: 66_000, size: 0.01 });
    await place(11, { ticker: 'BTCUSDT', side: 1, price: 66_000, size: 0.01 });
    expect(mock.market.outcomes.list()).toEqual({
      outcomes: [
        {
          id,
          match: { connectionId: 1, side: 'Buy', type: 'Limit' },
          nth: 1,
          count: 2,
          outcome: { do: 'never' },
          hits: 1,
        },
      ],
    });
    mock.market.outcomes.clear(id);
    expect(mock.market.outcomes.list()).toEqual({ outcomes: [] });
    expect(await get('1/orders?ticker=BTCUSDT')).toMatchObject({ count: 1 });
    expect(await get('11/positions')).toMatchObject({ count: 1 });
  });

  it('are set over the control door too, for ever if wanted', async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0 });
    const json = { 'Content-Type': 'application/json' };
    const door = `${mock.controlUrl}/market`;
    const rule = { match: { side: 2 }, count: null, outcome: { do: 'reject', text: 'No' } };
    const { status, text } = await call(`${door}/outcome`, 'POST', rule, json);
    expect([status, text]).toEqual([201, '{"id":"o1"}']);
    const sell = { ticker: 'BTCUSDT', side: 2, price: 66_000, size: 0.01 };
    for (let i = 0; i < 3; i += 1) expect((await place(1, sell)).status).toBe(400);
    expect((await call(`${door}/outcomes`)).json).toMatchObject({
      outcomes: [{ id: 'o1', match: { side: 'Sell' }, count: null, hits: 3 }],
    });
    const wrong = await call(`${door}/outcome`, 'POST', { ...rule, count: 1.5 }, json);
    expect([wrong.status, wrong.json]).toEqual([
      400,
      {
        error: "'count' takes an integer from 1",
        code: 'BAD_REQUEST',
        pointer: '/count',
      },
    ]);
  });

  it('are forgotten by a reset', async () => {
    await begin('quiet');
    mock.market.outcome({ outcome: { do: 'reject' } });
    await mock.reset();
    expect(mock.market.outcomes.list()).toEqual({ outcomes: [] });
  });
});
