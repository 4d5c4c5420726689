import { jest } from '@jest/globals';
import fc from 'fast-check';

import type { Lots, SelfTradePolicy } from '../engine/types.js';
import { meetingOf } from './commands.js';
import type { Side } from './facts.js';
import { MarginSettlement } from './margin-settlement.js';
import { Order } from './order.js';
import { coinSpec, futuresSpec, openVenue, optionsSpec } from './samples.js';
import type { VenueSpec } from './spec.js';

const TICKERS = ['ONE', 'TWO'] as const;

const drawn = fc.record({
  leverage: fc.integer({ min: 1, max: 20 }),
  makerPpm: fc.integer({ min: -300, max: 900 }),
  takerPpm: fc.integer({ min: -100, max: 2_000 }),
  selfTrade: fc.constantFrom<SelfTradePolicy>('allow', 'cancel-taker', 'cancel-maker'),
  funds: fc.array(fc.integer({ min: 100, max: 8_000 }), { minLength: 3, maxLength: 3 }),
  orders: fc.array(
    fc.record({
      who: fc.nat({ max: 2 }),
      ticker: fc.constantFrom(...TICKERS),
      side: fc.constantFrom<Side>('buy', 'sell'),
      type: fc.constantFrom('limit', 'limit', 'limit', 'market'),
      price: fc.oneof(fc.integer({ min: 90, max: 110 }), fc.integer({ min: 20, max: 500 })),
      size: fc.integer({ min: 1, max: 60 }),
      reduceOnly: fc.constantFrom(false, false, false, false, true),
    }),
    { minLength: 1, maxLength: 60 },
  ),
});

function specOf(market: VenueSpec, { leverage, makerPpm, takerPpm }: Drawn): VenueSpec {
  const { instruments, marketType } = market;
  const sized = { priceIncrement: '1', sizeIncrement: '1', minSize: '1', minNotional: null };
  return {
    ...market,
    leverage: marketType === 8 ? 1 : leverage,
    fees: { makerPpm, takerPpm, currency: 'quote' },
    instruments: instruments.flatMap((one) =>
      TICKERS.map((ticker) => ({ ...one, ...sized, ticker })),
    ),
  };
}

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const SIZES = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];

/** The same order with so many lots. */
const twinOf = (order: Order, lots: number): Order =>
  new Order(order.standing, order, lots as Lots, order.limitTicks, null, order.isGuarded);

/** As many lots as the order could have and still be let in without a look at the book. */
function mostEasy(asks: (order: Order) => boolean, order: Order): number {
  let low = 0;
  let high = 2_048;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (asks(twinOf(order, middle))) high = middle;
    else low = middle;
  }
  return low;
}

/** Plays the orders; each, in its size and in others, is compared with what a look at the book would say. */
function play(market: VenueSpec, draw: Drawn, count: (isEasy: boolean) => void): void {
  const { asksBook, affords } = MarginSettlement.prototype;
  jest.spyOn(MarginSettlement.prototype, 'asksBook').mockImplementation(function (
    this: MarginSettlement,
    order,
  ) {
    const asks = (one: Order): boolean => asksBook.call(this, one);
    const isAffordable = (lots: number): boolean => {
      const twin = twinOf(order, lots);
      return affords.call(this, twin, meetingOf(order.standing.desk.engine, twin, 'placed'));
    };
    const isEasy = !asks(order);
    count(isEasy);
    for (const lots of [order.lots, mostEasy(asks, order), ...SIZES])
      if (lots > 0 && !asks(twinOf(order, lots)) && !isAffordable(lots))
        throw new Error(`${lots} lots are not affordable`);
    return asks(order);
  });
  // Without liquidation there are positions that have lost much.
  const policies = { selfTrade: draw.selfTrade, liquidation: 'off' } as const;
  const venue = openVenue(specOf(market, draw), policies);
  const accounts = draw.funds.map((amount, i) =>
    venue.openAccount(`${i}`, { USDT: `${amount}`, BTC: `${amount}` }),
  );
  for (const { who, type, price, size, ...order } of draw.orders) {
    const priceText = type === 'market' ? null : `${price}`;
    const intent = { ...order, type, price: priceText, size: `${size}`, clientId: '' } as const;
    venue.place(accounts[who] as (typeof accounts)[number], intent, 0);
  }
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('margin of an order that is let in without a look at the book', () => {
  it.each([
    ['futures', futuresSpec()],
    ['coin futures', coinSpec()],
    ['options', optionsSpec()],
  ])('is there whatever the order meets: %s', (_name, market) => {
    const seen = { easy: 0, hard: 0 };
    const property = fc.property(drawn, (draw) => {
      jest.restoreAllMocks();
      play(market, draw, (isEasy) => {
        seen[isEasy ? 'easy' : 'hard'] += 1;
      });
    });
    fc.assert(property, { seed: 5, numRuns: 500 });
    expect(seen.easy).toBeGreaterThan(300);
    expect(seen.hard).toBeGreaterThan(300);
  });

  it.each([
    ['long', 'buy', 400, 'sell', 30],
    ['short', 'sell', 100, 'buy', 450],
  ] as const)(
    'covers the loss that turning a %s over makes real',
    (_name, side, at, other, later) => {
      const seen: boolean[] = [];
      const one = { ticker: 'ONE', type: 'limit', price: at, size: 5, reduceOnly: false } as const;
      const orders = [
        { ...one, who: 1, side: other },
        { ...one, who: 0, side },
        { ...one, who: 2, side, price: later, size: 50 },
        { ...one, who: 0, side: other, type: 'market', size: 6 } as const,
      ];
      play(futuresSpec(), { ...TERMS, funds: [1_500, 1_500, 9_000], orders }, (isEasy) => {
        seen.push(isEasy);
      });
      expect(seen).toEqual([true, true, true, false]);
    },
  );

  it('is the usual case of an account that has a third of its funds locked', () => {
    const seen: boolean[] = [];
    const one = { ticker: 'ONE', type: 'limit', size: 3, reduceOnly: false } as const;
    const orders = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? { ...one, who: 0, side: 'buy' as const, price: 99 }
        : { ...one, who: 1, side: 'sell' as const, price: 101 },
    );
    play(futuresSpec(), { ...TERMS, leverage: 10, funds: [900, 900, 900], orders }, (isEasy) => {
      seen.push(isEasy);
    });
    expect(seen).toEqual(orders.map(() => true));
  });
});

const TERMS = { leverage: 20, makerPpm: 200, takerPpm: 550, selfTrade: 'allow' } as const;
