/** Limit orders: they rest, are listed and told, and can be taken back, one by one or all at once. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL, type SideCode } from '../../../desk.js';
import { isSame } from '../../../expect.js';
import type { Place } from '../../../ground.js';
import { opened } from '../../../opening.js';
import type { Frame } from '../../../probe-socket.js';
import { at, listAt, shown } from '../../../wire-json.js';
import { isOrder, schemaOf, statusesOf } from '../streams/watch.js';

const MARKETS = ['futures', 'spot'] as const;
const SIDES = [
  ['buy', BUY, 'Buy'],
  ['sell', SELL, 'Sell'],
] as const;

const STOP_NAMES = { 1: 'Stop', 2: 'StopLoss', 3: 'TakeProfit' } as const;

const farFrom = (place: Place, side: SideCode): number =>
  side === BUY ? place.farBelow : place.farAbove;

export const limitCases: readonly Case[] = [
  defineCase({
    id: 'orders.place.reply',
    title: 'The reply to an order names a client id and a duration, and no order id',
    requirement: 'Returns an auto-generated clientId and executionTimeMs',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder'],
    async run(context) {
      const { expect } = context;
      const desk = Desk.at(context, context.place);
      const order = { side: BUY, price: context.place.farBelow, size: context.place.size };
      const ids = new Set<unknown>();
      for (const body of [order, { ...order, type: 0 }, { ...order, reduceOnly: false }]) {
        const answer = await desk.post(body);
        expect.body(answer, 'rest/place-order/response');
        expect.at(answer, 'status', 'ok');
        for (const name of ['id', 'orderId']) expect.lacks(answer.json, name);
        const clientId = at(answer.json, 'clientId');
        expect.that(clientId !== '', 'a client id that is not empty', clientId, '/clientId');
        const duration = Number(shown(at(answer.json, 'executionTimeMs')));
        expect.that(duration >= 0, 'a duration', duration, '/executionTimeMs');
        ids.add(clientId);
      }
      expect.equal(ids.size, 3, '/clientId');
    },
  }),
  ...MARKETS.flatMap((market) =>
    SIDES.map(([word, side, name]) => restCase(market, word, side, name)),
  ),
  defineCase({
    id: 'orders.list.of-one-ticker',
    title: 'The list holds the open orders of the ticker that was asked for, and no others',
    requirement: 'Returns open orders for a specific ticker on a connection',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listOrders'],
    async run(context) {
      const { expect, place } = context;
      const desk = Desk.at(context, place);
      await desk.limit({ side: BUY, price: place.farBelow });
      await desk.limit({ side: BUY, price: place.farBelow });
      const mine = await desk.list();
      expect.body(mine, 'rest/list-orders/response');
      expect.at(mine, 'count', listAt(mine.json, 'orders').length);
      expect.at(mine, 'ticker', place.ticker);
      expect.at(mine, 'connectionId', place.connectionId);
      expect.equal(desk.ownOf(mine).length, 2, mine);
      if (place.otherTicker === place.ticker) return;
      const other = await desk.list(place.otherTicker);
      expect.equal(desk.ownOf(other).length, 0, other);
      expect.at(other, 'count', listAt(other.json, 'orders').length);
      expect.at(other, 'ticker', place.otherTicker);
    },
  }),
  defineCase({
    id: 'orders.cancel.closes',
    title: 'A cancelled order is told as closed and listed no more; the others stay',
    requirement: 'Cancels an existing order on the exchange',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:cancelOrder', 'message:order_update', 'endpoint:listOrders'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.place, 'account');
      const first = at(
        await desk.listed(await desk.limit({ side: BUY, price: place.farBelow })),
        'id',
      );
      const second = at(
        await desk.listed(await desk.limit({ side: SELL, price: place.farAbove })),
        'id',
      );
      const answer = await desk.cancel(first);
      expect.body(answer, 'rest/cancel-order/response');
      expect.at(answer, 'status', 'ok');
      const update = await stream.need('order_update', 'a closed order', isOrder('Closed'));
      expect.message(update, schemaOf('order_update'));
      expect.at(update, 'orderId', first);
      expect.at(update, 'filledSize', 0);
      await stream.settle();
      expect.equal(statusesOf(stream, first), ['New', 'Open', 'Closed'], '/status');
      expect.equal(statusesOf(stream, second), ['New', 'Open'], '/status');
      expect.equal(
        (await desk.openOrders()).map((order) => at(order, 'id')),
        [second],
        '/orders',
      );
    },
  }),
  defineCase({
    id: 'orders.cancel-all.counts',
    title:
      'Cancel all closes every open order of the ticker, counts them, and leaves other tickers',
    requirement: 'cancelledCount: 0 if there are no open orders for that ticker',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:cancelAllOrders', 'message:order_update'],
    run: cancelAll,
  }),
  ...([1, 2, 3] as const).flatMap((type) => [stopCase(type), triggerCase(type)]),
];

/** An order that rests is listed and told with the same facts, over each surface in its own face. */
function restCase(market: 'futures' | 'spot', word: string, side: SideCode, name: string): Case {
  return defineCase({
    id: `orders.limit.rests.${market}.${word}`,
    title: `A limit order to ${word} on ${market} rests, is listed, and is told as new and open`,
    requirement: 'Orders are listed with codes and streamed with names; both show the same order',
    effect: 'trade',
    needs: [market],
    covers: ['endpoint:placeOrder', 'endpoint:listOrders', 'message:order_update'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context[market], 'account');
      const price = farFrom(place, side);
      const clientId = await desk.limit({ side, price });
      expect.body(await desk.list(), 'rest/list-orders/response');
      const order = await desk.listed(clientId);
      const size = place.size;
      const facts = { price, size, filledSize: 0, filledPrice: 0, ticker: place.ticker };
      const listed = {
        ...facts,
        remainingSize: size,
        side,
        status: 1,
        type: 0,
        triggerPrice: null,
      };
      for (const [field, value] of Object.entries(listed)) {
        expect.equal(at(order, field), value, `/orders/0/${field}`);
      }
      const id = at(order, 'id');
      const told = { ...facts, connectionId: place.connectionId, orderId: id, side: name };
      for (const status of ['New', 'Open']) {
        const update = await stream.need('order_update', `an order ${status}`, isOrder(status));
        expect.message(update, schemaOf('order_update'));
        for (const [field, value] of Object.entries({ ...told, type: 'Limit', fee: 0, status })) {
          expect.at(update, field, value);
        }
        expect.at(update, 'time', at(order, 'createDate'));
        const currency = at(update.data, 'feeCurrency');
        const isAsset = [place.baseAsset, place.quoteAsset].includes(String(currency));
        expect.that(isAsset, 'an asset of the ticker', currency, '/feeCurrency');
      }
      await stream.settle();
      expect.equal(statusesOf(stream, id), ['New', 'Open'], '/status');
    },
  });
}

async function cancelAll(context: Context): Promise<void> {
  const { expect, place, desk, stream } = await opened(context, context.place, 'account');
  const ids: unknown[] = [];
  for (const side of [BUY, SELL, BUY] as const) {
    ids.push(at(await desk.listed(await desk.limit({ side, price: farFrom(place, side) })), 'id'));
  }
  if (place.otherTicker !== place.ticker) {
    const other = await desk.cancelAll(place.otherTicker);
    expect.body(other, 'rest/cancel-all-orders/response');
    expect.at(other, 'cancelledCount', 0);
    expect.equal((await desk.openOrders()).length, 3, '/orders');
  }
  const answer = await desk.cancelAll();
  expect.body(answer, 'rest/cancel-all-orders/response');
  expect.at(answer, 'status', 'ok');
  expect.at(answer, 'cancelledCount', 3);
  for (const id of ids) {
    const isClosed = (frame: Frame): boolean =>
      isOrder('Closed')(frame) && isSame(at(frame.data, 'orderId'), id);
    await stream.need('order_update', 'a closed order', isClosed);
  }
  for (const id of ids) expect.equal(statusesOf(stream, id), ['New', 'Open', 'Closed'], '/status');
  expect.equal((await desk.openOrders()).length, 0, '/orders');
  const again = await desk.cancelAll();
  expect.at(again, 'cancelledCount', 0);
  expect.at(again, 'status', 'ok');
  expect.ok(await context.probe.get(place.path));
}

/** The stop kinds wait for their trigger; the price that was given is the trigger price. */
function stopCase(type: 1 | 2 | 3): Case {
  const name = STOP_NAMES[type];
  return defineCase({
    id: `orders.${name.toLowerCase()}.waits`,
    title: `A ${name} order waits, listed with its trigger price`,
    requirement: `type ${type} is ${name}; triggerPrice is the trigger price of conditional orders`,
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'endpoint:listOrders', 'message:order_update'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'account');
      // A stop to sell waits below the market, a profit to take above it.
      const price = type === 3 ? place.farAbove : place.farBelow;
      const clientId = await desk.limit({ side: SELL, price, type });
      expect.body(await desk.list(), 'rest/list-orders/response');
      const order = await desk.listed(clientId);
      const facts = { type, price, triggerPrice: price, status: 1, side: SELL, filledSize: 0 };
      for (const [field, value] of Object.entries(facts)) {
        expect.equal(at(order, field), value, `/orders/0/${field}`);
      }
      const update = await stream.need('order_update', `an open ${name}`, isOrder('Open'));
      expect.at(update, 'type', name);
      expect.at(update, 'price', price);
    },
  });
}

/** Exchanges keep such orders in lists of their own, so one that is not listed is no fault. */
function triggerCase(type: 1 | 2 | 3): Case {
  const name = STOP_NAMES[type];
  return defineCase({
    id: `orders.${name.toLowerCase()}.trigger-price`,
    title: `Where a ${name} order is listed with a trigger price, it is the one that was given`,
    requirement: 'triggerPrice: trigger price for stop and conditional orders',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'endpoint:listOrders'],
    async run(context) {
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const price = type === 3 ? place.farAbove : place.farBelow;
      const clientId = await desk.limit({ side: SELL, price, type });
      const order = await desk.find(clientId);
      const trigger = at(order, 'triggerPrice') ?? null;
      if (trigger === null) return context.skip('no trigger price is listed');
      expect.equal(trigger, price, '/orders/0/triggerPrice');
    },
  });
}
