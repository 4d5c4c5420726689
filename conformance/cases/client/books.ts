/** Order books: what a client must read out of snapshots and updates, and when it must begin again. */
import { type ClientCase, defineClientCase } from '../../client/client-case.js';
import { HOME, type Lab, type Place } from '../../client/lab.js';

const enterBook = async (lab: Lab, place: Place = HOME): Promise<void> => {
  await lab.connect();
  await lab.subscribe(place, 'orderbook');
  await lab.believes(['books'], { place });
};

const top = (lab: Lab, place: Place = HOME): { readonly bid: number; readonly ask: number } => {
  const { bids, asks } = lab.mock.truth.book(place);
  return { bid: bids[0]?.[0] ?? 0, ask: asks[0]?.[0] ?? 0 };
};

const rest = (lab: Lab, side: 'buy' | 'sell', price: number, place: Place = HOME): string =>
  lab.mock.market.rest({ ...place, side, price, size: 1.5 }).liquidityId;

/** Whoever reads the updates right needs no second snapshot. */
function needsNoSecondSnapshot(lab: Lab): void {
  const asked = lab.calls('orderbook_subscribe');
  lab.expect.that(asked === 1, 'one subscription, since nothing was lost', `${asked}`);
}

/** A second book is kept beside the first one. */
const besides = (other: Place, about: Pick<ClientCase, 'id' | 'title' | 'requirement'>) =>
  defineClientCase({
    ...about,
    covers: ['message:orderbook_snapshot', 'message:orderbook_update'],
    async run(lab) {
      await enterBook(lab);
      await lab.subscribe(other, 'orderbook');
      rest(lab, 'buy', lab.farBelow(other), other);
      rest(lab, 'buy', lab.farBelow(HOME));
      await lab.believes(['books'], { place: other });
      await lab.believes(['books']);
    },
  });

/** How soon a book that is visibly wrong must be right again. */
const HEALED_MS = 3000;

export const bookCases = [
  defineClientCase({
    id: 'books.updates',
    title: 'Levels that come, change and go',
    requirement: 'An update names a level and its new total; size 0 removes it.',
    covers: ['message:orderbook_update'],
    async run(lab) {
      await enterBook(lab);
      const deep = lab.farBelow(HOME);
      const id = rest(lab, 'buy', deep);
      await lab.believes(['books']);
      const second = rest(lab, 'buy', deep);
      await lab.believes(['books']);
      lab.mock.market.remove(id);
      await lab.believes(['books']);
      lab.mock.market.remove(second);
      await lab.believes(['books']);
      needsNoSecondSnapshot(lab);
    },
  }),
  defineClientCase({
    id: 'books.removal',
    title: 'A level of size 0 is gone',
    requirement: 'Zero is a size, and it means that the level is gone.',
    covers: ['message:orderbook_update'],
    async run(lab) {
      await enterBook(lab);
      const { bid, ask } = top(lab);
      const inside = rest(lab, 'buy', lab.farBelow(HOME));
      await lab.believes(['books']);
      lab.mock.market.remove(inside);
      await lab.pass(200);
      await lab.believes(['books']);
      lab.expect.equal([top(lab).bid, top(lab).ask], [bid, ask]);
      needsNoSecondSnapshot(lab);
    },
  }),
  defineClientCase({
    id: 'books.best-entries',
    title: 'BestAsk and BestBid are entries like others',
    requirement: 'An entry named BestAsk tells of the ask at its price, and of no other level.',
    covers: ['message:orderbook_update'],
    async run(lab) {
      await enterBook(lab);
      const { bid, ask } = top(lab);
      const step = lab.stepOf(HOME);
      const id = rest(lab, 'sell', Number((ask - step).toFixed(10)));
      await lab.believes(['books']);
      lab.mock.market.remove(id);
      await lab.believes(['books']);
      const bidId = rest(lab, 'buy', Number((bid + step).toFixed(10)));
      await lab.believes(['books']);
      lab.mock.market.remove(bidId);
      await lab.believes(['books']);
      needsNoSecondSnapshot(lab);
    },
  }),
  defineClientCase({
    id: 'books.sweep',
    title: 'Trades eat levels, and the book follows',
    requirement: 'What is traded is gone from the book.',
    covers: ['message:orderbook_update', 'message:trade_update'],
    async run(lab) {
      await enterBook(lab);
      lab.mock.market.trade({ ...HOME, side: 'buy', size: 5 });
      await lab.believes(['books']);
      lab.mock.market.trade({ ...HOME, side: 'sell', size: 7 });
      await lab.believes(['books']);
      needsNoSecondSnapshot(lab);
    },
  }),
  defineClientCase({
    id: 'books.one-sided',
    title: 'A book with one side only',
    requirement: 'bestAsk is null when nobody sells.',
    covers: ['message:orderbook_snapshot'],
    async run(lab) {
      for (const [price, size] of lab.mock.truth.book(HOME).asks) {
        lab.mock.market.trade({ ...HOME, side: 'buy', size, price });
      }
      await enterBook(lab);
      const { bid } = top(lab);
      rest(lab, 'sell', Number((bid + 10).toFixed(10)));
      await lab.believes(['books']);
    },
  }),
  defineClientCase({
    id: 'books.empty',
    title: 'An empty book is a book',
    requirement: 'A snapshot without levels is valid, and levels may come later.',
    covers: ['message:orderbook_snapshot'],
    async run(lab) {
      const { asks, bids } = lab.mock.truth.book(HOME);
      for (const [price, size] of asks)
        lab.mock.market.trade({ ...HOME, side: 'buy', size, price });
      for (const [price, size] of bids)
        lab.mock.market.trade({ ...HOME, side: 'sell', size, price });
      const [[price = 0] = []] = bids;
      await enterBook(lab);
      rest(lab, 'buy', price);
      await lab.believes(['books']);
    },
  }),
  besides(
    { connectionId: 1, ticker: 'ETHUSDT' },
    {
      id: 'books.two-tickers',
      title: 'Books of two tickers are two books',
      requirement: 'Every message names its ticker.',
    },
  ),
  besides(
    { connectionId: 3, ticker: 'BTCUSDT' },
    {
      id: 'books.two-connections',
      title: 'The same ticker on two connections is two books',
      requirement: 'Every message names its connection.',
    },
  ),
  defineClientCase({
    id: 'books.gap',
    title: 'A lost update that crosses the book is noticed',
    requirement: 'There are no sequence numbers; a crossed book has missed something.',
    covers: ['message:orderbook_update', 'fault:gap'],
    async run(lab) {
      await enterBook(lab);
      const { bid, ask } = top(lab);
      const middle = Number(((bid + ask) / 2).toFixed(10));
      const id = rest(lab, 'buy', middle);
      await lab.believes(['books']);
      lab.fault({ kind: 'gap', with: { updates: 1 } });
      lab.mock.market.remove(id);
      await lab.pass(200);
      rest(lab, 'sell', middle);
      await lab.believes(['books'], { ms: HEALED_MS });
    },
  }),
  defineClientCase({
    id: 'books.crossed',
    title: 'A crossed book does not stay',
    requirement: 'Whoever sees a crossed book asks for a new one.',
    covers: ['message:orderbook_update', 'fault:crossed'],
    async run(lab) {
      await enterBook(lab);
      lab.fault({ kind: 'crossed', count: 1, with: { ticks: 3 } });
      rest(lab, 'buy', lab.farBelow(HOME));
      await lab.pass(200);
      await lab.believes(['books'], { ms: HEALED_MS });
    },
  }),
  defineClientCase({
    id: 'books.silent-gap',
    title: 'A lost update that nobody can see is found in time',
    requirement: 'A book that has long been silent is asked for again.',
    covers: ['message:orderbook_update', 'fault:gap'],
    async run(lab) {
      await enterBook(lab);
      const id = rest(lab, 'buy', lab.farBelow(HOME));
      await lab.believes(['books']);
      lab.fault({ kind: 'gap', with: { updates: 1 } });
      lab.mock.market.remove(id);
      await lab.believes(['books'], { ms: 8000 });
    },
  }),
  defineClientCase({
    id: 'books.stale-snapshot',
    title: 'A snapshot of the past does not stay',
    requirement: 'A book that has long been silent is asked for again.',
    covers: ['message:orderbook_snapshot', 'fault:stale'],
    async run(lab) {
      await enterBook(lab);
      await lab.pass(400);
      rest(lab, 'buy', lab.farBelow(HOME));
      const match = { name: 'orderbook_snapshot' };
      lab.fault({ kind: 'stale', match, count: 1, with: { ageMs: 300 } });
      lab.mock.sockets.close('all', { code: 1001 });
      await lab.pass(200);
      await lab.believes(['books'], { ms: 8000 });
    },
  }),
  defineClientCase({
    id: 'books.reordered',
    title: 'Updates that overtake each other do no lasting harm',
    requirement: 'A book that has long been silent is asked for again.',
    covers: ['message:orderbook_update', 'fault:reorder'],
    async run(lab) {
      await enterBook(lab);
      const match = { name: 'orderbook_update' };
      lab.fault({ kind: 'reorder', on: 'ws.out', match, with: { window: 2 } });
      const id = rest(lab, 'buy', lab.farBelow(HOME));
      await lab.pass(150);
      lab.mock.market.remove(id);
      await lab.pass(150);
      lab.calm();
      await lab.believes(['books'], { ms: 8000 });
    },
  }),
];
