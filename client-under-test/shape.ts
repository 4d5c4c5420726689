/** Decides whether something that came from a terminal can be used, and says what was odd about it. */
import {
  type Decoded,
  type EndpointId,
  type EventOf,
  type EventType,
  messages,
  type Problem,
  type ResponseOf,
} from '../schemas/index.js';

/** Something odd that did not stop the client; told to `onProblem`. */
export interface ClientProblem {
  /**
   * `unreadable`: a frame that is no JSON object. `unknown-type`: a message that the contract does
   * not have. `unusable`: fields are missing without which it means nothing. `odd-fields`: used all the
   * same, see `fields`. `connection`: a failure of the socket itself, or of an attempt to reconnect.
   */
  readonly kind: 'unreadable' | 'unknown-type' | 'unusable' | 'odd-fields' | 'connection';
  /** Endpoint id, message type, or `frame`. */
  readonly where: string;
  /** The beginning of what came, or the reason. */
  readonly text: string;
  /** Unknown names and values of a wrong type. */
  readonly fields: readonly Problem[];
}

export type OnProblem = (problem: ClientProblem) => void;

/** An empty list and a missing one are not the same: the second one would read as "no positions". */
export const ANSWERS_NEED = {
  ping: ['app', 'version'],
  changeTicker: ['status'],
  combo: ['status'],
  listConnections: ['connections'],
  getConnection: ['id'],
  listTickers: ['tickers'],
  listOrders: ['orders'],
  listPositions: ['positions'],
  getBalance: ['balances'],
  placeOrder: ['status', 'clientId'],
  cancelOrder: ['status'],
  cancelAllOrders: ['status', 'cancelledCount'],
} as const satisfies { readonly [Id in EndpointId]: readonly (keyof ResponseOf<Id>)[] };

const EVENTS_NEED: { readonly [Type in EventType]?: readonly (keyof EventOf<Type>)[] } = {
  error: ['error'],
  order_update: ['orderId'],
  position_update: ['positionId'],
  balance_update: ['balances'],
  finres_update: ['finreses'],
  trade_update: ['trades'],
  orderbook_snapshot: ['asks', 'bids'],
  orderbook_update: ['updates'],
};

const SCOPES_NEED = {
  app: [],
  connection: ['connectionId'],
  'connection+ticker': ['connectionId', 'ticker'],
} as const;

/** The fields without which an event means nothing. */
export function eventNeeds(type: EventType): readonly string[] {
  return [...SCOPES_NEED[messages.rows[type].scope], ...(EVENTS_NEED[type] ?? [])];
}

/** True when every needed field is there with its type; entries of needed lists are objects. */
export function isUsable<Value>(
  { value, problems }: Decoded<Value>,
  needs: readonly string[],
): boolean {
  const fields = value as Readonly<Record<string, unknown>>;
  const isVital = (pointer: string): boolean =>
    needs.includes(pointer.replace(/^\//, '').replace(/\/\d+$/, ''));
  return (
    needs.every((name) => fields[name] !== undefined) &&
    !problems.some(({ kind, pointer }) => kind === 'value' && (pointer === '' || isVital(pointer)))
  );
}

const MAX_TEXT = 500;

/** Problems carry the beginning of a text only, so that a log of them stays small. */
export function problemOf(
  kind: ClientProblem['kind'],
  where: string,
  text: string,
  fields: readonly Problem[] = [],
): ClientProblem {
  return { kind, where, text: text.slice(0, MAX_TEXT), fields };
}
