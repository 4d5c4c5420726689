/** Freedoms of gathering: changes told one by one, or those of several orders together. */
import type { EventType } from '../../../schemas/index.js';
import type { Freedom } from '../freedom.js';
import { passing } from '../mutant.js';
import { readMarket } from './messages.js';

type Json = Readonly<Record<string, unknown>>;

/** A list of a message, told entry by entry. */
export const split = (type: EventType, list: string): Freedom => ({
  name: `${type} entry by entry`,
  knobs: { bookWindowMs: 0 },
  relay: (used) => ({
    socket: passing((text) => {
      const message = readMarket(text);
      const entries = message.type === type ? (message.data[list] as unknown[]) : [];
      if (entries.length < 2) return [text];
      used();
      return entries.map((each) =>
        JSON.stringify({ ...message, data: { ...message.data, [list]: [each] } }),
      );
    }),
  }),
});

/** What several orders brought, in one message. */
const gathered = (
  type: EventType,
  list: string,
  knobs: Freedom['knobs'] & object,
  isOfSeveral: (entries: readonly Json[]) => boolean,
): Freedom => ({
  name: `${type} gathered for longer`,
  knobs,
  relay: (used) => ({
    socket: passing((text) => {
      const message = readMarket(text);
      if (message.type === type && isOfSeveral(message.data[list] as readonly Json[])) used();
      return [text];
    }),
  }),
});

export const gatheredTrades = gathered(
  'trade_update',
  'trades',
  { tradeWindowMs: 250 },
  (trades) => new Set(trades.map(({ side }) => side)).size > 1,
);

export const gatheredBooks = gathered(
  'orderbook_update',
  'updates',
  { bookWindowMs: 300 },
  (updates) => new Set(updates.map(({ type }) => type)).size > 1,
);
