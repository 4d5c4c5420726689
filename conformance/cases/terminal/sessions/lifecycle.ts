/** The lifecycle table, row by row: what a socket is told, when, and when no more. */
import { messages } from '../../../../schemas/index.js';
import { type Case, defineCase, levelOf, type Row } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL } from '../../../desk.js';
import { opened, subject, watch } from '../../../opening.js';
import { timesPrinted } from '../../../prints.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { isOrder, repeated } from '../streams/watch.js';

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

/** Something of every kind happens: an order rests and goes, another one is filled. */
async function stir(context: Context, place = context.futures): Promise<void> {
  const desk = Desk.at(context, place);
  await desk.limit({ side: BUY, price: place.farBelow });
  await desk.market(BUY);
  await desk.market(SELL);
  await desk.cancelAll();
}

/** Whatever happens now, the socket has not been told of anything since its mark. */
async function expectSilence(context: Context, stream: Stream): Promise<void> {
  await stir(context);
  await stream.pass(context.quietMs);
  context.expect.equal(
    stream.since().map(({ text }) => text),
    [],
  );
}

export const lifecycleCases: readonly Case[] = [
  lifecycleCase({
    id: 'connect-silent',
    title: 'A new socket hears nothing before it subscribes, whatever happens',
    effect: 'trade',
    needs: ['futures', 'fills'],
    async run(context) {
      await expectSilence(context, await context.open());
    },
  }),
  lifecycleCase({
    id: 'subscribe-valid',
    title: 'A subscribed socket is told of orders, positions, balances and results',
    effect: 'trade',
    needs: ['futures', 'fills'],
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
    needs: ['futures', 'fills'],
    covers: ['error:STREAM_CONNECTION_UNAVAILABLE'],
    async run(context) {
      const { expect, ground } = context;
      const stream = await context.open();
      const reply = await stream.ask('subscribe', { connectionId: ground.unknownId });
      expect.socketRefusal(reply, 'STREAM_CONNECTION_UNAVAILABLE', { id: ground.unknownId });
      stream.mark();
      await expectSilence(context, stream);
    },
  }),
  lifecycleCase({
    id: 'subscribe-repeated',
    title: 'A repeated subscription is acknowledged again, and no event comes twice',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:subscribe', 'message:trade_subscribe', 'message:order_update'],
    async run(context) {
      const twice = ['account', 'account', 'trades', 'trades'] as const;
      const { expect, desk, place, stream } = await opened(context, context.futures, ...twice);
      await desk.limit({ side: BUY, price: place.farBelow });
      await desk.market(BUY);
      await stream.pass(context.quietMs);
      for (const type of messages.rows.subscribe.stream) {
        expect.that(stream.since(type).length > 0, `a ${type}`, 'none');
        expect.equal(repeated(stream, type), [], `/${type}`);
      }
      const closed = stream.since('order_update').find(isOrder('Closed', 'Market'));
      const trades = stream.since('trade_update').flatMap(({ data }) => listAt(data, 'trades'));
      const price = numberAt(closed?.data, 'filledPrice');
      const times = timesPrinted(trades, { side: 'Buy', size: place.size, price });
      expect.equal(times, 1, '/trade_update');
    },
  }),
  lifecycleCase({
    id: 'market-subscribe-valid',
    title: 'Subscribed trades and books flow for their ticker',
    effect: 'trade',
    needs: ['futures', 'fills'],
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
    needs: ['futures', 'fills'],
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
      await expectSilence(context, stream);
    },
  }),
  lifecycleCase({
    id: 'unsubscribe',
    title: 'After the acknowledgement of an unsubscribe nothing comes any more',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:unsubscribe', 'message:trade_unsubscribe', 'message:orderbook_unsubscribe'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await watch(context, futures, 'account', 'trades', 'book');
      await stir(context);
      await stream.pass(context.quietMs);
      // What is still waiting for the end of its window must not come either.
      await stir(context);
      const account = await stream.accepted('unsubscribe', subject(futures, 'account'));
      const trades = await stream.accepted('trade_unsubscribe', subject(futures, 'trades'));
      const book = await stream.accepted('orderbook_unsubscribe', subject(futures, 'book'));
      await stir(context);
      await stream.pass(context.quietMs);
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
          expect.holds((await stream.accepted(type, data)).data, data, '/data');
        }
      }
    },
  }),
  lifecycleCase({
    id: 'ack-before-snapshot',
    title: 'A book subscription is answered with acknowledgement, snapshot, updates, in this order',
    effect: 'trade',
    needs: ['futures', 'fills'],
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
    title: 'A repeated book subscription is acknowledged, and no update comes twice',
    effect: 'trade',
    covers: ['message:orderbook_subscribe', 'message:orderbook_update'],
    async run(context) {
      const { expect, futures } = context;
      const { desk, stream } = await opened(context, futures, 'book');
      await stream.accepted('orderbook_subscribe', subject(futures, 'book'));
      await desk.limit({ side: BUY, price: futures.farBelow });
      await stream.need('orderbook_update', 'an update');
      await stream.pass(context.quietMs);
      const told = stream
        .since('orderbook_update')
        .flatMap(({ data }) => listAt(data, 'updates'))
        .filter((each) => at(each, 'type') === 'Bid')
        .filter((each) => numberAt(each, 'price') === futures.farBelow);
      expect.equal(
        told.map((each) => at(each, 'size')),
        [futures.size],
        '/updates',
      );
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
