/** Clients that believe something wrong although they heard it right. */
import type { Belief } from '../../../client-under-test/index.js';
import {
  acting,
  answerOf,
  asking,
  type ClientMutant,
  changed,
  dialWith,
  fetchWith,
  imagined,
  isListing,
  isPlacing,
  said,
  seen,
} from './mutant.js';

type Item = Readonly<Record<string, unknown>>;

/** Tells something else than what it knows. */
const telling = (change: (belief: Belief) => Belief) =>
  acting((subject) => ({ belief: async (query) => change(await subject.belief(query)) }));

const itemsOf = (items: readonly object[] | undefined): readonly Item[] => (items ?? []) as never;

export const believingMutants: readonly ClientMutant[] = [
  seen(
    'never sees a position',
    'accounts.hand.position',
    telling((belief) => (belief.positions === undefined ? belief : { ...belief, positions: [] })),
  ),
  seen(
    'forgets stops once it is flat',
    'refusals.stop-rests-after-flat',
    telling((belief) => {
      const isFlat = belief.positions?.length === 0;
      if (!isFlat || belief.orders === undefined) return belief;
      const orders = itemsOf(belief.orders).filter(({ type }) => !/^Stop|^Take/.test(String(type)));
      return { ...belief, orders };
    }),
  ),
  imagined(
    'opens closed orders again when late words come',
    'orders.fill.late-words',
    (surroundings) => {
      const last = new Map<unknown, Item>();
      const dial = dialWith((text) => {
        const message = said(text);
        if (message?.type === 'order_update') last.set(message.data.orderId, message.data);
        return [text];
      });
      const subject = changed(() => ({ dial }))(surroundings);
      return {
        ...subject,
        async belief(query) {
          const belief = await subject.belief(query);
          if (belief.orders === undefined) return belief;
          const known = new Set(itemsOf(belief.orders).map(({ orderId }) => String(orderId)));
          const reopened = [...last.values()]
            .filter(({ status, orderId }) => status !== 'Closed' && !known.has(String(orderId)))
            .map(({ orderId, ticker, connectionId }) => ({
              ...{ orderId: String(orderId), ticker, connectionId },
            }));
          return { ...belief, orders: [...belief.orders, ...reopened] };
        },
      };
    },
  ),
  imagined('believes every list at once', 'orders.fill.lagging-lists', (surroundings) => {
    let url = '';
    const subject = changed(() => ({
      fetch: fetchWith((asked) => {
        url = asked.url.replace(/\/api\/.*/, '');
        return asked.send();
      }),
    }))(surroundings);
    return {
      ...subject,
      async belief(query) {
        const belief = await subject.belief(query);
        if (belief.positions === undefined || query.connectionId !== 1) return belief;
        const response = await fetch(`${url}/api/connections/1/positions`);
        const { positions } = (await response.json()) as { positions: Item[] };
        const held = positions.map(({ ticker, side, size }) => ({ ticker, side, size }));
        return { ...belief, positions: held.filter(({ ticker }) => ticker === query.ticker) };
      },
    };
  }),
  imagined(
    'never looks at the lists again',
    'orders.fill.lost-words',
    asking(() => {
      const asked = new Set<string>();
      return async (request) => {
        if (isListing(request) && asked.has(request.url)) throw new Error('does not ask');
        asked.add(request.url);
        return request.send();
      };
    }),
  ),
  imagined(
    'begins with empty lists',
    'accounts.at-start',
    asking(() => {
      const asked = new Set<string>();
      return async (request) => {
        if (!isListing(request) || asked.has(request.url)) return request.send();
        asked.add(request.url);
        const head = { connectionId: 1, ticker: 'BTCUSDT', count: 0 };
        return answerOf({ ...head, orders: [], positions: [], balances: [] });
      };
    }),
  ),
  imagined('knows only what it placed itself', 'accounts.hand.order', (surroundings) => {
    const prices = new Set<number>();
    const subject = changed(() => ({}))(surroundings);
    return {
      ...subject,
      place: (wish) => {
        prices.add(Number(wish.price));
        return subject.place(wish);
      },
      async belief(query) {
        const belief = await subject.belief(query);
        if (belief.orders === undefined) return belief;
        const own = itemsOf(belief.orders).filter(({ price }) => prices.has(Number(price)));
        return { ...belief, orders: own };
      },
    };
  }),
  imagined(
    'keeps an order that somebody else cancelled',
    'accounts.hand.cancel',
    (surroundings) => {
      const own = new Map<string, Item>();
      const subject = changed(() => ({}))(surroundings);
      const cancelled = new Set<string>();
      return {
        ...subject,
        async cancel(wish) {
          const answer = await subject.cancel(wish);
          if (answer.outcome === 'cancelled') own.clear();
          cancelled.add('any');
          return answer;
        },
        async belief(query) {
          const belief = await subject.belief(query);
          if (belief.orders === undefined || cancelled.size > 0) return belief;
          for (const order of itemsOf(belief.orders)) own.set(String(order.orderId), order);
          return { ...belief, orders: [...own.values()] };
        },
      };
    },
  ),
  imagined(
    'loses events that beat the reply',
    'orders.place.reply-after-event',
    changed(() => {
      let inFlight = 0;
      return {
        fetch: fetchWith((asked) => {
          if (!isPlacing(asked)) return asked.send();
          inFlight += 1;
          return asked.send().finally(() => {
            inFlight -= 1;
          });
        }),
        dial: dialWith((text) => {
          const isOrder = /"type":"(order|position)_update"/.test(text);
          return isOrder && inFlight > 0 ? [] : [text];
        }),
      };
    }),
  ),
];
