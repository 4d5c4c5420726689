/** Cancels every open order of a ticker. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { hasMisfit, isGiven, usableConnection } from '../preconditions.js';
import { tickerOn } from '../tickers.js';
import type { OperationContext } from './context.js';
import { askVenue } from './venue-call.js';

export async function cancelAllOrders(
  { path, body, problems }: Incoming<'cancelAllOrders'>,
  context: OperationContext,
): Promise<Answer<'cancelAllOrders'>> {
  const { terminal } = context;
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  if (hasMisfit(problems) || !isGiven(body.ticker)) {
    return { refused: 'TICKER_FIELD_MISSING', parameters: {} };
  }
  const ticker = tickerOn(terminal, connection, body.ticker);
  if (ticker === undefined) {
    const parameters = { ticker: body.ticker, id: connection.id };
    return { refused: 'TICKER_NOT_ON_CONNECTION', parameters };
  }
  const answer = await askVenue(connection, context, (venue, account, at) =>
    venue.cancelAll(account, ticker, at),
  );
  if ('refused' in answer) return answer;
  return { ok: { status: 'ok', cancelledCount: answer.result.cancelled } };
}
