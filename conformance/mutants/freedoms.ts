/** Terminals that do everything as documented, each in another way that the documents allow. */
import { type EventType, messages } from '../../schemas/index.js';
import type { Rewriter } from '../probe-relay.js';
import type { Freedom } from './freedom.js';
import { gatheredBooks, gatheredTrades, keyOf, readMarket, split } from './market-freedoms.js';
import { passing, typeOf } from './mutant.js';

type Json = Record<string, unknown>;

const isPlain = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a JSON text changed, from the inside out. */
function remade(text: string, change: (object: Json) => Json): string {
  try {
    return JSON.stringify(
      JSON.parse(text, (_, value: unknown) => (isPlain(value) ? change(value) : value)),
    );
  } catch {
    return text;
  }
}

const everywhere = (name: string, change: (object: Json) => Json): Freedom => ({
  name,
  relay: (used) => {
    const remake = (text: string): string => {
      const changed = remade(text, change);
      if (changed !== text) used();
      return changed;
    };
    return {
      answer: (answer) => ({ ...answer, text: remake(answer.text) }),
      socket: passing((text) => [remake(text)]),
    };
  },
});

const otherOrder = everywhere('keys in another order', (object) =>
  Object.fromEntries(Object.entries(object).reverse()),
);

const unknownFields = everywhere('fields that nobody knows', (object) => ({
  ...object,
  traceOfTheBuild: 'x',
  nestedExtra: { deep: [1] },
}));

const isUpdate = (type: string): boolean =>
  Object.hasOwn(messages.rows, type) && messages.rows[type as EventType].role === 'update';

const heartbeats: Freedom = {
  name: 'heartbeats after every message',
  relay: (used) => ({
    socket: passing((text) => {
      used();
      return [text, '{"type":"heartbeat","data":{}}'];
    }),
  }),
};

/** The first subscription of a socket is always followed by a snapshot. */
const oneSegment: Freedom = {
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
const lateSnapshot: Freedom = {
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
const lateUpdates: Freedom = {
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

const slowAnswers: Freedom = {
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
const updateOrder = (order: 'event-first' | 'reply-first', name: string): Freedom => ({
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

const initialUpdates: Freedom = {
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

const snapshotAgain: Freedom = {
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

/** What passes first is changed first: what only looks stands before what delays. */
export const ONE_WAY: readonly Freedom[] = [
  updateOrder('event-first', 'updates before replies'),
  initialUpdates,
  snapshotAgain,
  otherOrder,
  unknownFields,
  split('orderbook_update', 'updates'),
  split('trade_update', 'trades'),
  oneSegment,
  heartbeats,
  slowAnswers,
];

/** What cannot be had together with those. */
export const OTHER_WAY: readonly Freedom[] = [
  updateOrder('reply-first', 'updates after replies'),
  gatheredTrades,
  gatheredBooks,
  lateSnapshot,
  lateUpdates,
];

export const FREEDOMS: readonly Freedom[] = [...ONE_WAY, ...OTHER_WAY];

/** All knobs of some freedoms. */
export const knobsOf = (freedoms: readonly Freedom[]): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...freedoms.map(({ knobs }) => knobs));
