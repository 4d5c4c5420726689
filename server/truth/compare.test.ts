import type { Mock } from '../index.js';
import { placeOrder, startQuietMock } from '../testing/quiet-mock.js';
import { call } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startQuietMock();
});
afterEach(() => mock.stop());

const place = (order: object, connection?: number) => placeOrder(mock, order, connection);
const differences = (belief: object) => mock.truth.compare(belief).differences;

describe('a comparison', () => {
  it('finds what the API shows equal, section by section', async () => {
    await place({ price: 66_000, size: 0.01 });
    await place({ price: 60_000, size: 0.02 });
    await mock.connections.place(2, { ticker: 'BTCUSDT', side: 1, type: 4, size: 0.01 });
    const api = async (path: string) =>
      (await call(`${mock.url}/api/connections/1/${path}`)).json as Record<string, object[]>;
    const belief = {
      connectionId: 1,
      orders: (await api('orders?Ticker=BTCUSDT')).orders,
      positions: (await api('positions')).positions,
      balances: (await api('balance')).balances,
    };
    expect(mock.truth.compare(belief as never)).toEqual({
      equal: true,
      differences: [],
      verdicts: expect.objectContaining({ 'exactly-once': 2 }),
      lost: null,
    });
    const { json } = await call(`${mock.controlUrl}/truth/compare`, 'POST', belief, {
      'Content-Type': 'application/json',
    });
    expect(json).toEqual(mock.truth.compare(belief as never));
    // The truth's own words are understood, too, closed orders included.
    expect(
      differences({
        orders: mock.truth.orders().orders,
        ...mock.truth.positions(),
        ...mock.truth.balances(),
      }),
    ).toEqual([]);
  });

  it('says of a position what is wrong, since when, in a sentence', async () => {
    await place({ price: 66_000, size: 0.01 });
    const second = await place({ price: 66_000, size: 0.01 });
    await place({ price: 60_000, size: 0.01 });
    const [position] = mock.truth.positions().positions;
    expect(differences({ positions: [{ ...position, size: 0.01 }] })).toEqual([
      {
        pointer: '/positions/0/size',
        belief: 0.01,
        truth: 0.02,
        kind: 'wrong',
        since: second,
        sentence: `Position in BTCUSDT on connection 1: you believe size 0.01, it is 0.02 since entry ${second}.`,
      },
    ]);
  });

  it('knows missing and extra positions', async () => {
    const opened = await place({ price: 66_000, size: 0.01 });
    expect(differences({ positions: [] })).toMatchObject([
      { pointer: '/positions/-', belief: null, kind: 'missing', since: opened },
    ]);
    expect(differences({ connectionId: 2, positions: [] })).toEqual([]);
    const flat = { connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', size: 0 };
    expect(differences({ positions: [flat] })).toMatchObject([
      { pointer: '/positions/0/size', belief: 0, truth: 0.01, kind: 'wrong' },
    ]);
    const closed = await place({ side: 2, price: 60_000, size: 0.01 });
    const held = { connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', size: 0.01 };
    expect(differences({ positions: [held] })).toMatchObject([
      {
        pointer: '/positions/0',
        belief: held,
        truth: null,
        kind: 'extra',
        since: closed,
        sentence: `You believe in a position in BTCUSDT on connection 1; there is none since entry ${closed}.`,
      },
    ]);
    expect(differences({ positions: [flat] })).toEqual([]);
  });

  it('knows wrong, missing and extra orders', async () => {
    const placed = await place({ price: 60_000, size: 0.01 });
    const [{ orderId = '', clientId = '' } = {}] = mock.truth.orders().orders;
    expect(differences({ orders: [] })).toMatchObject([
      { pointer: '/orders/-', kind: 'missing', since: placed, truth: { orderId } },
    ]);
    expect(
      differences({ orders: [{ clientId, side: 1, status: 'open', filledSize: 0.01 }] }),
    ).toEqual([
      {
        pointer: '/orders/0/filledSize',
        belief: 0.01,
        truth: 0,
        kind: 'wrong',
        since: placed,
        sentence: `Order ${orderId}: you believe filledSize 0.01, it is 0 since entry ${placed}.`,
      },
    ]);
    await mock.connections.cancel(1, { ticker: 'BTCUSDT', orderId });
    const cancelled = mock.journal
      .all()
      .entries.findLast(({ name }) => name === 'connections.cancel')?.id;
    expect(differences({ orders: [{ id: orderId }] })).toMatchObject([
      { pointer: '/orders/0', kind: 'extra', since: cancelled },
    ]);
    expect(differences({ orders: [{ orderId, status: 1 }] })).toMatchObject([
      { pointer: '/orders/0/status', belief: 'Open', truth: 'Closed', kind: 'wrong' },
    ]);
    expect(
      differences({ orders: [{ orderId: '9007199254740993', status: 'Open' }] }),
    ).toMatchObject([{ pointer: '/orders/0', kind: 'extra', since: null }]);
  });

  it('knows wrong, missing and extra balances', async () => {
    const balance = { connectionId: 1, coin: 'USDT', total: 100_000, free: 100_000, locked: 0 };
    expect(differences({ balances: [balance] })).toEqual([]);
    const placed = await place({ price: 60_000, size: 0.01 });
    expect(differences({ balances: [balance] })).toMatchObject([
      { pointer: '/balances/0/free', kind: 'wrong', since: placed },
      { pointer: '/balances/0/locked', kind: 'wrong', since: placed },
    ]);
    expect(differences({ connectionId: 1, balances: [] })).toMatchObject([
      { pointer: '/balances/-', kind: 'missing' },
    ]);
    expect(
      differences({ connectionId: 1, balances: [{ coin: 'USDT' }, { coin: 'DOGE', total: 1 }] }),
    ).toMatchObject([{ pointer: '/balances/1', kind: 'extra' }]);
  });

  it('compares within a tolerance: absolute up to 1, relative beyond', async () => {
    await place({ price: 66_000, size: 0.01 });
    const [position] = mock.truth.positions().positions;
    const avgPrice = (position?.avgPrice ?? 0) + 0.000_05;
    expect(differences({ positions: [{ ...position, avgPrice }] })).toEqual([]);
    expect(differences({ positions: [{ ...position, avgPrice }], tolerance: 0 })).toHaveLength(1);
  });

  it.each([
    [{ order: [] }, '/order', 'Unknown key'],
    [{ orders: {} }, '/orders', 'takes an array'],
    [{ orders: [1] }, '/orders/0', 'takes objects'],
    [{ orders: [{ size: 1 }] }, '/orders/0/orderId', 'is required'],
    [{ orders: [{ orderId: '1', sise: 1 }] }, '/orders/0/sise', 'Unknown key'],
    [{ positions: [{ ticker: 'BTCUSDT' }] }, '/positions/0/connectionId', 'is required'],
    [{ positions: [{ connectionId: 1 }] }, '/positions/0/ticker', 'is required'],
    [
      { positions: [{ connectionId: 1, ticker: 'X', size: 'big' }] },
      '/positions/0/size',
      'no number',
    ],
    [
      { balances: [{ connectionId: 'a', coin: 'USDT' }] },
      '/balances/0/connectionId',
      'no connection',
    ],
    [{ books: [{ connectionId: 99, ticker: 'BTCUSDT' }] }, '/books/0/connectionId', 'No such'],
    [{ books: [{ connectionId: 1, ticker: 'X' }] }, '/books/0/ticker', "has no 'X'"],
    [{ books: [{ connectionId: 1, ticker: 'BTCUSDT', frame: 1 }] }, '/books/0/frame', 'not known'],
    [
      { books: [{ connectionId: 1, ticker: 'BTCUSDT', bids: [[1]] }] },
      '/books/0/bids/0/1',
      'no number',
    ],
    [{ tolerance: -1 }, '/tolerance', 'from 0 up'],
  ])('refuses %j', (belief, pointer, text) => {
    expect(() => mock.truth.compare(belief as never)).toThrow(
      expect.objectContaining({
        code: 'BAD_REQUEST',
        pointer,
        message: expect.stringContaining(text),
      }),
    );
  });
});
