/** The connections of a mock: all of them, and what may be changed about one from outside. */
import {
  CONNECTION_STATE_NAMES,
  type Connection as ConnectionView,
  didYouMean,
} from '../../schemas/index.js';
import { STATE_FIELDS } from '../control/connection-routes.js';
import { ControlError } from '../control/errors.js';
import { readFields } from '../control/route.js';
import type { Connection, ConnectionChange } from '../terminal/connection.js';
import { projectConnection } from '../terminal/projections/connection.js';
import { type Ground, noteControl } from './ground.js';
import { userHand } from './user-hand.js';

export type ConnectionState = ConnectionView & { readonly active: boolean; readonly venue: string };

export interface ConnectionList {
  readonly connections: readonly ConnectionState[];
}

export interface ConnectionRequest extends Omit<ConnectionChange, 'state'> {
  /** Name or code: `Connected` is 2. */
  readonly state?: number | string;
}

export const connectionsPart = (ground: Ground) => ({
  ...userHand(ground),
  /** All connections, inactive ones included. */
  list: (): ConnectionList => ({
    connections: ground.edge().terminal.connections.map(connectionState),
  }),
  /**
   * The contract has no message that tells clients of it: they see it in the next list or refusal.
   * @param id also as text
   * @throws ControlError NOT_FOUND, BAD_REQUEST
   */
  set(id: number | string, request: ConnectionRequest): ConnectionState {
    const connection = ground.edge().terminal.connection(Number(id));
    if (connection === undefined) throw new ControlError('NOT_FOUND', `No connection ${id}`);
    const change = readChange(connection, request);
    const { active: wasActive, state: from } = connection;
    connection.change(change);
    const subject = { connectionId: connection.id };
    const cause = noteControl(ground, 'connections.set', request, subject);
    if (connection.state !== from || connection.active !== wasActive) {
      const data = {
        from: stateName(from),
        to: stateName(connection.state),
        active: connection.active,
      };
      const happening = { channel: 'world', dir: 'none', name: 'connection', cause } as const;
      ground.edge().journal.append({ ...happening, ...subject, data });
    }
    if (connection.active && !wasActive) ground.edge().connectionResumed(connection, cause);
    return connectionState(connection);
  },
});

const connectionState = (connection: Connection): ConnectionState => ({
  ...projectConnection(connection),
  active: connection.active,
  venue: connection.venue.spec.id,
});

const STATES = Object.entries(CONNECTION_STATE_NAMES).map(
  ([code, name]) => [name, Number(code)] as const,
);

const stateName = (code: number): string => CONNECTION_STATE_NAMES[code] ?? String(code);

/** Everything is judged before anything is changed. */
function readChange(connection: Connection, request: ConnectionRequest): ConnectionChange {
  readFields(STATE_FIELDS, { ...request }, 'body');
  const { state, isTradingAllowed = {}, ...flags } = request;
  for (const [ticker, isAllowed] of Object.entries(isTradingAllowed)) {
    const pointer = `/isTradingAllowed/${ticker.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (typeof isAllowed !== 'boolean') {
      throw new ControlError('BAD_REQUEST', `'${ticker}' takes a boolean`, pointer);
    }
    if (connection.venue.hasTicker(ticker)) continue;
    const hint = didYouMean(
      ticker,
      connection.venue.spec.instruments.map((each) => each.ticker),
    );
    const sentence = `Connection ${connection.id} has no ticker '${ticker}'`;
    throw new ControlError('BAD_REQUEST', sentence, pointer, hint);
  }
  const code = state === undefined ? {} : { state: stateCode(state) };
  return { ...flags, isTradingAllowed, ...code };
}

function stateCode(given: number | string): number {
  const found = STATES.find(
    ([name, code]) =>
      String(given) === String(code) || String(given).toLowerCase() === name.toLowerCase(),
  );
  if (found !== undefined) return found[1];
  const names = STATES.map(([name]) => name);
  const hint = didYouMean(String(given), names);
  throw new ControlError('BAD_REQUEST', `No connection state '${given}'`, '/state', hint);
}
