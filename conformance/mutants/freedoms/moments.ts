/** Freedoms of time: what comes at once, late, or before or after something else. */
import type { Rewriter } from '../../probe-relay.js';
import type { Freedom } from '../freedom.js';
import { passing, typeOf } from '../mutant.js';
import { isUpdate, keyOf, readMarket } from './messages.js';

/** The first subscription of a socket is always followed by a snapshot. */
export const oneSegment: Freedom = {
  name: 'acknowledgement and snapshot in one segment',
  relay: (used) => ({
    socket: () => {
      let held: string | null = null;
      let isFirst = true;
      return {
        received: (text) => {
          const type = typeOf(text);
          if (type === 'orderbook_subscribed' && isFirst) {
            isFirst = false;
            held = text;
            return [];
          }
          if (type !== 'orderbook_snapshot' || held === null) return [text];
          const out = [held, text];
          held = null;
          used();
          return out;
        },
      };
    },
  }),
};

/** Long after its acknowledgement; what follows the snapshot waits behind it. */
export const lateSnapshot: Freedom = {
  name: 'a snapshot 300 ms after its acknowledgement',
  isLate: true,
  isSlow: true,
  relay: (used, delays) => ({
    socket: () => {
      const held = new Map<string, string[]>();
      return {
        received: (text, { send }) => {
          const message = readMarket(text);
          const key = keyOf(message);
          const waiting = held.get(key);
          if (message.type === 'orderbook_unsubscribed') held.delete(key);
          if (message.type === 'orderbook_update' && waiting !== undefined) {
            waiting.push(text);
            return [];
          }
          if (message.type !== 'orderbook_snapshot') return [text];
          const fresh = [text];
          held.set(key, fresh);
          delays.after(300, () => {
            if (held.get(key) !== fresh) return;
            held.delete(key);
            used();
            for (const each of fresh) send(each);
          });
          return [];
        },
      };
    },
  }),
};

/** Updates are under way for a while; what is no update comes after all of them that were sent before it. */
export const lateUpdates: Freedom = {
  name: 'updates 50 ms after the replies',
  isLate: true,
  isSlow: true,
  relay: (used, delays) => ({
    socket: (): Rewriter => {
      let held: string[] = [];
      const flush = (): readonly string[] => held.splice(0);
      return {
        received: (text, { send }) => {
          if (!isUpdate(typeOf(text))) return [...flush(), text];
          held.push(text);
          delays.after(50, () => {
            const place = held.indexOf(text);
            if (place < 0) return;
            used();
            for (const each of held.slice(0, place + 1)) send(each);
            held = held.slice(place + 1);
          });
          return [];
        },
      };
    },
  }),
};

export const slowAnswers: Freedom = {
  name: 'answers 300 ms slow',
  isSlow: true,
  relay: (used, { time }) => ({
    delay: async () => {
      used();
      await time.pass(300);
    },
  }),
};

/** How updates of orders and the replies to their calls follow each other. */
export const updateOrder = (order: 'event-first' | 'reply-first', name: string): Freedom => ({
  name,
  knobs: { updateOrder: order },
  relay: (used) => {
    let underWay = 0;
    const isCall = (endpoint: string | null): boolean => endpoint === 'placeOrder';
    return {
      request: (request) => {
        if (isCall(request.endpoint)) underWay += 1;
        return request;
      },
      answer: (answer, { endpoint }) => {
        if (isCall(endpoint)) underWay -= 1;
        return answer;
      },
      socket: passing((text) => {
        const isEarly = underWay > 0;
        if (typeOf(text) === 'order_update' && isEarly === (order === 'event-first')) used();
        return [text];
      }),
    };
  },
});
