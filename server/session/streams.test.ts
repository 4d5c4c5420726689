import { type Mock, startMock } from '../index.js';
import { call, type Frame, Wire } from '../testing/wire.js';

let mock: Mock;
const begin = async (knobs: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', knobs });
};
afterEach(() => mock.stop());

const place = (side: 1 | 2, price: number, size: number, connection = 1) =>
  call(`${mock.url}/api/connections/${connection}/orders`, 'POST', {
    ticker: 'BTCUSDT',
    side,
    price,
    size,
  });
const types = (frames: readonly Frame[]): string[] => frames.map(({ type }) => type);

interface Level {
  readonly price: number;
  readonly size: number;
  readonly type: string;
}
const levelsOf = (frame: Frame | undefined, key = 'updates'): Level[] =>
  frame?.data[key] as Level[];

/** Asks and bids as a careful client keeps them. */
function mirror(frames: readonly Frame[]): Record<string, number> {
  const book: Record<string, number> = {};
  for (const frame of frames) {
    const levels =
      frame.type === 'orderbook_snapshot'
        ? [...levelsOf(frame, 'asks'), ...levelsOf(frame, 'bids')]
        : frame.type === 'orderbook_update'
          ? levelsOf(frame)
          : [];
    for (const { price, size, type } of levels) {
      const key = `${type.replace('Best', '')} ${price}`;
      if (size === 0) delete book[key];
      else book[key] = size;
    }
  }
  return book;
}

const truth = async (): Promise<Record<string, number>> => {
  const wire = await Wire.open(mock.ws);
  wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
  const frames = await wire.atLeast(2);
  wire.close();
  return mirror(frames);
};

describe('the order book stream', () => {
  it('merges a window, removes with size 0, and tells the top when it moved', async () => {
    await begin();
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    const [ack, snapshot] = await wire.atLeast(2);
    expect(types([ack, snapshot] as Frame[])).toEqual([
      'orderbook_subscribed',
      'orderbook_snapshot',
    ]);
    const [best, second] = levelsOf(snapshot, 'asks');
    expect(snapshot?.data.bestAsk).toEqual({ ...best, type: 'BestAsk' });

    await place(1, best?.price ?? 0, best?.size ?? 0);
    await place(1, 60_000, 0.5);
    await place(1, 60_000, 0.25);
    expect(await wire.fence()).toHaveLength(2);
    await mock.advance(100);
    const [, , update] = await wire.fence();
    expect(levelsOf(update)).toEqual([
      { price: best?.price, size: 0, type: 'Ask' },
      { price: 60_000, size: 0.75, type: 'Bid' },
      { ...second, type: 'BestAsk' },
    ]);
    expect(mirror(wire.frames)).toEqual(await truth());
    wire.close();
  });

  it('gives who comes in the middle of a window a snapshot, and then only what is newer', async () => {
    await begin();
    const early = await Wire.open(mock.ws);
    early.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await early.atLeast(2);
    await place(1, 60_000, 0.5);
    await mock.advance(50);
    const late = await Wire.open(mock.ws);
    late.send('orderbook_subscribe', { connectionId: 11, ticker: 'BTCUSDT' });
    await late.atLeast(2);
    await place(1, 60_001, 0.5);
    await mock.advance(50);
    const earlyUpdates = levelsOf((await early.fence())[2]).map(({ price }) => price);
    const lateUpdates = levelsOf((await late.fence())[2]).map(({ price }) => price);
    expect([earlyUpdates, lateUpdates]).toEqual([[60_001, 60_000], [60_001]]);
    const expected = await truth();
    expect([mirror(early.frames), mirror(late.frames)]).toEqual([expected, expected]);
    early.close();
    late.close();
  });

  it('is silent after an unsubscribe, whatever waits', async () => {
    await begin();
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(2);
    await place(1, 60_000, 0.5);
    wire.send('orderbook_unsubscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(3);
    await mock.advance(1000);
    expect(types(await wire.fence()).at(-1)).toBe('orderbook_unsubscribed');
    wire.close();
  });

  it('acknowledges a repeat only, or with a new snapshot where the knob says so', async () => {
    for (const [resubscribeSnapshot, expected] of [
      [false, ['orderbook_subscribed']],
      [true, ['orderbook_subscribed', 'orderbook_snapshot']],
    ] as const) {
      await begin({ resubscribeSnapshot });
      const wire = await Wire.open(mock.ws);
      wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
      await wire.atLeast(2);
      wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
      expect(types(await wire.fence()).slice(2)).toEqual(expected);
      wire.close();
      await mock.stop();
    }
  });
});

describe('the account stream', () => {
  it('tells one story, and REST tells the same', async () => {
    await begin();
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    await place(1, 66_000, 0.01);
    expect(types(await wire.fence())).toEqual([
      'subscribed',
      'order_update',
      'order_update',
      'position_update',
      'finres_update',
    ]);
    await mock.advance(499);
    expect(await wire.fence()).toHaveLength(5);
    await mock.advance(1);
    const frames = await wire.fence();
    const [created, filled, position, finres, balance] = frames.slice(1).map(({ data }) => data);
    expect(created).toMatchObject({ status: 'New', filledSize: 0, filledPrice: 0 });
    expect(filled).toMatchObject({ status: 'Closed', filledSize: 0.01, orderId: created?.orderId });

    const balances = await call(`${mock.url}/api/connections/1/balance`);
    expect(balance?.balances).toEqual((balances.json as { balances: object }).balances);
    const positions = await call(`${mock.url}/api/connections/1/positions`);
    expect(positions.json).toMatchObject({
      positions: [
        { id: position?.positionId, size: position?.size, avgPrice: filled?.filledPrice, side: 1 },
      ],
    });
    const [money] = (balance?.balances ?? []) as { total: number; free: number; locked: number }[];
    const [result] = (finres?.finreses ?? []) as Record<string, number>[];
    expect([result?.funds, result?.available, result?.blocked]).toEqual([
      money?.total,
      money?.free,
      money?.locked,
    ]);
    wire.close();
  });

  it('sends balances once a window, and never loses the last change', async () => {
    await begin();
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    for (let i = 0; i < 5; i += 1) {
      await place(1, 60_000 + i, 0.01);
      await mock.advance(200);
    }
    await mock.advance(1000);
    const updates = (await wire.fence()).filter(({ type }) => type === 'balance_update');
    expect(updates).toHaveLength(2);
    const { json } = await call(`${mock.url}/api/connections/1/balance`);
    expect(updates.at(-1)?.data.balances).toEqual((json as { balances: object }).balances);
    wire.close();
  });

  it('tells two accounts of one venue their own side of a trade', async () => {
    await begin();
    const [one, two] = [await Wire.open(mock.ws), await Wire.open(mock.ws)];
    one.send('subscribe', { connectionId: 1 });
    two.send('subscribe', { connectionId: 11 });
    await Promise.all([one.atLeast(1), two.atLeast(1)]);
    await place(1, 65_123.5, 0.01, 1);
    await place(2, 65_123.5, 0.01, 11);
    const positions = [await one.fence(), await two.fence()].map(
      (frames) => frames.find(({ type }) => type === 'position_update')?.data,
    );
    expect(positions).toMatchObject([
      { connectionId: 1, side: 'Buy', size: 0.01, avgPrice: 65_123.5 },
      { connectionId: 11, side: 'Sell', size: 0.01, avgPrice: 65_123.5 },
    ]);
    one.close();
    two.close();
  });

  it('tells where the account stands at once where the knob says so', async () => {
    await begin({ initialAccountUpdates: true });
    await place(1, 60_000, 0.01);
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    expect(types(await wire.fence())).toEqual([
      'subscribed',
      'order_update',
      'balance_update',
      'finres_update',
    ]);
    wire.close();
  });
});

describe('the trade stream', () => {
  it('sends the prints of one command together', async () => {
    await begin();
    const wire = await Wire.open(mock.ws);
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(1);
    await place(1, 65_130, 8);
    const update = (await wire.fence())[1];
    const trades = update?.data.trades as { price: number; side: string; time: string }[];
    expect(trades.length).toBeGreaterThan(1);
    expect(trades.map(({ price }) => price)).toEqual([...trades.map(({ price }) => price)].sort());
    expect(trades[0]).toMatchObject({ side: 'Buy', time: '2026-01-05T08:00:00.000+00:00' });
    wire.close();
  });

  it('waits for its window where there is one', async () => {
    await begin({ tradeWindowMs: 200 });
    const wire = await Wire.open(mock.ws);
    wire.send('trade_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.atLeast(1);
    await place(1, 66_000, 0.01);
    await mock.advance(150);
    await place(1, 66_000, 0.02);
    expect(await wire.fence()).toHaveLength(1);
    await mock.advance(50);
    const [, update] = await wire.fence();
    expect(((update?.data.trades ?? []) as { size: number }[]).map(({ size }) => size)).toEqual([
      0.01, 0.02,
    ]);
    wire.close();
  });
});
