/** Cancels one order by its exchange id. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { hasMisfit, isGiven, usableConnection } from '../preconditions.js';
import { tickerOn } from '../tickers.js';
import type { OperationContext } from './context.js';
import { askVenue } from './venue-call.js';

export async function cancelOrder(
  { path, body, problems }: Incoming<'cancelOrder'>,
  context: OperationContext,
): Promise<Answer<'cancelOrder'>> {
  const { terminal } = context;
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  const { ticker: asked, orderId } = body;
  if (hasMisfit(problems) || !isGiven(asked) || orderId === undefined) {
    return { refused: 'CANCEL_FIELDS_MISSING', parameters: {} };
  }
  const ticker = tickerOn(terminal, connection, asked);
  if (ticker === undefined) {
    const parameters = { ticker: asked, id: connection.id };
    return { refused: 'TICKER_NOT_ON_CONNECTION', parameters };
  }
  const number = terminal.ids.fromWire(orderId);
  const result = await askVenue(connection, context, (venue, account, at) => {
    const cancelled = venue.cancel(account, ticker, number, at);
    if (!('refused' in cancelled)) return cancelled;
    const isClosed = venue.orderByNumber(number)?.status === 'closed';
    const policy = isClosed ? terminal.knobs.cancelOfFilled : terminal.knobs.cancelUnknown;
    return policy === 'ok' ? { facts: [] } : cancelled;
  });
  return 'refused' in result ? result : { ok: { status: 'ok' } };
}
