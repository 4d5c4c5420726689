/** What happens on one connection or ticker is seen on no other, in lists as in streams. */
import { messages } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import type { Place } from '../../../ground.js';
import { opened, subject, watch } from '../../../opening.js';
import { at, isObject, keyOf, listAt, numberAt, shown } from '../../../wire-json.js';

const LISTS = ['positions', 'balance', 'tickers'] as const;
const ACCOUNT = messages.rows.subscribe.stream;

export const isolationCases: readonly Case[] = [
  defineCase({
    id: 'isolation.connections.each-by-its-id',
    title: 'Every connection answers with its own id, alone and over its lists',
    requirement: 'Use the id from the response to query orders, positions, balances',
    covers: ['endpoint:getConnection', 'endpoint:listTickers', 'endpoint:getBalance'],
    async run({ probe, expect }) {
      const list = listAt((await probe.get('/api/connections')).json, 'connections');
      for (const each of list) {
        const id = at(each, 'id');
        const path = `/api/connections/${shown(id)}`;
        const { json } = await probe.get(path);
        for (const [name, value] of isObject(each) ? Object.entries(each) : []) {
          // The state of a live connection may change between two requests.
          if (name.toLowerCase() !== 'state') expect.equal(at(json, name), value, `/${name}`);
        }
        for (const name of LISTS) {
          const answer = await probe.get(`${path}/${name}`);
          if (answer.status === 200) expect.at(answer, 'connectionId', id);
        }
      }
    },
  }),
  defineCase({
    id: 'isolation.connections.orders-and-holdings',
    title: 'Orders, positions and balances of one connection are not those of another',
    requirement: 'Lists belong to the connection that the path names',
    effect: 'trade',
    needs: ['futures', 'spot', 'fills'],
    covers: ['endpoint:listOrders', 'endpoint:listPositions', 'endpoint:getBalance'],
    run: holdingsApart,
  }),
  defineCase({
    id: 'isolation.tickers.orders',
    title: 'Orders are listed under their own ticker only, and cancelled under it only',
    requirement: 'Returns open orders for a specific ticker; cancels all orders for a given ticker',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listOrders', 'endpoint:cancelAllOrders', 'endpoint:cancelOrder'],
    async run(context) {
      const { expect, futures: place } = context;
      const other = await neighbourOf(context, place);
      const [desk, beside] = [Desk.at(context, place), Desk.at(context, other)];
      const here = await desk.limit({ side: BUY, price: place.farBelow });
      const there = await beside.limit({ side: BUY, price: other.farBelow });
      const idsAt = async (each: Desk): Promise<readonly unknown[]> =>
        (await each.openOrders()).map((order) => at(order, 'clientId'));
      expect.equal(await idsAt(desk), [here], '/orders');
      expect.equal(await idsAt(beside), [there], '/orders');
      expect.ok(await desk.cancelAll());
      expect.equal(await idsAt(desk), [], '/orders');
      expect.equal(await idsAt(beside), [there], '/orders');
    },
  }),
  defineCase({
    id: 'isolation.unsubscribe.other-connection-goes-on',
    title: 'Leaving one connection leaves the other one subscribed',
    requirement: 'unsubscribe: stop receiving updates for a connection',
    effect: 'trade',
    needs: ['futures', 'spot'],
    covers: ['message:unsubscribe', 'lifecycle:multiple', 'message:order_update'],
    async run(context) {
      const { futures, spot } = context;
      const stream = await watch(context, spot, 'account');
      await stream.accepted('subscribe', subject(futures, 'account'));
      await stream.accepted('unsubscribe', subject(spot, 'account'));
      stream.mark();
      await Desk.at(context, futures).limit({ side: BUY, price: futures.farBelow });
      const update = await stream.need('order_update', 'an update of the other connection');
      context.expect.at(update, 'connectionId', futures.connectionId);
    },
  }),
  defineCase({
    id: 'isolation.unsubscribe.other-kinds-go-on',
    title: 'Leaving trades, book or account leaves the other two subscribed',
    requirement: 'Connection-level and market data subscriptions are independent',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:independent', 'message:trade_unsubscribe', 'message:orderbook_unsubscribe'],
    async run(context) {
      const streams = [
        ['unsubscribe', 'account', ['trade_update', 'orderbook_update']],
        ['trade_unsubscribe', 'trades', ['order_update', 'orderbook_update']],
        ['orderbook_unsubscribe', 'book', ['order_update', 'trade_update']],
      ] as const;
      for (const [command, kind, goOn] of streams) {
        const kinds = ['account', 'trades', 'book'] as const;
        const { desk, place, stream } = await opened(context, context.futures, ...kinds);
        await stream.accepted(command, subject(place, kind));
        stream.mark();
        await desk.market(BUY);
        for (const type of goOn) await stream.need(type, `a ${type} after ${command}`);
      }
    },
  }),
  defineCase({
    id: 'isolation.sockets.close',
    title: 'A socket that closes takes its own subscriptions with it and no others',
    requirement: 'Client disconnects: all its subscriptions are cleaned up',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:disconnect', 'lifecycle:many-clients'],
    async run(context) {
      const kinds = ['account', 'trades', 'book'] as const;
      const { desk, place, stream } = await opened(context, context.futures, ...kinds);
      for (const isOrderly of [true, false]) {
        const gone = await watch(context, place, ...kinds);
        if (isOrderly) await gone.socket.close();
        else gone.socket.drop();
        await stream.settle();
        stream.mark();
        await desk.market(BUY);
        for (const type of ['order_update', 'trade_update', 'orderbook_update']) {
          await stream.need(type, `a ${type} after another socket closed`);
        }
      }
    },
  }),
  defineCase({
    id: 'isolation.refusal.keeps-subscriptions',
    title: 'A refused command takes nothing away from the socket',
    requirement: 'Server responds with error. No subscription created.',
    effect: 'trade',
    needs: ['futures'],
    covers: ['lifecycle:subscribe-invalid', 'lifecycle:market-subscribe-invalid', 'message:error'],
    async run(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account', 'book');
      const { connectionId } = place;
      for (const [type, data] of [
        ['subscribe', { connectionId: context.ground.unknownId }],
        ['orderbook_subscribe', { connectionId }],
        ['trade_subscribe', { connectionId: context.ground.unknownId, ticker: place.ticker }],
      ] as const) {
        context.expect.equal((await stream.ask(type, data)).type, 'error', '/type');
      }
      stream.mark();
      await desk.limit({ side: BUY, price: place.farBelow });
      await stream.need('order_update', 'an update of the order');
      for (const type of stream.since().map((frame) => frame.type)) {
        const isOurs = ACCOUNT.some((each) => each === type) || type === 'orderbook_update';
        context.expect.that(isOurs, 'updates of what is subscribed', type, '/type');
      }
    },
  }),
];

async function holdingsApart(context: Context): Promise<void> {
  const { expect, futures, spot, probe } = context;
  const before = await probe.get(`${spot.path}/balance`);
  const desk = Desk.at(context, futures);
  const clientId = await desk.limit({ side: BUY, price: futures.farBelow });
  await desk.market(BUY);
  const listed = await probe.get(`${spot.path}/orders?Ticker=${encodeURIComponent(spot.ticker)}`);
  const ids = listAt(listed.json, 'orders').map((order) => at(order, 'clientId'));
  expect.that(!ids.includes(clientId), `no order ${clientId}`, ids, '/orders');
  const positions = await probe.get(`${spot.path}/positions`);
  if (positions.status === 200) {
    const found = listAt(positions.json, 'positions').find(
      (each) => numberAt(each, 'size') === futures.size && at(each, 'ticker') === futures.ticker,
    );
    expect.equal(found, undefined, '/positions');
  }
  const after = await probe.get(`${spot.path}/balance`);
  expect.equal(at(after.json, 'balances'), at(before.json, 'balances'), '/balances');
  const own = await probe.get(`${futures.path}/balance`);
  const hasTicker = isObject(own.json) && keyOf(own.json, 'ticker') !== undefined;
  expect.that(!hasTicker, 'balances without a ticker', own.json, '/ticker');
}

/** Another ticker of the same connection, with prices of its own; a target without one ends the case. */
async function neighbourOf(context: Context, place: Place): Promise<Place> {
  if (place.otherTicker === place.ticker) return context.skip('there is one ticker only');
  const other = await context.placeBeside(place);
  return other ?? context.skip(`${place.otherTicker} has no book with two sides`);
}
