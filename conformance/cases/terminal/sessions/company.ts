/** Sockets in company: several clients, several subscriptions, many commands, odd frames. */
import { messages } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import type { Place } from '../../../ground.js';
import { opened, subject, watch } from '../../../opening.js';
import { timesPrinted } from '../../../prints.js';
import type { Frame } from '../../../probe-socket.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { isOrder, repeated } from '../streams/watch.js';

const { lifecycle } = messages;

/** What an account stream tells. */
const ACCOUNT = messages.rows.subscribe.stream;

/** A place on the same connection, under its other ticker. */
const neighbour = (place: Place): Place => ({ ...place, ticker: place.otherTicker });

export const companyCases: readonly Case[] = [
  defineCase({
    id: 'lifecycle.multiple.connections',
    title: 'One socket follows two connections and hears of nothing else',
    requirement: lifecycle.multiple.behaviour,
    effect: 'trade',
    needs: ['futures', 'fills', 'spot'],
    covers: ['lifecycle:multiple', 'message:subscribe', 'message:order_update'],
    async run(context) {
      const { expect, futures, spot } = context;
      const both = await watch(context, futures, 'account');
      await both.accepted('subscribe', subject(spot, 'account'));
      both.mark();
      const one = await watch(context, futures, 'account', 'trades', 'book');
      await Desk.at(context, spot).limit({ side: BUY, price: spot.farBelow });
      await Desk.at(context, spot).market(BUY);
      await one.pass(context.quietMs);
      const strays = one
        .since()
        .filter(({ data }) => at(data, 'connectionId') !== futures.connectionId);
      expect.equal(
        strays.map(({ text }) => text),
        [],
      );
      await Desk.at(context, futures).limit({ side: BUY, price: futures.farBelow });
      const isFutures = ({ data }: Frame): boolean =>
        at(data, 'connectionId') === futures.connectionId;
      await both.need('order_update', 'an order of the other connection', isFutures);
      const ids = both.since('order_update').map((frame) => at(frame.data, 'connectionId'));
      expect.equal([...new Set(ids)], [spot.connectionId, futures.connectionId]);
    },
  }),
  defineCase({
    id: 'lifecycle.multiple.tickers',
    title: 'Market data comes for the subscribed ticker and for no other',
    requirement: lifecycle.multiple.behaviour,
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:multiple', 'message:trade_update', 'message:orderbook_update'],
    async run(context) {
      const { expect, futures } = context;
      if (futures.otherTicker === futures.ticker) return context.skip('there is one ticker only');
      const stream = await watch(context, neighbour(futures), 'trades', 'book');
      await Desk.at(context, futures).market(BUY);
      await stream.pass(context.quietMs);
      const tickers = stream.since().map((frame) => at(frame.data, 'ticker'));
      expect.that(!tickers.includes(futures.ticker), `no ${futures.ticker}`, tickers);
      await stream.accepted('trade_subscribe', subject(futures, 'trades'));
      stream.mark();
      await Desk.at(context, futures).market(BUY);
      const trade = await stream.need('trade_update', 'a trade of the second ticker');
      expect.at(trade, 'ticker', futures.ticker);
    },
  }),
  defineCase({
    id: 'lifecycle.many-clients',
    title: 'Every socket gets its own copy of an event',
    requirement: lifecycle['many-clients'].behaviour,
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:many-clients', 'message:order_update', 'message:trade_update'],
    async run(context) {
      const { expect, futures } = context;
      const first = await watch(context, futures, 'account', 'trades');
      const { desk, stream: second } = await opened(context, futures, 'account', 'trades');
      await desk.market(BUY);
      await first.pass(context.quietMs);
      await second.settle();
      const texts = [first, second].map((each) => each.since(...ACCOUNT).map(({ text }) => text));
      expect.that((texts[0]?.length ?? 0) > 3, 'every kind of update', texts[0]);
      expect.equal(texts[1], texts[0]);
      const closed = first.since('order_update').find(isOrder('Closed', 'Market'));
      const price = numberAt(closed?.data, 'filledPrice');
      for (const each of [first, second]) {
        expect.equal(repeated(each, ...ACCOUNT), []);
        const trades = each.since('trade_update').flatMap(({ data }) => listAt(data, 'trades'));
        const times = timesPrinted(trades, { side: 'Buy', size: futures.size, price });
        expect.equal(times, 1, '/trades');
      }
    },
  }),
  defineCase({
    id: 'lifecycle.independent',
    title: 'Account and market data subscriptions do without each other',
    requirement: lifecycle.independent.behaviour,
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:independent', 'message:trade_update', 'message:order_update'],
    async run(context) {
      const { expect, futures } = context;
      const account = await watch(context, futures, 'account');
      const trades = await watch(context, futures, 'trades');
      const book = await watch(context, futures, 'book');
      await Desk.at(context, futures).market(BUY);
      await account.pass(context.quietMs);
      await trades.settle();
      await book.settle();
      const typesOf = (stream: typeof account): readonly string[] =>
        [...new Set(stream.since().map(({ type }) => type))].sort();
      const all = ['balance_update', 'finres_update', 'order_update', 'position_update'];
      expect.equal(typesOf(account), all);
      expect.equal(typesOf(trades), ['trade_update']);
      expect.equal(typesOf(book), ['orderbook_update']);
    },
  }),
  defineCase({
    id: 'lifecycle.disconnect',
    title: 'A socket that comes back starts without subscriptions',
    requirement: lifecycle.disconnect.behaviour,
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['lifecycle:disconnect'],
    async run(context) {
      const { expect, futures } = context;
      const gone = await watch(context, futures, 'account', 'trades', 'book');
      await gone.socket.close();
      const stream = await context.open();
      await Desk.at(context, futures).market(BUY);
      await stream.pass(context.quietMs);
      expect.equal(
        stream.since().map(({ text }) => text),
        [],
      );
      const snapshots = await watch(context, futures, 'book');
      expect.that(snapshots.socket.isOpen, 'a socket that can subscribe again', 'none');
    },
  }),
  defineCase({
    id: 'lifecycle.requests-in-order',
    title: 'Many commands at once are answered one by one in their order',
    requirement: lifecycle['requests-in-order'].behaviour,
    level: 'should',
    needs: ['futures'],
    covers: ['lifecycle:requests-in-order', 'message:error'],
    async run(context) {
      const { expect, futures } = context;
      const stream = await context.open();
      const { connectionId } = futures;
      const names = Array.from({ length: 30 }, (_, i) => `T${i}`);
      for (const [i, ticker] of names.entries()) {
        if (i % 3 === 0) stream.socket.send(ticker, {});
        else stream.socket.send('trade_unsubscribe', { connectionId, ticker });
      }
      await stream.settle();
      const answered = stream
        .since()
        .map(({ data }) => String(at(data, 'ticker') ?? at(data, 'error')).replace(/^.*: /, ''));
      expect.equal(answered, names);
    },
  }),
  defineCase({
    id: 'lifecycle.balance-debounced',
    title: 'Quick changes of balances come together about every half second',
    requirement: lifecycle['balance-debounced'].behaviour,
    effect: 'trade',
    needs: ['futures'],
    covers: ['lifecycle:balance-debounced', 'message:balance_update'],
    run: debounced,
  }),
  defineCase({
    id: 'lifecycle.odd-frames',
    title: 'A frame that is no JSON object is refused, and the socket stays open',
    requirement: lifecycle['odd-frames'].behaviour,
    covers: ['lifecycle:odd-frames', 'error:MESSAGE_FORMAT_INVALID', 'message:error'],
    async run(context) {
      const { expect } = context;
      const stream = await context.open();
      const odd = ['', 'hello', '{', '[]', '5', 'null', '"subscribe"', 'true', '{"type":'];
      for (const text of [...odd, Buffer.from([0, 1, 2]), Buffer.from('{"type":"subscribe"}')]) {
        stream.mark();
        if (typeof text === 'string') stream.socket.sendText(text);
        else stream.socket.sendBinary(text);
        const frame = await stream.need('error', `an error after ${JSON.stringify(text)}`);
        expect.socketRefusal(frame, 'MESSAGE_FORMAT_INVALID');
        await stream.settle();
        expect.equal(stream.since().length, 1);
      }
      expect.that(stream.socket.isOpen, 'an open socket', stream.socket.closeCode);
    },
  }),
];

/** How close two updates may be at least; the documents say about 500. */
const LEAST_GAP_MS = 300;

/** So many orders change the balances, and so long what comes of it is watched. */
const QUICK_ORDERS = 8;
const WATCH_MS = 1600;

/** Something happened between two moments. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

async function debounced(context: Context): Promise<void> {
  const { expect, futures, time } = context;
  const { desk, stream } = await opened(context, futures, 'account');
  const moments: Span[] = [];
  let fromMs = time.now();
  let untilMs = fromMs;
  for (let orders = 0; orders < QUICK_ORDERS || fromMs < untilMs; orders += 1) {
    stream.mark();
    if (orders < QUICK_ORDERS) {
      await desk.limit({ side: BUY, price: futures.farBelow });
      untilMs = time.now() + WATCH_MS;
    }
    await stream.pass(50);
    const toMs = time.now();
    for (const _ of stream.since('balance_update')) moments.push({ fromMs, toMs });
    fromMs = toMs;
  }
  expect.that(moments.length > 0, 'a balance_update', 'none');
  const gaps = moments.slice(1).map(({ toMs }, i) => toMs - (moments[i]?.fromMs ?? 0));
  expect.that(
    gaps.every((gap) => gap >= LEAST_GAP_MS),
    'gaps of about 500 ms',
    gaps,
  );
  const coin = futures.quoteAsset;
  const locked = numberAt(await desk.balance(coin), 'locked');
  const last = stream.socket.frames.findLast(({ type }) => type === 'balance_update');
  const told = listAt(last?.data, 'balances').find((each) => at(each, 'coin') === coin);
  expect.equal(at(told, 'locked'), locked, '/balances/locked');
}
