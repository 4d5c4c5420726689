/** Market orders: they are filled, never listed, and move position, balances and results. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL } from '../../../desk.js';
import { isSame } from '../../../expect.js';
import { stepDown } from '../../../grid.js';
import { opened } from '../../../opening.js';
import { timesPrinted } from '../../../prints.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { isOrder, repeated, schemaOf, statusesOf } from '../streams/watch.js';

const MARKETS = ['futures', 'spot'] as const;

export const marketCases: readonly Case[] = [
  ...MARKETS.map(fillCase),
  defineCase({
    id: 'orders.market.never-listed',
    title: 'Filled orders are never among the open ones',
    requirement: 'Market orders and filled orders never appear among the open orders',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['rule:filled-never-listed', 'endpoint:listOrders'],
    async run(context) {
      const { expect, futures } = context;
      const desk = Desk.at(context, futures);
      const before = await desk.limit({ side: BUY, price: futures.farBelow });
      await desk.market(BUY);
      const { bestBid } = await desk.book();
      // Below the best bid, so that it is filled even if that falls meanwhile.
      await desk.limit({ side: SELL, price: stepDown(bestBid * 0.99, futures.priceStep) });
      const clientIds = (await desk.openOrders()).map((order) => at(order, 'clientId'));
      expect.equal(clientIds, [before], '/orders');
    },
  }),
  defineCase({
    id: 'orders.position.opens-and-closes',
    title: 'A position opens, grows and closes on the stream as in the list',
    requirement: 'position_update: position opened, changed or closed',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:position_update', 'endpoint:listPositions'],
    run: positionLife,
  }),
  defineCase({
    id: 'orders.position.short',
    title: 'A sale without a position opens a short one: side 2 in the list, Sell on the stream',
    requirement: 'Positions have side 1 for long and 2 for short',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:position_update', 'endpoint:listPositions'],
    async run(context) {
      const { expect, desk, stream } = await opened(context, context.futures, 'account');
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
    run: balancesAgree,
  }),
  defineCase({
    id: 'orders.finres.agrees',
    title: 'The results of the stream agree with balances and fees',
    requirement: 'finres_update: funds, available and blocked are total, free and locked',
    effect: 'trade',
    needs: ['futures', 'fills'],
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
    needs: [market, 'fills'],
    covers: ['endpoint:placeOrder', 'message:order_update', 'message:trade_update'],
    async run(context) {
      const place = context[market];
      const { expect, desk, stream } = await opened(context, place, 'account', 'trades');
      const { bestAsk } = await desk.book();
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
      await expectPrints(context, stream, closed, place.size);
    },
  });
}

/** An order at the market is filled within this. */
const MAX_APART_MS = 60_000;

/** Among the prints since the mark stands the fill, once: its side, its size, its average price. */
async function expectPrints(
  context: Context,
  stream: Stream,
  order: Frame,
  size: number,
): Promise<void> {
  const { expect } = context;
  const placedAt = Date.parse(String(at(order.data, 'time')));
  await stream.need('trade_update', 'a trade_update');
  await stream.pass(context.quietMs);
  const frames = stream.since('trade_update');
  for (const frame of frames) expect.message(frame, schemaOf('trade_update'));
  const trades = frames.flatMap((frame) => listAt(frame.data, 'trades'));
  const fill = { side: 'Buy', size, price: numberAt(order.data, 'filledPrice') };
  const times = timesPrinted(trades, fill);
  expect.that(times === 1, `${size} bought at ${fill.price}, printed once`, trades, '/trades');
  for (const [i, trade] of trades.entries()) {
    const time = String(at(trade, 'time'));
    const isExact = /\.\d{3}\+00:00$/.test(time);
    expect.that(isExact, 'an instant with milliseconds and offset', time, `/trades/${i}/time`);
    const isNear = Math.abs(Date.parse(time) - placedAt) < MAX_APART_MS;
    expect.that(isNear, 'an instant near that of the order', time, `/trades/${i}/time`);
  }
}

async function positionLife(context: Context): Promise<void> {
  const { probe } = context;
  const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
  const isOf =
    (size: number) =>
    (frame: Frame): boolean =>
      isSame(at(frame.data, 'size'), size);
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
  const first = await stream.need('position_update', 'an opened position', isOf(place.size));
  await expectAlike(first, place.size);
  const filled = stream.since('order_update').find(isOrder('Closed', 'Market'));
  expect.at(first, 'avgPriceFix', at(filled?.data, 'filledPrice'));
  expect.at(first, 'avgPriceDyn', at(filled?.data, 'filledPrice'));
  await stream.settle();
  expect.equal(repeated(stream, 'position_update'), [], '/position_update');
  stream.mark();
  await desk.market(BUY);
  const larger = await stream.need('position_update', 'a larger one', isOf(place.size * 2));
  await expectAlike(larger, place.size * 2);
  stream.mark();
  await desk.market(SELL, place.size * 2);
  const isClosed = (frame: Frame): boolean => at(frame.data, 'status') === 'Closed';
  const closed = await stream.need('position_update', 'a closed position', isClosed);
  expect.message(closed, schemaOf('position_update'));
  expect.at(closed, 'size', 0);
  expect.at(closed, 'positionId', at(first.data, 'positionId'));
  expect.that(at(first.data, 'status') !== 'Closed', 'New or Open', at(first.data, 'status'));
  expect.equal(await desk.position(), undefined, '/positions');
}

/** So often two views of moving balances are compared before they are said to differ. */
const MAX_LOOKS = 6;

async function balancesAgree(context: Context): Promise<void> {
  const { probe } = context;
  const { expect, place, desk, stream } = await opened(context, context.spot, 'account');
  const coin = place.quoteAsset;
  const before = numberAt(await desk.balance(coin), 'locked');
  await desk.limit({ side: BUY, price: place.farBelow });
  const locked = await stream.need('balance_update', 'balances after an order');
  expect.message(locked, schemaOf('balance_update'));
  expect.at(locked, 'connectionId', place.connectionId);
  for (let i = 0; i < MAX_LOOKS; i += 1) {
    const list = await probe.get(`${place.path}/balance`);
    expect.body(list, 'rest/get-balance/response');
    const told = at(stream.since('balance_update').at(-1)?.data, 'balances');
    const isLast = i === MAX_LOOKS - 1;
    if (isLast) expect.equal(told, at(list.json, 'balances'), '/balances');
    if (isSame(told, at(list.json, 'balances'))) break;
    await stream.pass(context.quietMs);
  }
  const during = await desk.balance(coin);
  expect.equal(at(during, 'locked'), before + place.farBelow * place.size, '/balances/locked');
  stream.mark();
  await desk.takeBack();
  const isFree = (frame: Frame): boolean => {
    const own = listAt(frame.data, 'balances').find((each) => at(each, 'coin') === coin);
    return isSame(numberAt(own, 'locked'), before) && isSame(freeOf(own), at(own, 'free'));
  };
  await stream.need('balance_update', `${before} ${coin} locked after the cancel`, isFree);
}

const freeOf = (balance: unknown): number =>
  numberAt(balance, 'total') - numberAt(balance, 'locked');

async function finres(context: Context): Promise<void> {
  const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
  await desk.market(BUY);
  const update = await stream.need('finres_update', 'results after a fill');
  expect.message(update, schemaOf('finres_update'));
  expect.at(update, 'connectionId', place.connectionId);
  await stream.pass(context.quietMs);
  expect.equal(repeated(stream, 'finres_update'), [], '/finres_update');
  const agrees = (own: unknown, balance: unknown): boolean =>
    FACES.every(([field, counterpart]) => isSame(at(own, field), at(balance, counterpart)));
  for (let i = 0; i < MAX_LOOKS; i += 1) {
    const balance = await desk.balance(place.quoteAsset);
    await stream.settle();
    const own = resultOf(stream, place.quoteAsset);
    if (agrees(own, balance)) return expectDeltas(context, stream, desk, own);
    await stream.pass(context.quietMs);
  }
  const balance = await desk.balance(place.quoteAsset);
  const own = resultOf(stream, place.quoteAsset);
  for (const [field, counterpart] of FACES) {
    expect.equal(at(own, field), at(balance, counterpart), `/finreses/0/${field}`);
  }
}

/** How results name what balances name otherwise. */
const FACES = [
  ['funds', 'total'],
  ['available', 'free'],
  ['blocked', 'locked'],
] as const;

/** The last told result in a currency. */
const resultOf = (stream: Stream, currency: string): unknown =>
  listAt(stream.since('finres_update').at(-1)?.data, 'finreses').find(
    (each) => at(each, 'currency') === currency,
  );

/** One order more: the fees grow by its fee, and the result moves with the funds. */
async function expectDeltas(
  context: Context,
  stream: Stream,
  desk: Desk,
  before: unknown,
): Promise<void> {
  const { expect, futures } = context;
  stream.mark();
  await desk.market(SELL);
  await stream.need('finres_update', 'results after another fill');
  await stream.pass(context.quietMs);
  const after = resultOf(stream, futures.quoteAsset);
  const moved = (field: string): number => numberAt(after, field) - numberAt(before, field);
  const closed = stream.since('order_update').find(isOrder('Closed', 'Market'));
  expect.equal(moved('fee').toFixed(8), numberAt(closed?.data, 'fee').toFixed(8), '/finreses/fee');
  expect.equal(moved('result').toFixed(8), moved('funds').toFixed(8), '/finreses/result');
}
