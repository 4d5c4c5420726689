/** The user's own hand in the window: orders that no client asked for, under the same checks as the API's. */
import {
  decodeBody,
  endpoints,
  errorText,
  type Incoming,
  LongDecimal,
} from '../../schemas/index.js';
import { plainJson } from '../control/door-json.js';
import { ControlError } from '../control/errors.js';
import { cancelOrder } from '../terminal/operations/cancel-order.js';
import { submitOrder } from '../terminal/operations/place-order.js';
import { type Ground, noteControl } from './ground.js';
import { onlyKeys } from './refusal.js';

/** As in the API: numbers may be text, enums may be codes or names. */
export interface HandOrder {
  readonly ticker: string;
  readonly side: number | string;
  /** `Limit` when left out. */
  readonly type?: number | string;
  /** Needed by all but market orders. */
  readonly price?: number | string;
  readonly size: number | string;
  readonly reduceOnly?: boolean;
}

export interface HandCancel {
  readonly ticker: string;
  readonly orderId: number | bigint | string;
  /** As in the API: `Limit` when left out; it decides nothing. */
  readonly type?: number | string;
}

export interface HandAnswer {
  readonly orderId: string;
  readonly clientId: string;
}

/** Both wait for the exchange as a client's call does: under a virtual clock, until time is advanced. */
export const userHand = (ground: Ground) => ({
  /** @throws ControlError NOT_FOUND, RESET, or BAD_REQUEST with the text that the API would answer */
  async place(id: number, order: HandOrder): Promise<HandAnswer> {
    onlyKeys(order, 'ticker', 'side', 'type', 'price', 'size', 'reduceOnly');
    const incoming = incomingOf(ground, 'placeOrder', id, order);
    const { terminal } = ground.edge();
    const cause = note(ground, 'connections.place', id, order);
    const submitting = submitOrder(incoming, { terminal, cause, origin: 'external' });
    const submitted = await inItsWorld(ground, submitting);
    terminal.hub.drain();
    if ('refused' in submitted) throw refusal(ground, submitted);
    const { orderNumber, clientId } = submitted;
    return { orderId: String(terminal.ids.toWire(orderNumber)), clientId };
  },

  /** @throws ControlError NOT_FOUND, RESET, or BAD_REQUEST with the text that the API would answer */
  async cancel(id: number, request: HandCancel): Promise<HandAnswer> {
    onlyKeys(request, 'ticker', 'orderId', 'type');
    const incoming = incomingOf(ground, 'cancelOrder', id, request);
    const { terminal } = ground.edge();
    const cause = note(ground, 'connections.cancel', id, request);
    const cancelling = cancelOrder(incoming, { terminal, cause, origin: 'external' });
    const answer = await inItsWorld(ground, cancelling);
    terminal.hub.drain();
    if ('refused' in answer) throw refusal(ground, answer);
    const orderId = incoming.body.orderId ?? 0;
    const order = terminal.connection(id)?.venue.orderByNumber(terminal.ids.fromWire(orderId));
    return { orderId: String(orderId), clientId: order?.clientId ?? '' };
  },
});

/** What still travels when its world ends never arrives. @throws ControlError RESET */
function inItsWorld<Result>(ground: Ground, travelling: Promise<Result>): Promise<Result> {
  let forget = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    forget = ground.edge().journal.atEnd(() => {
      reject(new ControlError('RESET', 'The world was reset while the call travelled'));
    });
  });
  return Promise.race([travelling, ended]).finally(forget);
}

function incomingOf<Id extends 'placeOrder' | 'cancelOrder'>(
  ground: Ground,
  id: Id,
  connectionId: number,
  body: object,
): Incoming<Id> {
  if (ground.edge().terminal.connection(connectionId) === undefined)
    throw new ControlError('NOT_FOUND', `No connection ${connectionId}`);
  const decoded = decodeBody(endpoints.rows[id].body, plainJson(exact(body)), 'lenient');
  if ('refused' in decoded) throw new ControlError('BAD_REQUEST', decoded.refused);
  const { value, problems } = decoded;
  return { path: { connectionId }, query: null, body: value, problems } as unknown as Incoming<Id>;
}

/** Decimals of more digits than a double keeps travel as text. */
const exact = (body: object): object =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      value instanceof LongDecimal ? value.text : value,
    ]),
  );

const note = (ground: Ground, name: string, connectionId: number, data: HandOrder | HandCancel) =>
  noteControl(ground, name, data, {
    connectionId,
    ticker: data.ticker,
    orderId: 'orderId' in data ? String(data.orderId) : null,
  });

function refusal(
  ground: Ground,
  { refused, parameters }: { readonly refused: string; readonly parameters: object },
): ControlError {
  const text = errorText(refused as never, parameters as never, ground.edge().edition);
  return new ControlError('BAD_REQUEST', text);
}
