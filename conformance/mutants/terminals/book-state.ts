/** Terminals whose order books drift from what they are. */
import type { Mutant } from '../mutant.js';
import { dataOf, isType, type Json, listOf, readMessage, speaking, stateful } from './state.js';

const BOOK = ['message:orderbook_update', 'message:orderbook_snapshot'] as const;
const BEST = ['message:orderbook_update', 'lifecycle:best-entries-in-updates'] as const;

const isBest = ({ type }: Json): boolean => String(type).startsWith('Best');

/** Entries of updates, changed or left out; an update without any is not sent. */
const entries = (
  name: string,
  change: (all: readonly Json[]) => readonly Json[],
  rows: Mutant['rows'] = BOOK,
): Mutant =>
  stateful(name, rows, () => ({
    socket: speaking((message) => {
      if (message.type !== 'orderbook_update') return message;
      const updates = change(listOf(message.data, 'updates'));
      return updates.length === 0 ? null : { ...message, data: { ...message.data, updates } };
    }),
  }));

export const bookStateMutants: readonly Mutant[] = [
  stateful('updates of a book tell the change of a level, not its total', BOOK, () => ({
    socket: () => {
      const sizes = new Map<string, number>();
      const keyOf = ({ type, price }: Json): string => `${type} ${price}`;
      return {
        received: (text) => {
          const { type, data } = readMessage(text);
          if (type === 'orderbook_snapshot') {
            for (const each of [...listOf(data, 'asks'), ...listOf(data, 'bids')])
              sizes.set(keyOf(each), Number(each.size));
          }
          if (type !== 'orderbook_update') return [text];
          const updates = listOf(data, 'updates').map((each) => {
            if (isBest(each)) return each;
            const before = sizes.get(keyOf(each)) ?? 0;
            sizes.set(keyOf(each), Number(each.size));
            return { ...each, size: Math.abs(Number(each.size) - before) };
          });
          return [JSON.stringify({ type, data: { ...data, updates } })];
        },
      };
    },
  })),
  entries('removed levels are not told', (all) =>
    all.filter((each) => isBest(each) || each.size !== 0),
  ),
  entries('levels that shrink are not told', (all) =>
    all.filter((each) => isBest(each) || Number(each.size) < 0.0001 || each.type !== 'Ask'),
  ),
  entries('changes of bids are not told', (all) => all.filter(({ type }) => type !== 'Bid')),
  entries('changes of asks are not told', (all) => all.filter(({ type }) => type !== 'Ask')),
  entries('the last entry of every update is cut off', (all) =>
    all.length > 1 ? all.slice(0, -1) : all,
  ),
  entries('best entries are not told', (all) => all.filter((each) => !isBest(each)), BEST),
  entries(
    'BestBid is told as BestAsk',
    (all) => all.map((each) => (each.type === 'BestBid' ? { ...each, type: 'BestAsk' } : each)),
    BEST,
  ),
  entries('only the best entries are told', (all) => all.filter(isBest)),
  stateful('best entries are one step behind', BEST, () => ({
    socket: () => {
      const last = new Map<unknown, unknown>();
      return {
        received: (text) => {
          const message = readMessage(text);
          if (message.type !== 'orderbook_update') return [text];
          const updates = listOf(message.data, 'updates').map((each) => {
            if (!isBest(each)) return each;
            const price = last.get(each.type) ?? each.price;
            last.set(each.type, each.price);
            return { ...each, price };
          });
          return [JSON.stringify({ ...message, data: { ...message.data, updates } })];
        },
      };
    },
  })),
  stateful('every second update of a book is lost', BOOK, () => ({
    socket: () => {
      let n = 0;
      return {
        received: (text) => {
          if (!isType('orderbook_update')(readMessage(text))) return [text];
          n += 1;
          return n % 2 === 1 ? [] : [text];
        },
      };
    },
  })),
  stateful('updates of a book come in pairs in the wrong order', BOOK, () => ({
    socket: () => {
      let held: string | null = null;
      return {
        received: (text) => {
          if (!isType('orderbook_update')(readMessage(text))) return [text];
          if (held === null) {
            held = text;
            return [];
          }
          const out = [text, held];
          held = null;
          return out;
        },
      };
    },
  })),
  stateful('every subscriber gets the snapshot of the first', BOOK, () => {
    const first = new Map<string, Json>();
    return {
      socket: dataOf('orderbook_snapshot', (data) => {
        const key = `${data.connectionId} ${data.ticker}`;
        if (!first.has(key)) first.set(key, data);
        return first.get(key) ?? data;
      }),
    };
  }),
  stateful('the snapshot leaves out the last bid', BOOK, () => ({
    socket: dataOf('orderbook_snapshot', (data) => ({
      ...data,
      bids: listOf(data, 'bids').slice(0, -1),
    })),
  })),
  stateful('the snapshot still holds a level that is gone', BOOK, () => ({
    socket: dataOf('orderbook_snapshot', (data) => ({
      ...data,
      asks: [...listOf(data, 'asks'), { ...listOf(data, 'asks').at(-1), price: 1e9, size: 0 }],
    })),
  })),
];
