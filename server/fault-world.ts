/** What faults may ask of the world: its past, its books, and that an order be filled. */

import type { DialectName } from '../schemas/index.js';
import { encodeMessage } from '../schemas/index.js';
import type { Tools } from './faults/fault.js';
import type { NewEntry } from './journal/journal.js';
import type { Session } from './session/session.js';
import { accountKey, type Subscriptions } from './session/subscriptions.js';
import { accountOf, type Stage } from './stage.js';
import type { Connection } from './terminal/connection.js';
import { projectSnapshot } from './terminal/projections/market-data.js';
import type { Terminal } from './terminal/terminal.js';
import type { Edge } from './transport/edge.js';
import type { SocketOutlet } from './transport/socket-outlet.js';
import type { Moment } from './truth/book-log.js';
import type { Truth } from './truth/truth.js';
import type { OutcomeRules } from './venue/outcomes.js';

export interface FaultWorldParts {
  readonly terminal: Terminal;
  readonly truth: Truth;
  readonly dialect: DialectName;
}

/** What the outlet asks on behalf of faults. */
export const frameTools = (parts: FaultWorldParts) => ({
  toolsFor: toolsFor(parts),
  momentNow: momentNow(parts),
  lastFrameShows: (moment: Moment) => parts.truth.lastFrameShows(moment),
});

/** What faults of requests do to sockets. */
export const faultHooks = (
  outlet: SocketOutlet,
  subscriptions: Subscriptions<Session>,
): Pick<Edge, 'underway' | 'withhold' | 'endWithholding' | 'dropSubscribers'> => ({
  underway: (work) => outlet.underway(work),
  withhold: (cause, withholding) => outlet.faults.withhold(cause, withholding),
  endWithholding: (cause) => outlet.faults.endWithholding(cause),
  dropSubscribers: (id) => outlet.drop(subscriptions.listOf(accountKey(id))),
});

/** @param shows told of the moment that a message of the past shows */
type ToolsFor = (entry: NewEntry, shows: (moment: Moment) => void) => Tools;

/** The moment of its book that a message shows which is being sent now; null for other messages. */
const momentNow =
  ({ terminal, truth }: FaultWorldParts) =>
  ({ name, connectionId, ticker }: NewEntry): Moment | null => {
    const connection = terminal.connection(Number(connectionId));
    const isBook = name === 'orderbook_snapshot' || name === 'orderbook_update';
    if (!isBook || connection === undefined || typeof ticker !== 'string') return null;
    return truth.composed(name, connection, ticker);
  };

const toolsFor =
  ({ terminal, truth, dialect }: FaultWorldParts): ToolsFor =>
  ({ name, connectionId, ticker }, shows) => {
    const connection = terminal.connection(Number(connectionId));
    if (connection === undefined || typeof ticker !== 'string') return {};
    const { venue } = connection;
    return {
      book() {
        const increment = venue.instrumentOf(ticker)?.priceIncrement;
        return increment === undefined ? undefined : { ...venue.best(ticker), increment };
      },
      asOf(ms) {
        if (name !== 'orderbook_snapshot') return undefined;
        const after = lastEntryAt(truth, terminal.clock.now() - ms);
        const state = truth.books.asOf(venue.spec.id, ticker, { after });
        if (state === undefined) return undefined;
        shows({ after });
        const levels = (side: readonly (readonly [number, number])[]) =>
          side.map(([price, size]) => ({ price, size }));
        const depth = {
          sequence: state.sequence,
          asks: levels(state.asks),
          bids: levels(state.bids),
        };
        const snapshot = projectSnapshot(connection.id, ticker, depth as never);
        return Buffer.from(encodeMessage('orderbook_snapshot', snapshot, dialect));
      },
    };
  };

/** The last journal entry by an instant; 0 when none is known. */
function lastEntryAt({ journal }: Truth, at: number): number {
  const entries = journal.entries();
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1]?.id ?? 0;
}

/** Lets orders be filled by the crowd, so that nothing is conjured. */
export const orderFillers = (
  stage: Stage,
  outcomes: OutcomeRules,
): Pick<Edge, 'fillNext' | 'fillNow'> => ({
  fillNext({ id }) {
    const match = { account: accountOf(id) };
    const outcome = { do: 'fill', steps: [{ afterMs: 0, fraction: 1 }] } as const;
    const rule = outcomes.add({ match, count: 1, outcome });
    return () => {
      outcomes.remove(rule);
    };
  },
  fillNow(connection: Connection, orderNumber, cause) {
    const { venue } = connection;
    const order = venue.orderByNumber(orderNumber);
    if (order === undefined || order.status !== 'open') return;
    const side = order.side === 'buy' ? 'sell' : 'buy';
    const to = order.triggerPrice ?? order.price;
    stage.because(cause, () => stage.steering.sweep(venue.spec.id, order.ticker, side, to));
  },
});
