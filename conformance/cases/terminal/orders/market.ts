/** Market orders: they are filled, never listed, and move position, balances and results. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL } from '../../../desk.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { isOrder, schemaOf, statusesOf, watch } from '../streams/watch.js';

const MARKETS = ['futures', 'spot'] as const;

export const marketCases: readonly Case[] = [
  ...MARKETS.map(fillCase),
  defineCase({
    id: 'orders.market.never-listed',
    title: 'Filled orders are never among the open ones',
    requirement: 'Market orders and filled orders never appear among the open orders',
    effect: 'trade',
    needs: ['futures'],
    covers: ['rule:filled-never-listed', 'endpoint:listOrders'],
    async run(context) {
      const { expect, futures } = context;
      const desk = Desk.at(context, futures);
      const before = await desk.limit({ side: BUY, price: futures.farBelow });
      await desk.market(BUY);
      const { bestBid } = await desk.book();
      await desk.limit({ side: SELL, price: bestBid });
      const clientIds = (await desk.openOrders()).map((order) => at(order, 'clientId'));
      expect.equal(clientIds, [before], '/orders');
    },
  }),
  defineCase({
    id: 'orders.position.opens-and-closes',
    title: 'A position opens, grows and closes on the stream as in the list',
    requirement: 'position_update: position opened, changed or closed',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:position_update', 'endpoint:listPositions'],
    run: positionLife,
  }),
  defineCase({
    id: 'orders.position.short',
    title: 'A sale without a position opens a short one: side 2 in the list, Sell on the stream',
    requirement: 'Positions have side 1 for long and 2 for short',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:position_update', 'endpoint:listPositions'],
    async run(context) {
      const { expect, futures } = context;
      const desk = Desk.at(context, futures);
      const stream = await watch(context, futures, 'account');
      await desk.market(SELL);
      const update = await stream.need('position_update', 'an opened position');
      expect.message(update, schemaOf('position_update'));
      expect.at(update, 'side', 'Sell');
      expect.equal(at(await desk.position(), 'side'), SELL, '/positions/0/side');
    },
  }),
  defineCase({
    id: 'orders.balances.agree',
    title: 'The last balances of the stream are those of the list',
    requirement: 'balance_update: account balance changed; the same fields as the list',
    effect: 'trade',
    needs: ['spot'],
    covers: ['message:balance_update', 'endpoint:getBalance'],
    async run(context) {
      const { expect, spot, probe } = context;
      const desk = Desk.at(context, spot);
      const stream = await watch(context, spot, 'account');
      await desk.limit({ side: BUY, price: spot.farBelow });
      const locked = await stream.need('balance_update', 'balances after an order');
      expect.message(locked, schemaOf('balance_update'));
      expect.at(locked, 'connectionId', spot.connectionId);
      const list = await probe.get(`${spot.path}/balance`);
      expect.body(list, 'rest/get-balance/response');
      expect.equal(at(locked.data, 'balances'), at(list.json, 'balances'), '/balances');
      const quote = await desk.balance(spot.quoteAsset);
      expect.equal(at(quote, 'locked'), spot.farBelow * spot.size, '/balances/locked');
      stream.mark();
      await desk.cancelAll();
      const freed = await stream.need('balance_update', 'balances after the cancel');
      const after = listAt(freed.data, 'balances').find(
        (each) => at(each, 'coin') === spot.quoteAsset,
      );
      expect.equal(at(after, 'locked'), 0, '/balances/locked');
      expect.equal(at(after, 'free'), at(after, 'total'), '/balances/free');
    },
  }),
  defineCase({
    id: 'orders.finres.agrees',
    title: 'The results of the stream agree with balances and fees',
    requirement: 'finres_update: funds, available and blocked are total, free and locked',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:finres_update'],
    run: finres,
  }),
];

/** One side of a fill: the order on the stream, and the public print of it. */
function fillCase(market: 'futures' | 'spot'): Case {
  return defineCase({
    id: `orders.market.fills.${market}`,
    title: `A market order on ${market} is told as new, then closed and filled, with price and fee`,
    requirement: 'order_update: created, filled; filledPrice is the average, fee what was charged',
    effect: 'trade',
    needs: [market],
    covers: ['endpoint:placeOrder', 'message:order_update', 'message:trade_update'],
    async run(context) {
      const { expect } = context;
      const place = context[market];
      const desk = Desk.at(context, place);
      const { bestAsk } = await desk.book();
      const stream = await watch(context, place, 'account', 'trades');
      await desk.market(BUY);
      const isMine = (frame: Frame): boolean => isOrder('Closed', 'Market')(frame);
      const closed = await stream.need('order_update', 'a closed market order', isMine);
      expect.message(closed, schemaOf('order_update'));
      const id = at(closed.data, 'orderId');
      const facts = { side: 'Buy', size: place.size, filledSize: place.size, ticker: place.ticker };
      for (const [field, value] of Object.entries(facts)) expect.at(closed, field, value);
      const paid = numberAt(closed.data, 'filledPrice');
      const slip = Math.abs(paid / bestAsk - 1);
      expect.that(slip < 0.05, `a price near ${bestAsk}`, paid, '/filledPrice');
      expect.that(numberAt(closed.data, 'fee') > 0, 'a fee', at(closed.data, 'fee'), '/fee');
      await stream.settle();
      const statuses = statusesOf(stream, id);
      expect.equal([statuses.at(0), statuses.at(-1)], ['New', 'Closed'], '/status');
      expect.equal(statuses.filter((each) => each === 'Closed').length, 1, '/status');
      expect.equal(statuses.filter((each) => each === 'New').length, 1, '/status');
      expectPrints(context, stream, closed, place.size);
    },
  });
}

/** An order at the market is filled within this. */
const MAX_APART_MS = 60_000;

/** The prints since the mark make up the fill: our side, our size, our average price. */
function expectPrints({ expect }: Context, stream: Stream, order: Frame, size: number): void {
  const paid = numberAt(order.data, 'filledPrice');
  const placedAt = Date.parse(String(at(order.data, 'time')));
  const frames = stream.since('trade_update');
  if (frames.length === 0) expect.stop('a trade_update', 'none');
  for (const frame of frames) expect.message(frame, schemaOf('trade_update'));
  const trades = frames.flatMap((frame) => listAt(frame.data, 'trades'));
  const bought = trades.filter((trade) => at(trade, 'side') === 'Buy');
  const total = bought.reduce((sum: number, trade) => sum + numberAt(trade, 'size'), 0);
  const worth = bought.reduce(
    (sum: number, trade) => sum + numberAt(trade, 'size') * numberAt(trade, 'price'),
    0,
  );
  expect.equal(total, size, '/trades/size');
  expect.equal(worth / total, paid, '/trades/price');
  for (const [i, trade] of trades.entries()) {
    const time = String(at(trade, 'time'));
    const isExact = /\.\d{3}\+00:00$/.test(time);
    expect.that(isExact, 'an instant with milliseconds and offset', time, `/trades/${i}/time`);
    const isNear = Math.abs(Date.parse(time) - placedAt) < MAX_APART_MS;
    expect.that(isNear, 'an instant near that of the order', time, `/trades/${i}/time`);
  }
}

async function positionLife(context: Context): Promise<void> {
  const { expect, futures: place, probe } = context;
  const desk = Desk.at(context, place);
  const stream = await watch(context, place, 'account');
  const expectAlike = async (update: Frame, size: number): Promise<void> => {
    expect.message(update, schemaOf('position_update'));
    const told = { connectionId: place.connectionId, ticker: place.ticker, side: 'Buy', size };
    for (const [field, value] of Object.entries(told)) expect.at(update, field, value);
    const fix = at(update.data, 'avgPriceFix');
    expect.at(update, 'avgPrice', fix);
    expect.body(await probe.get(`${place.path}/positions`), 'rest/list-positions/response');
    const listed = await desk.position();
    const facts = { id: at(update.data, 'positionId'), side: BUY, size, avgPrice: fix };
    for (const [field, value] of Object.entries(facts)) {
      expect.equal(at(listed, field), value, `/positions/0/${field}`);
    }
  };
  await desk.market(BUY);
  const opened = await stream.need('position_update', 'an opened position');
  await expectAlike(opened, place.size);
  const filled = stream.since('order_update').find(isOrder('Closed', 'Market'));
  expect.at(opened, 'avgPriceFix', at(filled?.data, 'filledPrice'));
  expect.at(opened, 'avgPriceDyn', at(filled?.data, 'filledPrice'));
  await stream.settle();
  expect.equal(stream.since('position_update').length, 1);
  stream.mark();
  await desk.market(BUY);
  await expectAlike(await stream.need('position_update', 'a larger position'), place.size * 2);
  stream.mark();
  await desk.market(SELL, place.size * 2);
  const isClosed = (frame: Frame): boolean => at(frame.data, 'status') === 'Closed';
  const closed = await stream.need('position_update', 'a closed position', isClosed);
  expect.message(closed, schemaOf('position_update'));
  expect.at(closed, 'size', 0);
  expect.at(closed, 'positionId', at(opened.data, 'positionId'));
  expect.that(at(opened.data, 'status') !== 'Closed', 'New or Open', at(opened.data, 'status'));
  expect.equal(await desk.position(), undefined, '/positions');
}

async function finres(context: Context): Promise<void> {
  const { expect, futures: place } = context;
  const desk = Desk.at(context, place);
  const stream = await watch(context, place, 'account');
  await desk.market(BUY);
  const update = await stream.need('finres_update', 'results after a fill');
  expect.message(update, schemaOf('finres_update'));
  expect.at(update, 'connectionId', place.connectionId);
  await stream.pass(1000);
  const texts = stream.since('finres_update').map(({ text }) => text);
  expect.equal(new Set(texts).size, texts.length);
  const last = stream.since('finres_update').at(-1);
  const own = listAt(last?.data, 'finreses').find(
    (each) => at(each, 'currency') === place.quoteAsset,
  );
  const balance = await desk.balance(place.quoteAsset);
  for (const [field, counterpart] of [
    ['funds', 'total'],
    ['available', 'free'],
    ['blocked', 'locked'],
  ] as const) {
    expect.equal(at(own, field), at(balance, counterpart), `/finreses/0/${field}`);
  }
  await expectDeltas(context, stream, desk, own);
}

/** One order more: the fees grow by its fee, and the result moves with the funds. */
async function expectDeltas(
  { expect, futures }: Context,
  stream: Stream,
  desk: Desk,
  before: unknown,
): Promise<void> {
  stream.mark();
  await desk.market(SELL);
  await stream.need('finres_update', 'results after another fill');
  await stream.pass(1000);
  const finreses = listAt(stream.since('finres_update').at(-1)?.data, 'finreses');
  const after = finreses.find((each) => at(each, 'currency') === futures.quoteAsset);
  const moved = (field: string): number => numberAt(after, field) - numberAt(before, field);
  const closed = stream.since('order_update').find(isOrder('Closed', 'Market'));
  expect.equal(moved('fee').toFixed(8), numberAt(closed?.data, 'fee').toFixed(8), '/finreses/fee');
  expect.equal(moved('result').toFixed(8), moved('funds').toFixed(8), '/finreses/result');
}
