/** Clients that place and cancel in a wrong way. */
import type { PlaceAnswer, PlaceWish } from '../../client/subject.js';
import {
  type Asked,
  acting,
  asking,
  type ClientMutant,
  imagined,
  isPlacing,
  seen,
} from './mutant.js';

/** Sends a place request again when its fate is like this. */
const resending = (
  isWrong: (
    fate: { readonly response?: Response; readonly error?: Error },
    asked: Asked,
  ) => boolean,
  times = 1,
) =>
  asking(() => async (asked) => {
    if (!isPlacing(asked)) return asked.send();
    for (let left = times; ; left -= 1) {
      try {
        const response = await asked.send();
        if (left === 0 || !isWrong({ response }, asked)) return response;
      } catch (error) {
        if (left === 0 || !isWrong({ error: error as Error }, asked)) throw error;
      }
    }
  });

/** Makes something else of the outcome of an order. */
const placing = (change: (answer: PlaceAnswer, wish: PlaceWish) => PlaceAnswer['outcome']) =>
  acting((subject) => ({
    async place(wish) {
      const answer = await subject.place(wish);
      return { ...answer, outcome: change(answer, wish) };
    },
  }));

const cancelling = (from: string, to: 'cancelled' | 'refused') =>
  acting((subject) => ({
    async cancel(wish) {
      const answer = await subject.cancel(wish);
      return answer.outcome === from ? { outcome: to } : answer;
    },
  }));

const isMarket = ({ body }: Asked): boolean => /"type":4/.test(body);
const isAborted = (error?: Error): boolean => error?.name === 'AbortError';

export const tradingMutants: readonly ClientMutant[] = [
  seen(
    'wants an order id in the place reply, and places again',
    'orders.place.once',
    asking(() => async (asked) => {
      const response = await asked.send();
      return isPlacing(asked) && response.ok ? asked.send() : response;
    }),
  ),
  seen(
    'takes a 400 on cancel for done',
    'orders.cancel.refused',
    cancelling('refused', 'cancelled'),
  ),
  seen(
    'closes again when the reply is lost',
    'doubt.close',
    resending(({ error }, asked) => error !== undefined && isMarket(asked)),
  ),
  seen(
    'takes uncertain for flat',
    'doubt.place.after-fill.reset',
    placing(({ outcome }) => (outcome === 'unknown' ? 'refused' : outcome)),
  ),
  imagined(
    'sends again when the connection breaks',
    'doubt.place.after-accept.reset',
    resending(({ error }) => error !== undefined && !isAborted(error)),
  ),
  imagined(
    'sends again when no reply comes',
    'doubt.place.after-accept.hang',
    asking(() => async (asked) => {
      if (!isPlacing(asked)) return asked.send();
      try {
        return await asked.send();
      } catch (error) {
        if (isAborted(error as Error)) await fetch(asked.url, { method: 'POST', body: asked.body });
        throw error;
      }
    }),
  ),
  imagined(
    'sends again after a 5xx',
    'doubt.place.after-accept.status',
    resending(({ response }) => (response?.status ?? 0) >= 500),
  ),
  imagined(
    'is sure without a reply',
    'doubt.place.before-accept.reset',
    placing(({ outcome }) => (outcome === 'unknown' ? 'accepted' : outcome)),
  ),
  imagined(
    'takes another account’s order for its own',
    'doubt.stranger',
    placing(({ outcome }, { ticker }) =>
      outcome === 'unknown' && ticker === 'BTCUSDT' ? 'accepted' : outcome,
    ),
  ),
  imagined(
    'forgets which intent it sent',
    'orders.place.same-intent',
    acting((subject) => {
      let count = 0;
      const first = new Map<string, string>();
      return {
        place: (wish) => {
          count += 1;
          const intent = `${wish.intent} ${count}`;
          if (!first.has(wish.intent)) first.set(wish.intent, intent);
          return subject.place({ ...wish, intent });
        },
        cancel: (wish) =>
          subject.cancel('intent' in wish ? { intent: first.get(wish.intent) ?? '' } : wish),
      };
    }),
  ),
  imagined(
    'is impatient and sends again',
    'orders.place.slow-reply',
    asking(({ after = () => () => {} }) => async (asked) => {
      if (!isPlacing(asked)) return asked.send();
      const cancel = after(100, () => void asked.send().catch(() => {}));
      return asked.send().finally(cancel);
    }),
  ),
  imagined(
    'sends one of several orders only',
    'orders.place.at-once',
    asking(() => {
      let current: Promise<Response> | null = null;
      return async (asked) => {
        if (!isPlacing(asked)) return asked.send();
        current ??= asked.send().finally(() => {
          current = null;
        });
        return (await current).clone();
      };
    }),
  ),
  imagined(
    'rounds prices to six decimals',
    'orders.place.exact',
    asking(() => (asked) => {
      if (!isPlacing(asked)) return asked.send();
      const round = (_: string, price: string) => `"price":${Number(Number(price).toFixed(6))}`;
      return asked.sendOther(asked.body.replace(/"price":([\d.]+)/, round));
    }),
  ),
  imagined(
    'cancels whatever looks alike',
    'orders.place.twins',
    acting((subject) => {
      const wishes: PlaceWish[] = [];
      return {
        place: (wish) => {
          wishes.push(wish);
          return subject.place(wish);
        },
        async cancel(which) {
          const wish = wishes.find((each) => 'intent' in which && each.intent === which.intent);
          const alike = wishes.filter((each) => each !== wish && each.price === wish?.price);
          const answer = await subject.cancel(which);
          for (const { intent } of alike) await subject.cancel({ intent });
          return answer;
        },
      };
    }),
  ),
  imagined(
    'asks again after a refusal',
    'refusals.size',
    resending(({ response }) => response?.status === 400, 3),
  ),
  imagined(
    'answers a rate limit with more requests',
    'refusals.rate-limit',
    asking(() => async (asked) => {
      let response = await asked.send();
      for (let left = 5; isPlacing(asked) && left > 0; left -= 1) {
        if (!(await response.clone().text()).includes('Too many')) break;
        response = await asked.send();
      }
      return response;
    }),
  ),
  imagined(
    'takes a refusal of the exchange for an order',
    'refusals.exchange',
    placing(({ outcome }, { ticker }) => (ticker === 'REJECTUSDT' ? 'accepted' : outcome)),
  ),
  imagined(
    'places in view mode by all means',
    'refusals.view-mode',
    resending(({ response }, { url }) => response?.status === 400 && url.includes('/9/'), 4),
  ),
  imagined(
    'never trades again after a refusal',
    'refusals.reconnecting',
    acting((subject) => {
      let isOver = false;
      return {
        async place(wish) {
          if (isOver) return { outcome: 'refused' };
          const answer = await subject.place(wish);
          isOver = answer.outcome === 'refused';
          return answer;
        },
      };
    }),
  ),
  imagined(
    'takes a refused stop for a stop',
    'refusals.stop',
    placing(({ outcome }, { type }) => (type === 'StopLoss' ? 'accepted' : outcome)),
  ),
  imagined(
    'calls a refused subscription a success',
    'refusals.subscription',
    acting((subject) => ({ subscribe: (wish) => subject.subscribe(wish).catch(() => {}) })),
  ),
  imagined(
    'takes a lost cancel for done',
    'doubt.cancel.before-accept',
    cancelling('unknown', 'cancelled'),
  ),
  imagined(
    'takes a lost cancel for refused',
    'doubt.cancel.after-accept',
    cancelling('unknown', 'refused'),
  ),
  imagined(
    'calls every cancel a success',
    'orders.cancel.race',
    acting((subject) => ({
      async cancel(wish) {
        await subject.cancel(wish);
        return { outcome: 'cancelled' };
      },
    })),
  ),
];
