import fc from 'fast-check';

import type { OrderBookLevel } from '../schemas/index.js';
import { OrderBookMirror } from './order-book-mirror.js';

type Kind = OrderBookLevel['type'];

const level = (type: Kind, price: number | string, size: number | string): OrderBookLevel => ({
  type,
  price,
  size,
});

const HERE = { connectionId: 1, ticker: 'A' };

const snapshot = (...levels: readonly OrderBookLevel[]) => ({
  ...HERE,
  asks: levels.filter(({ type }) => type === 'Ask'),
  bids: levels.filter(({ type }) => type === 'Bid'),
  bestAsk: levels.find(({ type }) => type === 'BestAsk') ?? null,
  bestBid: levels.find(({ type }) => type === 'BestBid') ?? null,
});

const update = (...updates: readonly OrderBookLevel[]) => ({ ...HERE, updates });

function live(...levels: readonly OrderBookLevel[]): OrderBookMirror {
  const mirror = new OrderBookMirror(1, 'A');
  mirror.apply(snapshot(...levels));
  return mirror;
}

const BOOK = [
  level('Ask', 101, 2),
  level('Ask', 102, 3),
  level('Bid', 100, 5),
  level('Bid', 99, 1),
  level('BestAsk', 101, 2),
  level('BestBid', 100, 5),
];

describe('OrderBookMirror', () => {
  it('is empty before the snapshot, and ignores and counts updates until then', () => {
    const mirror = new OrderBookMirror(1, 'A');
    expect(mirror.apply(update(level('Ask', 101, 2)))).toBe('early');
    expect(mirror.state).toBe('empty');
    expect(mirror.bestAsk).toBeUndefined();
    expect(mirror.early).toBe(1);
    expect(mirror.apply(snapshot())).toBe('applied');
    expect(mirror.state).toBe('live');
    expect(mirror.levels()).toEqual({ bids: [], asks: [] });
  });

  it('sorts both sides, best first', () => {
    const mirror = live(...[...BOOK].reverse());
    expect(mirror.levels()).toEqual({
      bids: [
        { price: 100, size: 5 },
        { price: 99, size: 1 },
      ],
      asks: [
        { price: 101, size: 2 },
        { price: 102, size: 3 },
      ],
    });
    expect(mirror.levels(1).asks).toEqual([{ price: 101, size: 2 }]);
    expect([mirror.bestBid?.price, mirror.bestAsk?.price]).toEqual([100, 101]);
  });

  it.each([0, '0', '0.000', -0])('removes a level of size %p', (size) => {
    const mirror = live(...BOOK);
    mirror.apply(update(level('Ask', 101, size)));
    expect(mirror.bestAsk).toEqual({ price: 102, size: 3 });
    mirror.apply(update(level('Ask', 55, size)));
    expect(mirror.levels().asks).toHaveLength(1);
  });

  it('knows one price in several spellings', () => {
    const mirror = live(level('Ask', '1.10', 5));
    mirror.apply(update(level('Ask', 1.1, 7)));
    expect(mirror.levels().asks).toEqual([{ price: 1.1, size: 7 }]);
  });

  it('replaces everything with a new snapshot', () => {
    const mirror = live(...BOOK);
    mirror.apply(snapshot(level('Bid', 50, 1)));
    expect(mirror.levels()).toEqual({ bids: [{ price: 50, size: 1 }], asks: [] });
    expect(mirror.agrees).toBe(true);
  });

  it('takes a best entry for the total of its level, and for nothing else', () => {
    const mirror = live(...BOOK);
    mirror.apply(update(level('BestAsk', 101, 9), level('BestBid', 100, 0)));
    expect(mirror.levels()).toEqual({
      bids: [{ price: 99, size: 1 }],
      asks: [
        { price: 101, size: 9 },
        { price: 102, size: 3 },
      ],
    });
  });

  it('sees a crossed book, and its end', () => {
    const mirror = live(...BOOK);
    mirror.apply(update(level('Bid', 101, 1)));
    expect(mirror.state).toBe('crossed');
    mirror.apply(update(level('Ask', 101, 0)));
    expect(mirror.state).toBe('live');
  });

  it('sees that it missed a change of the top', () => {
    const mirror = live(...BOOK);
    expect(mirror.agrees).toBe(true);
    mirror.apply(update(level('BestAsk', 102, 3)));
    expect(mirror.agrees).toBe(false);
    mirror.apply(update(level('Ask', 101, 0)));
    expect(mirror.agrees).toBe(true);
    mirror.apply(update(level('Ask', 102, 0)));
    expect(mirror.agrees).toBe(true);
  });

  it('leaves other books alone, but knows its ticker in another spelling', () => {
    const mirror = live(...BOOK);
    const gone = [level('Ask', 101, 0)];
    expect(mirror.apply({ connectionId: 2, ticker: 'A', updates: gone })).toBe('foreign');
    expect(mirror.apply({ connectionId: 1, ticker: 'B', updates: gone })).toBe('foreign');
    expect(mirror.bestAsk?.price).toBe(101);
    expect(mirror.apply({ connectionId: 1n, ticker: 'a', updates: gone })).toBe('applied');
    expect(mirror.bestAsk?.price).toBe(102);
  });

  it('leaves out and counts what it cannot read', () => {
    const mirror = live(...BOOK);
    const before = mirror.levels();
    const odd = [
      level('Wall' as Kind, 101, 1),
      level('Ask', 'many', 1),
      level('Ask', 101, null as never),
      level('Bid', -1, 1),
      {} as OrderBookLevel,
    ];
    mirror.apply(update(...odd));
    expect(mirror.levels()).toEqual(before);
    expect(mirror.unreadable).toBe(odd.length);
  });

  it('tells long decimals of one double apart', () => {
    const mirror = live(
      level('Bid', '1000000000.00000001', 1),
      level('Bid', '1000000000.00000002', 2),
    );
    expect(mirror.bestBid).toEqual({ price: '1000000000.00000002', size: 2 });
    mirror.apply(update(level('Ask', '1000000000.00000003', 1)));
    expect(mirror.state).toBe('live');
  });

  it('forgets the book when it is reset', () => {
    const mirror = live(...BOOK);
    mirror.reset();
    expect([mirror.state, mirror.bestAsk, mirror.bestBid]).toEqual(['empty', undefined, undefined]);
    expect(mirror.apply(update(level('Ask', 1, 1)))).toBe('early');
  });
});

describe('OrderBookMirror, on random streams', () => {
  const price = fc.integer({ min: 1, max: 40 }).map((ticks) => Number((ticks * 0.1).toFixed(1)));
  const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }));
  const kind = fc.constantFrom<Kind>('Ask', 'Bid', 'BestAsk', 'BestBid');
  const entry = fc.tuple(kind, price, size).map(([type, at, total]) => level(type, at, total));
  const batches = fc.array(fc.array(entry, { maxLength: 20 }), { maxLength: 20 });

  it('is always the last total of every price', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), batches, (start, stream) => {
        const mirror = live(...start.filter(({ type }) => !type.startsWith('Best')));
        for (const batch of stream) mirror.apply(update(...batch));
        const said = [...start.filter(({ type }) => !type.startsWith('Best')), ...stream.flat()];
        expect(mirror.levels()).toEqual({ bids: modelOf(said, 'Bid'), asks: modelOf(said, 'Ask') });
        const { bestAsk, bestBid } = mirror;
        const isCrossed = bestAsk && bestBid && bestBid.price >= bestAsk.price;
        expect(mirror.state).toBe(isCrossed ? 'crossed' : 'live');
        expect([bestBid, bestAsk]).toEqual([mirror.levels(1).bids[0], mirror.levels(1).asks[0]]);
      }),
    );
  });

  /** The naive book: for each price the last word, sorted. */
  function modelOf(said: readonly OrderBookLevel[], side: 'Ask' | 'Bid') {
    const direction = side === 'Ask' ? 1 : -1;
    const mine = said.filter(({ type }) => type.endsWith(side));
    const prices = [...new Set(mine.map((each) => Number(each.price)))];
    return prices
      .sort((a, b) => direction * (a - b))
      .map((at) => ({ price: at, size: mine.findLast((each) => each.price === at)?.size }))
      .filter((each) => each.size !== 0);
  }
});
