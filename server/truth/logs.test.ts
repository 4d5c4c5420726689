import { Ids } from '../terminal/ids.js';
import type { BookGrid, DepthView, LevelChange, OrderView } from '../venue/facts.js';
import { BookLog } from './book-log.js';
import { History } from './history.js';
import { orderKeyOf } from './order-key.js';
import { MAX_ORDERS, MAX_TOLD, OrderLog } from './order-log.js';

const view = (number: number, change: Partial<OrderView> = {}): OrderView => ({
  number,
  clientId: `c${number}`,
  ticker: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  price: '1',
  size: '2',
  filledSize: '0',
  filledPrice: '0',
  remainingSize: '2',
  status: 'open',
  triggerPrice: null,
  reduceOnly: false,
  createdAt: 0,
  fee: '0',
  feeCurrency: 'USDT',
  reason: null,
  ...change,
});

function orderLog() {
  const ids = new Ids('small');
  for (let i = 0; i < MAX_ORDERS + 20; i += 1) ids.next();
  const forgotten: number[] = [];
  const log = new OrderLog(ids, (request) => forgotten.push(request));
  const place = (number: number, change: Partial<OrderView> = {}): void => {
    log.placed({ connectionId: 1, orderNumber: number, origin: 'client', cause: number });
    log.happened(1, view(number, change), number);
  };
  return { log, place, forgotten };
}

describe('the log of orders', () => {
  it('forgets the oldest closed orders beyond its bound, and says so', () => {
    const { log, place, forgotten } = orderLog();
    place(1);
    for (let n = 2; n <= MAX_ORDERS + 3; n += 1) place(n, { status: 'closed' });
    expect([...log.all()]).toHaveLength(MAX_ORDERS);
    expect([log.forgotten, forgotten]).toEqual([3, [2, 3, 4]]);
    expect(log.ofRequest(1)).toHaveLength(1);
    expect(log.ofRequest(2)).toEqual([]);
  });

  it('takes orders that nobody placed for those of the scenario', () => {
    const { log } = orderLog();
    log.happened(1, view(7), 0);
    expect([...log.all()]).toMatchObject([{ origin: 'scenario', request: null }]);
  });

  it('remembers a bounded number of tellings, each once', () => {
    const { log, place } = orderLog();
    place(1);
    const [order] = log.all();
    if (order === undefined) throw new Error('no order');
    log.tell(order, 1);
    for (let entry = 1; entry < 100; entry += 1) log.tell(order, entry);
    expect(order.told).toEqual(Array.from({ length: MAX_TOLD }, (_, i) => i + 1));
  });

  it('is told by the first list of positions after the fill, on its own side', () => {
    const { log, place } = orderLog();
    place(5, { filledSize: '1' });
    const [order] = log.all();
    const show = (side: 'buy' | 'sell', entry: number): void =>
      log.tellByPosition({ connectionId: 1, ticker: 'BTCUSDT', side }, entry);
    show('buy', 5);
    show('sell', 6);
    expect(order?.told).toEqual([]);
    show('buy', 7);
    show('buy', 8);
    expect(order?.told).toEqual([7]);
  });
});

describe('a history', () => {
  it('knows since when something has not been so, without a break', () => {
    const history = new History<number>();
    for (const [index, size] of [1, 2, 3, 2].entries()) history.note(10 * (index + 1), size);
    expect(history.since((size) => size === 2)).toBeNull();
    expect(history.since((size) => size === 3)).toBe(40);
    expect(history.since((size) => size === 1)).toBe(20);
    expect(history.since((size) => size === 9)).toBe(10);
    expect(history.first((size) => size > 1)).toBe(20);
  });

  it('is bounded', () => {
    const history = new History<number>();
    for (let n = 1; n <= 1000; n += 1) history.note(n, n);
    expect(history.since(() => false)).toBe(801);
  });
});

describe('the log of books', () => {
  const depth: DepthView = { sequence: 7, bids: [{ price: '10', size: '1' }], asks: [] };
  const grid: BookGrid = {
    priceText: String,
    sizeText: String,
    ticksOf: Number,
    lotsOf: Number,
  };
  const change = (log: BookLog, n: number, changes: readonly LevelChange[]): void => {
    const moves = changes.map(({ side, price, size }) => ({
      side,
      priceTicks: Number(price),
      lots: Number(size),
    }));
    const fact = { kind: 'depth', ticker: 'X', sequence: 7 + n, changes, moves } as const;
    log.happened('v', fact, n);
    log.heard('v', fact, n);
  };

  it('shows a book as it was, however much has been folded', () => {
    const log = new BookLog();
    change(log, 0, [{ side: 'ask', price: '99', size: '1' }]);
    log.watch('v', 'X', grid, depth, 0);
    for (let n = 1; n <= 6000; n += 1) {
      change(log, n, [
        { side: 'bid', price: '10', size: `${n}` },
        { side: 'ask', price: `${20 + (n % 3)}`, size: n % 2 === 0 ? '0' : '5' },
      ]);
    }
    expect(log.asOf('v', 'X', { after: 10 })).toBeUndefined();
    expect(log.asOf('v', 'X', { after: 5999 })).toEqual({
      sequence: 6006,
      bids: [[10, 5999]],
      asks: [
        [20, 5],
        [22, 5],
      ],
    });
    expect(log.sequenceAt('v', 'X', { after: 5000 })).toBe(5007);
    expect(log.changedAt('v', 'X', { side: 'bid', price: 10 }, { after: 5500 })).toBe(5500);
    expect(log.changedAt('v', 'X', { side: 'bid', price: 11 }, { after: 5500 })).toBeNull();
  });

  it('begins anew when it has missed something', () => {
    const log = new BookLog();
    log.watch('v', 'X', grid, depth, 0);
    change(log, 1, [{ side: 'bid', price: '9', size: '1' }]);
    expect(log.sequenceAt('v', 'X', { after: 1 })).toBe(8);
    change(log, 3, [{ side: 'bid', price: '9', size: '2' }]);
    expect(log.asOf('v', 'X', { after: 3 })).toBeUndefined();
    log.watch('v', 'X', grid, depth, 4);
    expect(log.asOf('v', 'X', { after: 4 })?.sequence).toBe(7);
  });

  it('knows nothing of books that nobody watches', () => {
    const log = new BookLog();
    expect(log.asOf('v', 'X', { after: 1 })).toBeUndefined();
    expect(log.sequenceAt('v', 'X', { after: 1 })).toBeNull();
  });
});

describe('the key of a wish', () => {
  it.each([
    [{ price: 1.5 }, { price: '1.50' }],
    [{ type: 0 }, {}],
    [{ reduceOnly: false }, {}],
    [{ type: 4, price: 7 }, { type: 4 }],
    [{ price: 1e-7 }, { price: '0.0000001' }],
  ])('is the same for %j and %j', (one, other) => {
    expect(orderKeyOf(one).text).toBe(orderKeyOf(other).text);
  });
});
