/** Places an order: the documented checks, the way to the exchange and back, and its facts. */
import { type Answer, type Decimal, decimalText, type Incoming } from '../../../schemas/index.js';
import type { OrderIntent } from '../../venue/facts.js';
import { orderTypeOf, sideOf } from '../enums.js';
import { hasMisfit, isGiven, usableConnection } from '../preconditions.js';
import { tickerOn } from '../tickers.js';
import type { OperationContext } from './context.js';
import { askVenue } from './venue-call.js';

type Body = Incoming<'placeOrder'>['body'];

const MARKET = 4;

type Refusal = Exclude<Answer<'placeOrder'>, { ok: unknown }>;

/** What became of an order that the exchange took; the contract's answer has no order id. */
export interface Submitted {
  readonly orderNumber: number;
  readonly clientId: string;
  readonly executionTimeMs: number;
}

export async function placeOrder(
  incoming: Incoming<'placeOrder'>,
  context: OperationContext,
): Promise<Answer<'placeOrder'>> {
  const submitted = await submitOrder(incoming, context);
  if ('refused' in submitted) return submitted;
  const { clientId, executionTimeMs } = submitted;
  return { ok: { status: 'ok', clientId, executionTimeMs } };
}

/** Places an order with all checks of the API, whoever wishes it. */
export async function submitOrder(
  { path, body, problems }: Incoming<'placeOrder'>,
  context: OperationContext,
): Promise<Submitted | Refusal> {
  const { terminal, cause, origin = 'client' } = context;
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  // A market order needs no price, so a price that cannot be read does not matter either.
  const ignored = body.type === MARKET ? '/price' : null;
  const order = hasMisfit(problems, ignored) ? undefined : completeOrder(body);
  if (order === undefined) return { refused: 'ORDER_FIELDS_MISSING', parameters: {} };
  if (!isPositive(order.size)) return { refused: 'SIZE_NOT_POSITIVE', parameters: {} };
  if (order.price !== null && !isPositive(order.price)) {
    return { refused: 'PRICE_NOT_POSITIVE', parameters: {} };
  }
  const ticker = tickerOn(terminal, connection, order.ticker);
  if (ticker === undefined) {
    const parameters = { ticker: order.ticker, id: connection.id };
    return { refused: 'TICKER_NOT_ON_CONNECTION', parameters };
  }
  const clientId = terminal.nextClientId();
  const answer = await askVenue(connection, context, (venue, account, at) => {
    const result = venue.place(account, { ...order, ticker, clientId }, at);
    if (result.reply === 'lost') context.loseReply?.();
    if (!('refused' in result)) {
      const placement = { connectionId: connection.id, orderNumber: result.order.number };
      terminal.hub.notePlacement({ ...placement, origin, cause });
    }
    return result;
  });
  if ('refused' in answer) return answer;
  const { result, executionTimeMs } = answer;
  return { orderNumber: result.order.number, clientId, executionTimeMs };
}

/** The order that a body describes, or nothing when something that it needs is missing. */
function completeOrder(body: Body): Omit<OrderIntent, 'clientId'> | undefined {
  const { ticker, side, price, size, type = 0, reduceOnly = false } = body;
  const direction = side === undefined ? undefined : sideOf(side);
  if (!isGiven(ticker) || direction === undefined || size === undefined) return undefined;
  if (price === undefined && type !== MARKET) return undefined;
  return {
    ticker,
    side: direction,
    type: orderTypeOf(type),
    price: type === MARKET || price === undefined ? null : decimalText(price),
    size: decimalText(size),
    reduceOnly,
  };
}

const isPositive = (value: Decimal): boolean => {
  const text = String(value);
  return !text.startsWith('-') && /[1-9]/.test(text);
};
