/** The order book stream: a snapshot in order, then every change, down to the last removal. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import { insideSpread } from '../../../ground.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { schemaOf, subject, watch } from './watch.js';

/** Every entry of the updates since the mark. */
const entriesOf = (stream: Stream): readonly unknown[] =>
  stream.since('orderbook_update').flatMap((frame) => listAt(frame.data, 'updates'));

const isEntry =
  (type: string, price: number, isSize: (size: number) => boolean = () => true) =>
  (entry: unknown): boolean =>
    at(entry, 'type') === type &&
    Math.abs(numberAt(entry, 'price') - price) < 1e-9 &&
    isSize(numberAt(entry, 'size'));

/** An update with such an entry; none ends the case. */
function needEntry(
  stream: Stream,
  what: string,
  isWanted: (entry: unknown) => boolean,
): Promise<Frame> {
  return stream.need('orderbook_update', what, (frame) =>
    listAt(frame.data, 'updates').some(isWanted),
  );
}

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
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const stream = await watch(context, place, 'book');
      const price = place.farBelow;
      await desk.limit({ side: BUY, price });
      const added = await needEntry(stream, 'the new level', isEntry('Bid', price));
      expect.message(added, schemaOf('orderbook_update'));
      expect.at(added, 'connectionId', place.connectionId);
      expect.at(added, 'ticker', place.ticker);
      await stream.pass(500);
      const told = entriesOf(stream).filter(isEntry('Bid', price));
      expect.equal(
        told.map((entry) => at(entry, 'size')),
        [place.size],
        '/updates',
      );
      stream.mark();
      await desk.cancelAll();
      await needEntry(
        stream,
        'its removal',
        isEntry('Bid', price, (size) => size === 0),
      );
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
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const stream = await watch(context, place, 'book');
      await desk.limit({ side: BUY, price: place.farBelow });
      await stream.pass(300);
      await desk.limit({ side: BUY, price: place.farBelow });
      await stream.pass(300);
      const told = entriesOf(stream).filter(isEntry('Bid', place.farBelow));
      expect.equal(numberAt(told.at(-1), 'size'), place.size * 2, '/updates/size');
    },
  }),
  defineCase({
    id: 'streams.book.best-moves',
    title: 'When the top moves, BestBid says so, and again when it moves back',
    requirement: 'BestAsk and BestBid entries come when the top moves',
    effect: 'trade',
    needs: ['futures'],
    covers: ['message:orderbook_update', 'lifecycle:best-entries-in-updates'],
    async run(context) {
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const before = await desk.book();
      const price = insideSpread(before, place.priceStep);
      if (price === null) return context.skip('no room inside the spread');
      const stream = await watch(context, place, 'book');
      await desk.limit({ side: BUY, price });
      const moved = await needEntry(stream, 'a new BestBid', isEntry('BestBid', price));
      expect.message(moved, schemaOf('orderbook_update'));
      const level = entriesOf(stream).find(isEntry('Bid', price));
      expect.equal(at(level, 'size'), place.size, '/updates/size');
      stream.mark();
      await desk.cancelAll();
      await needEntry(
        stream,
        'the level gone',
        isEntry('Bid', price, (size) => size === 0),
      );
      const back = isEntry('BestBid', before.bestBid);
      const returned = entriesOf(stream).find(back);
      expect.that(returned !== undefined, 'BestBid as before', entriesOf(stream), '/updates');
    },
  }),
  defineCase({
    id: 'streams.book.swept',
    title: 'A market order that takes a whole level removes it and moves the best price',
    requirement: 'Size 0 removes a level; every removal is sent; BestAsk when the top moves',
    effect: 'trade',
    needs: ['futures'],
    covers: [
      'message:orderbook_update',
      'lifecycle:removal-is-size-zero',
      'lifecycle:best-entries-in-updates',
    ],
    async run(context) {
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const { bestAsk, bestAskSize } = await desk.book();
      const stream = await watch(context, place, 'book');
      await desk.market(BUY, bestAskSize);
      await needEntry(
        stream,
        'the level gone',
        isEntry('Ask', bestAsk, (size) => size === 0),
      );
      const best = entriesOf(stream).filter((entry) => at(entry, 'type') === 'BestAsk');
      const price = numberAt(best.at(-1), 'price');
      expect.that(price > bestAsk, `a BestAsk above ${bestAsk}`, best, '/updates');
    },
  }),
  defineCase({
    id: 'streams.book.mirror',
    title: 'Snapshot and updates together give the book that a new snapshot shows',
    requirement: 'orderbook_snapshot is the full state, orderbook_update every change since',
    effect: 'trade',
    needs: ['futures'],
    covers: [
      'message:orderbook_snapshot',
      'message:orderbook_update',
      'lifecycle:removal-is-size-zero',
    ],
    run: mirror,
  }),
];

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

/** Levels by side and price, as a client keeps them. */
type Levels = Map<string, number>;

function take(levels: Levels, entry: unknown): void {
  const type = String(at(entry, 'type'));
  if (type.startsWith('Best')) return;
  const key = `${type} ${at(entry, 'price')}`;
  const size = numberAt(entry, 'size');
  if (size === 0) levels.delete(key);
  else levels.set(key, size);
}

function levelsOf(frame: Frame | undefined): Levels {
  const levels: Levels = new Map();
  for (const side of ['asks', 'bids']) {
    for (const level of listAt(frame?.data, side)) take(levels, level);
  }
  return levels;
}

async function mirror(context: Context): Promise<void> {
  const { expect, futures: place } = context;
  const desk = Desk.at(context, place);
  const stream = await watch(context, place, 'book');
  const first = stream.socket.frames.find(({ type }) => type === 'orderbook_snapshot');
  await desk.limit({ side: BUY, price: place.farBelow });
  await desk.market(BUY);
  await stream.pass(300);
  await desk.cancelAll();
  await desk.limit({ side: BUY, price: place.farBelow, size: place.size * 2 });
  await stream.pass(300);
  let differing: readonly string[] = [];
  // In a lively market the book may move between the two; then they are compared once more.
  for (let i = 0; i < MAX_COMPARISONS; i += 1) {
    const kept = levelsOf(first);
    for (const entry of entriesOf(stream)) take(kept, entry);
    differing = differences(kept, await freshLevels(context));
    if (differing.length === 0) break;
    await stream.pass(300);
  }
  expect.equal(differing, [], '/updates');
}

const MAX_COMPARISONS = 4;

async function freshLevels(context: Context): Promise<Levels> {
  const { socket } = await watch(context, context.futures, 'book');
  const levels = levelsOf(socket.frames.find(({ type }) => type === 'orderbook_snapshot'));
  socket.drop();
  return levels;
}

const differences = (a: Levels, b: Levels): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)) > 1e-9,
  );
