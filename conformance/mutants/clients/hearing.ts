/** Clients that read frames in a wrong way. */
import {
  type ClientMutant,
  changed,
  dialWith,
  dyingOf,
  type Ear,
  hearing,
  imagined,
  rehearing,
  said,
  seen,
} from './mutant.js';

type Level = { readonly price: number; readonly size: number; readonly type: string };
type Book = Record<string, unknown>;

const listOf = (value: unknown): readonly Level[] => (Array.isArray(value) ? value : []);

/** Changes the levels of snapshots and updates. */
const levels =
  (change: (level: Level, isSnapshot: boolean) => Level | null): Ear =>
  (text) => {
    const message = said(text);
    const isSnapshot = message?.type === 'orderbook_snapshot';
    if (message === undefined || (!isSnapshot && message.type !== 'orderbook_update'))
      return [text];
    const lists = ['asks', 'bids', 'updates'].filter((name) => name in message.data);
    const changedLists = lists.map((name) => [
      name,
      listOf(message.data[name]).flatMap((level) => change(level, isSnapshot) ?? []),
    ]);
    const data = { ...message.data, ...Object.fromEntries(changedLists) };
    return [JSON.stringify({ type: message.type, data })];
  };

const isBestless = (data: Book): Book => ({ ...data, bestAsk: null, bestBid: null });

/** Sums what it is told of a level, as if sizes were differences. */
function adder(): Ear {
  const totals = new Map<string, number>();
  return levels(({ price, size, type }, isSnapshot) => {
    const key = `${price} ${type.replace('Best', '')}`;
    const before = isSnapshot || size === 0 || type.startsWith('Best') ? 0 : (totals.get(key) ?? 0);
    if (!type.startsWith('Best')) totals.set(key, size === 0 ? 0 : before + size);
    return { price, type, size: before + size };
  });
}

/** Keeps the levels of the book before when a new snapshot comes. */
function hoarder(): Ear {
  const known = new Map<string, Level>();
  return (text) => {
    const message = said(text);
    if (message?.type === 'orderbook_update') {
      for (const level of listOf(message.data.updates)) {
        if (level.type.startsWith('Best')) continue;
        if (level.size === 0) known.delete(`${level.price}`);
        else known.set(`${level.price}`, level);
      }
    }
    if (message?.type !== 'orderbook_snapshot') return [text];
    const { asks, bids } = message.data;
    const fresh = [...listOf(asks), ...listOf(bids)];
    for (const level of fresh) known.delete(`${level.price}`);
    const old = (type: string) => [...known.values()].filter((level) => level.type === type);
    const data = {
      ...message.data,
      asks: [...listOf(asks), ...old('Ask')],
      bids: [...listOf(bids), ...old('Bid')],
    };
    for (const level of fresh) known.set(`${level.price}`, level);
    return [JSON.stringify({ type: message.type, data })];
  };
}

/** Attaches its listener after it has awaited the acknowledgement. */
function lateListener(): Ear {
  let isLate = false;
  return (text) => {
    const type = said(text)?.type;
    if (type === 'orderbook_subscribed') isLate = true;
    if (type !== 'orderbook_snapshot' || !isLate) return [text];
    isLate = false;
    return [];
  };
}

const KNOWN =
  /^"?(un)?subscribed|^"?(trade|orderbook)_|^"?(order|position|balance|finres)_update|^"?error/;

const isBroken = (text: string): boolean => {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
};

export const hearingMutants: readonly ClientMutant[] = [
  seen(
    'loses a snapshot that comes with the acknowledgement',
    'frames.ack-and-snapshot-together',
    hearing(lateListener),
  ),
  seen(
    'refuses position_update, because it wants an id',
    'orders.fill.position',
    hearing(() => rehearing('position_update', () => null)),
  ),
  seen(
    'takes size 0 for no size',
    'books.removal',
    hearing(() => levels((level) => (level.size ? level : null))),
  ),
  seen(
    'expects numbers as types of levels',
    'books.updates',
    hearing(() => {
      const numeric = levels((level) => (typeof level.type === 'number' ? level : null));
      const bestless = rehearing('orderbook_snapshot', isBestless);
      return (text, isBinary) =>
        numeric(text, isBinary).flatMap((each) => bestless(each, isBinary));
    }),
  ),
  seen(
    'dies of an array',
    'frames.malformed.array',
    dyingOf((text) => text.startsWith('[')),
  ),
  seen(
    'refuses frames above 1 MiB',
    'frames.large',
    changed(() => ({
      dial: (url, options) =>
        dialWith((text) => [text])(url, { ...options, maxPayload: 1024 * 1024 }),
    })),
  ),
  seen(
    'reads Type only before Data',
    'frames.data-before-type',
    hearing(() => (text) => (/^\{"type"/i.test(text) ? [text] : [])),
  ),
  seen(
    'rounds ids to doubles',
    'orders.ids.collide',
    hearing(() => (text) => [isBroken(text) ? text : JSON.stringify(JSON.parse(text))]),
  ),
  seen(
    'dies of an empty name',
    'frames.malformed.empty-key',
    dyingOf((text) => text.includes('"":')),
  ),
  imagined(
    'dies of what is no JSON',
    'frames.malformed.garbage',
    dyingOf((text) => text[0] === '<'),
  ),
  imagined(
    'dies of a frame that is cut off',
    'frames.malformed.cut',
    dyingOf((text) => text.startsWith('{') && isBroken(text)),
  ),
  imagined(
    'dies of null',
    'frames.malformed.scalar',
    dyingOf((text) => text === 'null'),
  ),
  imagined(
    'dies of a message without data',
    'frames.malformed.no-data',
    dyingOf((text) => text === '{"type":"order_update"}'),
  ),
  imagined(
    'dies of a binary frame',
    'frames.malformed.binary',
    dyingOf((_, isBinary) => isBinary),
  ),
  imagined(
    'dies of an unknown message',
    'frames.unknown-type',
    dyingOf((text) => {
      const type = said(text)?.type;
      return type !== undefined && !KNOWN.test(type);
    }),
  ),
  imagined(
    'refuses unknown fields',
    'frames.unknown-fields',
    hearing(() => rehearing('order_update', (data) => ('comment' in data ? null : data))),
  ),
  imagined(
    'refuses what is null or not there',
    'frames.null-and-absent',
    hearing(() =>
      rehearing('order_update', (data) =>
        'fee' in data && data.feeCurrency !== null ? data : null,
      ),
    ),
  ),
  imagined('takes sizes for differences', 'frames.duplicate', hearing(adder)),
  imagined(
    'takes BestBid for an ask',
    'books.best-entries',
    hearing(() =>
      levels((level) => (level.type === 'BestBid' ? { ...level, type: 'Ask' } : level)),
    ),
  ),
  imagined(
    'puts all tickers into one book',
    'books.two-tickers',
    hearing(() => (text) => [text.replace('"ETHUSDT"', '"BTCUSDT"')]),
  ),
  imagined(
    'puts all connections into one book',
    'books.two-connections',
    hearing(() => (text) => [
      said(text)?.type === 'orderbook_update'
        ? text.replace('"connectionId":3', '"connectionId":1')
        : text,
    ]),
  ),
  imagined(
    'dies of a book without asks',
    'books.one-sided',
    dyingOf((text) => text.includes('"bestAsk":null') && !text.includes('"bestBid":null')),
  ),
  imagined(
    'waits for the first level of an empty book',
    'books.empty',
    hearing(() =>
      rehearing('orderbook_snapshot', (data) =>
        listOf(data.asks).length + listOf(data.bids).length === 0 ? null : data,
      ),
    ),
  ),
  imagined('keeps old levels over a new snapshot', 'sockets.away', hearing(hoarder)),
  imagined(
    'takes a partial fill for the end',
    'orders.fill.partial',
    hearing(() =>
      rehearing('order_update', (data) =>
        Number(data.filledSize) > 0 ? { ...data, status: 'Closed' } : data,
      ),
    ),
  ),
  imagined(
    'ignores balance_update',
    'accounts.balances',
    hearing(() => rehearing('balance_update', () => null)),
  ),
  imagined(
    'takes all accounts for one',
    'accounts.two',
    hearing(() => rehearing('order_update', (data) => ({ ...data, connectionId: 1 }))),
  ),
  imagined(
    'misses fills that come later',
    'orders.fill.later',
    hearing(() => {
      const told = new Set<unknown>();
      return rehearing('order_update', (data) => {
        const isFill = Number(data.filledSize) > 0;
        if (isFill && told.has(data.orderId)) return null;
        told.add(data.orderId);
        return data;
      });
    }),
  ),
];
