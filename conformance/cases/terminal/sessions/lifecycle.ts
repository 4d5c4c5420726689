/** The lifecycle table, row by row: what a socket is told, when, and when no more. */
import { messages } from '../../../../schemas/index.js';
import { type Case, defineCase, levelOf, type Row } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL } from '../../../desk.js';
import { at } from '../../../wire-json.js';
import { subject, watch } from '../streams/watch.js';

type LifecycleId = keyof typeof messages.lifecycle;

interface Given {
  readonly id: LifecycleId;
  readonly title: string;
  readonly effect?: Case['effect'];
  readonly needs?: Case['needs'];
  readonly covers?: readonly Row[];
  readonly run: Case['run'];
}

function lifecycleCase({ id, covers = [], ...given }: Given): Case {
  const { event, behaviour, 'x-source': source } = messages.lifecycle[id];
  return defineCase({
    id: `lifecycle.${id}`,
    requirement: `${event}: ${behaviour}`,
    level: levelOf(source),
    needs: ['futures'],
    covers: [`lifecycle:${id}`, ...covers],
    ...given,
  });
}

/** Longer than any window in which a terminal gathers updates. */
const QUIET_MS = 1200;

/** Something of every kind happens: an order rests and goes, another one is filled. */
async function stir(context: Context, place = context.futures): Promise<void> {
  const desk = Desk.at(context, place);
  await desk.limit({ side: BUY, price: place.farBelow });
  await desk.market(BUY);
  await desk.market(SELL);
  await desk.cancelAll();
}

export const lifecycleCases: readonly Case[] = [
  lifecycleCase({
    id: 'connect-silent',
    title: 'A new socket hears nothing before it subscribes, whatever happens',
    effect: 'trade',
    async run(context) {
      const stream = await context.open();
      await stir(context);
      await stream.pass(QUIET_MS);
      context.expect.equal(
        stream.since().map(({ text }) => text),
        [],
      );
    },
  }),
  lifecycleCase({
    id: 'subscribe-valid',
    title: 'A subscribed socket is told of orders, positions, balances and results',
    effect: 'trade',
    covers: ['message:subscribe', 'message:subscribed', 'message:finres_update'],
    async run(context) {
      const stream = await watch(context, context.futures, 'account');
      await stir(context);
      for (const type of messages.rows.subscribe.stream) {
        const frame = await stream.need(type, `a ${type}`);
        context.expect.at(frame, 'connectionId', context.futures.connectionId);
      }
    },
  }),
  lifecycleCase({
    id: 'subscribe-invalid',
    title: 'A refused subscription leaves nothing behind',
    effect: 'trade',
    covers: ['error:STREAM_CONNECTION_UNAVAILABLE'],
    async run(context) {
      const { expect, ground } = context;
      const stream = await context.open();
      const reply = await stream.ask('subscribe', { connectionId: ground.unknownId });
      expect.socketRefusal(reply, 'STREAM_CONNECTION_UNAVAILABLE', { id: ground.unknownId });
      stream.mark();
      await stir(context);
      await stream.pass(QUIET_MS);
      expect.equal(
        stream.since().map(({ text }) => text),
        [],
      );
    },
  }),
  lifecycleCase({
    id: 'subscribe-repeated',
    title: 'A repeated subscription is acknowledged again, and no event comes twice',
    effect: 'trade',
    covers: ['message:subscribe', 'message:trade_subscribe', 'message:order_update'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await watch(context, futures, 'account', 'account', 'trades', 'trades');
      const desk = Desk.at(context, futures);
      await desk.limit({ side: BUY, price: futures.farBelow });
      await desk.market(BUY);
      await stream.pass(QUIET_MS);
      for (const type of ['order_update', 'position_update', 'finres_update', 'trade_update']) {
        const texts = stream.since(type).map(({ text }) => text);
        expect.that(texts.length > 0, `a ${type}`, 'none');
        expect.equal(new Set(texts).size, texts.length, `/${type}`);
      }
      expect.equal(stream.since('balance_update').length, 1, '/balance_update');
    },
  }),
  lifecycleCase({
    id: 'market-subscribe-valid',
    title: 'Subscribed trades and books flow for their ticker',
    effect: 'trade',
    covers: ['message:trade_subscribe', 'message:orderbook_subscribe', 'message:trade_update'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await watch(context, futures, 'trades', 'book');
      await stir(context);
      for (const type of ['trade_update', 'orderbook_update'] as const) {
        const frame = await stream.need(type, `a ${type}`);
        expect.at(frame, 'connectionId', futures.connectionId);
        expect.at(frame, 'ticker', futures.ticker);
      }
    },
  }),
  lifecycleCase({
    id: 'market-subscribe-invalid',
    title: 'A refused trade or book subscription leaves nothing behind',
    effect: 'trade',
    covers: ['error:STREAM_TRADE_TICKER_MISSING', 'error:STREAM_BOOK_TICKER_MISSING'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await context.open();
      const { connectionId } = futures;
      const trades = await stream.ask('trade_subscribe', { connectionId });
      expect.socketRefusal(trades, 'STREAM_TRADE_TICKER_MISSING');
      const book = await stream.ask('orderbook_subscribe', { connectionId, ticker: '' });
      expect.socketRefusal(book, 'STREAM_BOOK_TICKER_MISSING');
      stream.mark();
      await stir(context);
      await stream.pass(QUIET_MS);
      expect.equal(
        stream.since().map(({ text }) => text),
        [],
      );
    },
  }),
  lifecycleCase({
    id: 'unsubscribe',
    title: 'After the acknowledgement of an unsubscribe nothing comes any more',
    effect: 'trade',
    covers: ['message:unsubscribe', 'message:trade_unsubscribe', 'message:orderbook_unsubscribe'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await watch(context, futures, 'account', 'trades', 'book');
      await stir(context);
      await stream.pass(QUIET_MS);
      // What is still waiting for the end of its window must not come either.
      await stir(context);
      const account = await stream.accepted('unsubscribe', subject(futures, 'account'));
      const trades = await stream.accepted('trade_unsubscribe', subject(futures, 'trades'));
      const book = await stream.accepted('orderbook_unsubscribe', subject(futures, 'book'));
      await stir(context);
      await stream.pass(QUIET_MS);
      for (const [end, types] of [
        [account, messages.rows.subscribe.stream],
        [trades, messages.rows.trade_subscribe.stream],
        [book, messages.rows.orderbook_subscribe.stream],
      ] as const) {
        const late = stream.since(...types).filter(({ index }) => index > end.index);
        expect.equal(
          late.map(({ text }) => text),
          [],
        );
      }
    },
  }),
  lifecycleCase({
    id: 'unsubscribe-idle',
    title: 'Unsubscribing from what was never subscribed is acknowledged all the same',
    covers: [
      'message:unsubscribed',
      'message:trade_unsubscribed',
      'message:orderbook_unsubscribed',
    ],
    async run(context) {
      const { expect, futures, ground } = context;
      const stream = await context.open();
      for (const connectionId of [futures.connectionId, ground.unknownId]) {
        const data = { connectionId, ticker: futures.ticker };
        expect.at(await stream.accepted('unsubscribe', data), 'connectionId', connectionId);
        for (const type of ['trade_unsubscribe', 'orderbook_unsubscribe'] as const) {
          expect.equal((await stream.accepted(type, data)).data, data, '/data');
        }
      }
    },
  }),
  lifecycleCase({
    id: 'ack-before-snapshot',
    title: 'A book subscription is answered with acknowledgement, snapshot, updates, in this order',
    effect: 'trade',
    covers: ['message:orderbook_subscribed', 'message:orderbook_snapshot'],
    async run(context) {
      const { expect, futures } = context;
      const desk = Desk.at(context, futures);
      const stream = await context.open();
      stream.socket.send('orderbook_subscribe', subject(futures, 'book'));
      await desk.limit({ side: BUY, price: futures.farBelow });
      await stream.need('orderbook_snapshot', 'a snapshot');
      await desk.cancelAll();
      await desk.market(BUY);
      await stream.need('orderbook_update', 'an update');
      const types = stream.since().map(({ type }) => type);
      const start = ['orderbook_subscribed', 'orderbook_snapshot'];
      expect.equal(types.slice(0, 2), start);
      expect.that(
        types.slice(2).every((type) => type === 'orderbook_update'),
        'updates',
        types,
      );
    },
  }),
  lifecycleCase({
    id: 'resubscribe-acknowledged-only',
    title: 'A repeated book subscription is acknowledged without a second snapshot',
    effect: 'trade',
    covers: ['message:orderbook_subscribe', 'message:orderbook_update'],
    async run(context) {
      const { expect, futures } = context;
      const desk = Desk.at(context, futures);
      const stream = await watch(context, futures, 'book');
      await stream.accepted('orderbook_subscribe', subject(futures, 'book'));
      await stream.settle();
      expect.equal(stream.since('orderbook_snapshot').length, 0);
      await desk.limit({ side: BUY, price: futures.farBelow });
      await stream.pass(QUIET_MS);
      const texts = stream.since('orderbook_update').map(({ text }) => text);
      expect.that(texts.length > 0, 'an update', 'none');
      expect.equal(new Set(texts).size, texts.length, '/orderbook_update');
    },
  }),
  lifecycleCase({
    id: 'best-levels-in-lists',
    title: 'The best levels of a snapshot stand at the head of its lists',
    covers: ['message:orderbook_snapshot'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await context.open();
      await stream.accepted('orderbook_subscribe', subject(futures, 'book'));
      const frame = await stream.need('orderbook_snapshot', 'a snapshot');
      for (const [list, best] of [
        ['asks', 'bestAsk'],
        ['bids', 'bestBid'],
      ]) {
        expect.at(frame, `${list}.0.price`, at(frame.data, `${best}.price`));
        expect.at(frame, `${list}.0.size`, at(frame.data, `${best}.size`));
      }
    },
  }),
];
