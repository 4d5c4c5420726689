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

export async function placeOrder(
  { path, body, problems }: Incoming<'placeOrder'>,
  context: OperationContext,
): Promise<Answer<'placeOrder'>> {
  const { terminal } = context;
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
  const result = await askVenue(connection, context, (venue, account, at) =>
    venue.place(account, { ...order, ticker, clientId }, at),
  );
  if ('refused' in result) return result;
  return { ok: { status: 'ok', clientId, executionTimeMs: result.executionTimeMs } };
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
