/** Sums that must come out: fills make trades, positions, balances and results, and streams make what REST shows. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, type Desk, SELL, type SideCode } from '../../../desk.js';
import { stepUp } from '../../../grid.js';
import { opened } from '../../../opening.js';
import { timesPrinted } from '../../../prints.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { isOrder, statusesOf } from '../streams/watch.js';

interface Filled {
  readonly price: number;
  readonly fee: number;
  readonly feeCurrency: unknown;
  readonly frame: Frame;
}

/** A market order, and what its last update says of it. */
async function filled(
  desk: Desk,
  stream: Stream,
  side: SideCode,
  size: number = desk.place.size,
): Promise<Filled> {
  stream.mark();
  await desk.market(side, size);
  const frame = await stream.need('order_update', 'a filled order', isOrder('Closed', 'Market'));
  return {
    frame,
    price: numberAt(frame.data, 'filledPrice'),
    fee: numberAt(frame.data, 'fee'),
    feeCurrency: at(frame.data, 'feeCurrency'),
  };
}

export const arithmeticCases: readonly Case[] = [
  defineCase({
    id: 'arithmetic.sweep',
    title: 'An order through several levels is printed level by level, at the average it reports',
    requirement: 'filledPrice is the average fill price; trades carry price and size of each',
    effect: 'trade',
    needs: ['futures', 'fills', 'control'],
    covers: ['message:trade_update', 'message:order_update'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(
        context,
        context.futures,
        'account',
        'trades',
      );
      const { bestAskSize } = await desk.book();
      const size = stepUp(bestAskSize + place.size, place.sizeStep);
      const { price } = await filled(desk, stream, BUY, size);
      await stream.pass(context.quietMs);
      const trades = stream.since('trade_update').flatMap(({ data }) => listAt(data, 'trades'));
      const times = timesPrinted(trades, { side: 'Buy', size, price });
      expect.that(times === 1, `${size} bought at ${price} on average, once`, trades, '/trades');
    },
  }),
  defineCase({
    id: 'arithmetic.position.average',
    title: 'The average of a position is the mean of its entries weighted by size',
    requirement: 'avgPriceFix: weighted mean of the entry orders only',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:position_update', 'endpoint:listPositions'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
      const first = await filled(desk, stream, BUY, place.size);
      await expectMean(context, desk, first.price, place.size);
      const { bestAskSize, bestAsk } = await desk.book();
      // Through the best level where that is affordable, so that the two prices differ.
      const isDeep = bestAskSize * bestAsk * DEEP < place.maxNotional;
      const wanted = isDeep ? bestAskSize * DEEP : place.size * 2;
      const size = stepUp(wanted, place.sizeStep);
      const second = await filled(desk, stream, BUY, size);
      const mean = (first.price * place.size + second.price * size) / (place.size + size);
      await expectMean(context, desk, mean, place.size + size);
      // What is sold closes part of it and leaves the mean of the entries as it is.
      await filled(desk, stream, SELL, place.size);
      await expectMean(context, desk, mean, size);
      const told = stream.since('position_update').at(-1);
      if (told !== undefined) {
        const fix = numberAt(told.data, 'avgPriceFix');
        expect.that(isNear(fix, mean, place.priceStep), `${mean}`, fix, '/avgPriceFix');
      }
    },
  }),
  defineCase({
    id: 'arithmetic.balance.round-trip',
    title: 'A round trip changes the total by its profit less its fees',
    requirement: 'fee is what was charged, in feeCurrency; total is what is left',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['endpoint:getBalance', 'message:order_update', 'message:balance_update'],
    run: roundTrip,
  }),
  defineCase({
    id: 'arithmetic.book.shows-own-order',
    title: 'A resting order stands in the book that a new subscriber is shown',
    requirement: 'orderbook_snapshot: full order book on subscribe',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:orderbook_snapshot', 'endpoint:placeOrder'],
    async run(context) {
      const { expect, place, desk } = await opened(context, context.futures);
      await desk.limit({ side: BUY, price: place.farBelow });
      await context.time.pass(context.quietMs);
      const { stream } = await opened(context, place, 'book');
      const shown = stream.socket.frames.find(({ type }) => type === 'orderbook_snapshot');
      const bids = listAt(shown?.data, 'bids');
      const lowest = numberAt(bids.at(-1), 'price');
      if (context.target.mark === null && lowest > place.farBelow) {
        context.skip('the order lies deeper than the book that the terminal shows');
      }
      const own = bids.find((each) => numberAt(each, 'price') === place.farBelow);
      expect.equal(at(own, 'size'), place.size, '/bids');
    },
  }),
  defineCase({
    id: 'arithmetic.order.time-is-creation',
    title: 'All updates of an order carry the time of its creation',
    requirement: 'order_update.time: creation time of the order',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:order_update', 'endpoint:listOrders'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
      const clientId = await desk.limit({ side: BUY, price: place.farBelow });
      const order = await desk.listed(clientId);
      await stream.pass(ONE_SECOND);
      expect.ok(await desk.cancel(at(order, 'id')));
      await stream.need('order_update', 'a closed order', isOrder('Closed'));
      for (const { data } of stream.since('order_update')) {
        expect.equal(at(data, 'time'), at(order, 'createDate'), '/time');
      }
      expect.equal(statusesOf(stream, at(order, 'id')).at(-1), 'Closed', '/status');
    },
  }),
  defineCase({
    id: 'arithmetic.reduce-only',
    title: 'A reduce-only order opens nothing, and closes what is there',
    requirement: 'reduceOnly: close-only',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['endpoint:placeOrder', 'endpoint:listPositions'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
      const { size } = place;
      await desk.post({ side: BUY, size, type: 4, reduceOnly: true });
      await stream.pass(context.quietMs);
      expect.equal(await desk.position(), undefined, '/positions');
      await filled(desk, stream, BUY, size);
      expect.ok(await desk.post({ side: SELL, size, type: 4, reduceOnly: true }));
      await stream.pass(context.quietMs);
      expect.equal(await desk.position(), undefined, '/positions');
    },
  }),
  ...([1, 2, 3] as const).map(kindCase),
];

const ONE_SECOND = 1100;

/** So many times the best level: enough of it is filled at the next price. */
const DEEP = 1.25;

/** Prices travel rounded to the step or finer. */
const isNear = (a: number, b: number, step: number): boolean => Math.abs(a - b) <= step;

async function expectMean(
  { expect }: Context,
  desk: Desk,
  mean: number,
  size: number,
): Promise<void> {
  const position = await desk.position();
  expect.equal(at(position, 'size'), size, '/positions/0/size');
  const average = numberAt(position, 'avgPrice');
  const isMean = isNear(average, mean, desk.place.priceStep / 10);
  expect.that(isMean, `an average of ${mean}`, average, '/positions/0/avgPrice');
}

async function roundTrip(context: Context): Promise<void> {
  const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
  const coin = place.quoteAsset;
  const before = numberAt(await desk.balance(coin), 'total');
  const bought = await filled(desk, stream, BUY);
  const sold = await filled(desk, stream, SELL);
  if (![bought, sold].every(({ feeCurrency }) => feeCurrency === coin)) {
    return context.skip(`fees are not charged in ${coin}`);
  }
  await stream.pass(context.quietMs);
  const moved = numberAt(await desk.balance(coin), 'total') - before;
  const profit = (sold.price - bought.price) * place.size - bought.fee - sold.fee;
  const isRight = Math.abs(moved - profit) < 1e-6 * Math.max(1, before / 1e4);
  expect.that(isRight, `a total moved by ${profit}`, moved, '/balances/total');
  for (const { frame, fee, price } of [bought, sold]) {
    const rate = fee / (price * place.size);
    expect.that(rate >= 0 && rate < 0.01, 'a fee below one percent', at(frame.data, 'fee'), '/fee');
  }
}

/** Conditional kinds are accepted as what they are, and not filled at once. */
function kindCase(type: 1 | 2 | 3): Case {
  return defineCase({
    id: `arithmetic.order.kind-${type}`,
    title: `An order of type ${type} waits and is listed as such`,
    requirement: 'type: 0 Limit, 1 Stop, 2 StopLoss, 3 TakeProfit, 4 Market',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'endpoint:listOrders'],
    async run(context) {
      const { expect, place, desk } = await opened(context, context.futures);
      const price = type === 3 ? place.farAbove : place.farBelow;
      const order = await desk.listed(await desk.limit({ side: SELL, price, type }));
      expect.equal(at(order, 'type'), type, '/orders/0/type');
      expect.equal(at(order, 'filledSize'), 0, '/orders/0/filledSize');
    },
  });
}
