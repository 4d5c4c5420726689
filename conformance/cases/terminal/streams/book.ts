/** The order book stream: a snapshot in order, then every change, down to the last removal. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY } from '../../../desk.js';
import { insideSpread } from '../../../ground.js';
import { BookMirror, type BookSide } from '../../../mirror.js';
import { type Opened, opened, subject } from '../../../opening.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { schemaOf } from './watch.js';

/** Every entry of the updates since the mark. */
const entriesOf = (stream: Stream): readonly unknown[] =>
  stream.since('orderbook_update').flatMap((frame) => listAt(frame.data, 'updates'));

const isEntry =
  (type: string, price: number, isSize: (size: number) => boolean = () => true) =>
  (entry: unknown): boolean =>
    at(entry, 'type') === type &&
    Math.abs(numberAt(entry, 'price') - price) < 1e-9 &&
    isSize(numberAt(entry, 'size'));

/** So often a moving book is looked at again before two views of it are said to differ. */
const MAX_LOOKS = 8;
const BETWEEN_LOOKS_MS = 200;

export const bookCases: readonly Case[] = [
  defineCase({
    id: 'streams.book.snapshot',
    title:
      'The snapshot is sorted from the best price outwards, and the best levels stand in it too',
    requirement: 'orderbook_snapshot: asks ascending, bids descending, bestAsk and bestBid',
    needs: ['futures'],
    covers: ['message:orderbook_snapshot', 'lifecycle:best-levels-in-lists'],
    run: snapshot,
  }),
  defineCase({
    id: 'streams.book.level-comes-and-goes',
    title: 'A new level is told once with its size, and with size 0 when it is gone',
    requirement: 'orderbook_update: size is the new total at that price, 0 removes the level',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:orderbook_update', 'lifecycle:removal-is-size-zero'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'book');
      const price = place.farBelow;
      await desk.limit({ side: BUY, price });
      const added = await needLevel(context, stream, price, (size) => size > 0);
      expect.message(added, schemaOf('orderbook_update'));
      expect.at(added, 'connectionId', place.connectionId);
      expect.at(added, 'ticker', place.ticker);
      await stream.pass(context.quietMs);
      const told = entriesOf(stream).filter(isEntry('Bid', price));
      expect.equal(
        told.map((entry) => at(entry, 'size')),
        [place.size],
        '/updates',
      );
      stream.mark();
      await desk.takeBack();
      await needLevel(context, stream, price, (size) => size === 0);
    },
  }),
  defineCase({
    id: 'streams.book.level-adds-up',
    title: 'Two orders at one price make one level with both sizes',
    requirement: 'orderbook_update: size is the new total at that price',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:orderbook_update', 'message:orderbook_snapshot'],
    async run(context) {
      const { expect, place, desk, stream } = await opened(context, context.futures, 'book');
      const price = place.farBelow;
      for (const total of [place.size, place.size * 2]) {
        await desk.limit({ side: BUY, price });
        const isTotal = (size: number): boolean => Math.abs(size - total) < place.sizeStep / 2;
        await needLevel(context, stream, price, isTotal);
      }
      const told = entriesOf(stream).filter(isEntry('Bid', price));
      expect.equal(numberAt(told.at(-1), 'size'), place.size * 2, '/updates/size');
    },
  }),
  defineCase({
    id: 'streams.book.best-moves',
    title: 'When the top moves, BestBid says so, and again when it moves back',
    requirement: 'BestAsk and BestBid entries come when the top moves',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: ['message:orderbook_update', 'lifecycle:best-entries-in-updates'],
    run: bestMoves,
  }),
  defineCase({
    id: 'streams.book.swept',
    title: 'A market order that takes the top removes its levels and moves the best price',
    requirement: 'Size 0 removes a level; every removal is sent; BestAsk when the top moves',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: [
      'message:orderbook_update',
      'lifecycle:removal-is-size-zero',
      'lifecycle:best-entries-in-updates',
    ],
    async run(context) {
      const at = await opened(context, context.futures, 'book');
      const mirror = new BookMirror(at.stream);
      const { bestAskSize } = await at.desk.book();
      const { maxNotional, farAbove } = at.place;
      if (bestAskSize * farAbove > maxNotional) context.skip('the best level is worth too much');
      await at.desk.market(BUY, bestAskSize);
      await at.stream.need('orderbook_update', 'an update after the top was taken');
      await expectTop(at, mirror, 'Ask');
      await expectMirrors(context, at, mirror);
    },
  }),
  defineCase({
    id: 'streams.book.mirror',
    title: 'Snapshot and updates together give the book that a new snapshot shows',
    requirement: 'orderbook_snapshot is the full state, orderbook_update every change since',
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: [
      'message:orderbook_snapshot',
      'message:orderbook_update',
      'lifecycle:removal-is-size-zero',
    ],
    async run(context) {
      const at = await opened(context, context.futures, 'book');
      const { desk, place, stream } = at;
      const mirror = new BookMirror(stream);
      await desk.limit({ side: BUY, price: place.farBelow });
      await desk.market(BUY);
      await stream.pass(BETWEEN_LOOKS_MS);
      await desk.takeBack();
      await desk.limit({ side: BUY, price: place.farBelow, size: place.size * 2 });
      await expectMirrors(context, at, mirror);
    },
  }),
];

/** An update that gives a bid a size; a level deeper than what the terminal shows ends the case. */
async function needLevel(
  context: Context,
  stream: Stream,
  price: number,
  isSize: (size: number) => boolean,
) {
  const isWanted = isEntry('Bid', price, isSize);
  const frame = await stream.until('orderbook_update', ({ data }) =>
    listAt(data, 'updates').some(isWanted),
  );
  if (frame !== undefined) return frame;
  const shown = stream.socket.frames.find(({ type }) => type === 'orderbook_snapshot');
  const lowest = numberAt(listAt(shown?.data, 'bids').at(-1), 'price');
  if (context.target.mark === null && lowest > price) {
    context.skip(`${price} lies deeper than the book that the terminal shows`);
  }
  return context.expect.stop(`an update of the bid at ${price}`, entriesOf(stream));
}

async function bestMoves(context: Context): Promise<void> {
  const at = await opened(context, context.futures, 'book');
  const { expect, place, desk, stream } = at;
  const mirror = new BookMirror(stream);
  for (let i = 0; i < MAX_LOOKS; i += 1) {
    const price = insideSpread(await desk.book(), place.priceStep);
    if (price === null) return context.skip('no room inside the spread');
    stream.mark();
    await desk.limit({ side: BUY, price });
    const isNews = (entry: unknown): boolean => isEntry('Bid', price)(entry);
    await stream.until('orderbook_update', ({ data }) => listAt(data, 'updates').some(isNews));
    const isTop = mirror.catchUp().best('Bid') === price;
    if (isTop || mirror.best('Bid') > price) {
      const moved = stream.since('orderbook_update').at(-1);
      if (moved !== undefined) expect.message(moved, schemaOf('orderbook_update'));
      await expectTop(at, mirror, 'Bid');
      await desk.takeBack();
      await expectTop(at, mirror, 'Bid');
      return;
    }
    // Somebody took the order before the book could show it.
    await desk.takeBack();
  }
  expect.stop('a level for an order inside the spread', entriesOf(stream));
}

/** The best price that was told is that of the levels, as soon as the book holds still for a moment. */
async function expectTop({ expect, stream }: Opened, mirror: BookMirror, side: BookSide) {
  for (let i = 0; i < MAX_LOOKS; i += 1) {
    await stream.pass(BETWEEN_LOOKS_MS);
    if (mirror.catchUp().best(side) === mirror.toldBest(side)) break;
  }
  const best = mirror.best(side);
  const told = mirror.toldBest(side);
  expect.that(best === told, `a Best${side} of ${best}, as the levels have it`, told, '/updates');
}

/** A new subscriber keeps the same book, but for levels that change while one looks. */
async function expectMirrors(context: Context, { place, stream }: Opened, kept: BookMirror) {
  const other = await context.open();
  await other.accepted('orderbook_subscribe', subject(place, 'book'));
  await other.need('orderbook_snapshot', 'a snapshot');
  const fresh = new BookMirror(other);
  let differing: readonly string[] = [];
  for (let i = 0; i < MAX_LOOKS; i += 1) {
    await stream.pass(BETWEEN_LOOKS_MS);
    await other.settle();
    differing = kept.catchUp().differences(fresh.catchUp());
    if (differing.length === 0) break;
  }
  context.expect.equal(differing, [], '/updates');
}

async function snapshot(context: Context): Promise<void> {
  const { expect, futures: place } = context;
  const stream = await context.open();
  await stream.accepted('orderbook_subscribe', subject(place, 'book'));
  const frame = await stream.need('orderbook_snapshot', 'a snapshot');
  expect.message(frame, schemaOf('orderbook_snapshot'));
  expect.at(frame, 'connectionId', place.connectionId);
  expect.at(frame, 'ticker', place.ticker);
  for (const [list, direction, best] of [
    ['asks', 1, 'bestAsk'],
    ['bids', -1, 'bestBid'],
  ] as const) {
    const levels = listAt(frame.data, list);
    const kind = list === 'asks' ? 'Ask' : 'Bid';
    const prices = levels.map((level) => numberAt(level, 'price') * direction);
    const isSorted = prices.every((price, i) => i === 0 || price > (prices[i - 1] ?? 0));
    expect.that(isSorted, 'levels from the best price outwards', prices.slice(0, 5), `/${list}`);
    for (const [i, level] of levels.entries()) {
      expect.equal(at(level, 'type'), kind, `/${list}/${i}/type`);
      expect.that(numberAt(level, 'size') > 0, 'a size', level, `/${list}/${i}/size`);
    }
    expect.at(frame, `${best}.price`, at(levels[0], 'price'));
    expect.at(frame, `${best}.size`, at(levels[0], 'size'));
    expect.at(frame, `${best}.type`, `Best${kind}`);
  }
  const isOpen = numberAt(frame.data, 'bestBid.price') < numberAt(frame.data, 'bestAsk.price');
  expect.that(isOpen, 'bids below asks', at(frame.data, 'bestBid'), '/bestBid');
}
