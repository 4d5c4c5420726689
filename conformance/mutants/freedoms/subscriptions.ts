/** Freedoms of subscriptions: what a terminal may tell when somebody subscribes, or does so again. */
import type { Freedom } from '../freedom.js';
import { typeOf } from '../mutant.js';
import { isUpdate, keyOf, readMarket } from './messages.js';

export const initialUpdates: Freedom = {
  name: 'the account told at once',
  knobs: { initialAccountUpdates: true },
  relay: (used) => ({
    socket: () => {
      let before = '';
      return {
        received: (text) => {
          const type = typeOf(text);
          if (before === 'subscribed' && isUpdate(type)) used();
          before = type;
          return [text];
        },
      };
    },
  }),
};

export const snapshotAgain: Freedom = {
  name: 'a snapshot on every subscription',
  knobs: { resubscribeSnapshot: true },
  relay: (used) => ({
    socket: () => {
      const seen = new Set<string>();
      return {
        received: (text) => {
          const message = readMarket(text);
          const key = keyOf(message);
          if (message.type === 'orderbook_unsubscribed') seen.delete(key);
          if (message.type === 'orderbook_snapshot') {
            if (seen.has(key)) used();
            seen.add(key);
          }
          return [text];
        },
      };
    },
  }),
};
