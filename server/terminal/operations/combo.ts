/** Opens a combo layout for a symbol on the exchange and market that the active window shows. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { hasMisfit, isGiven } from '../preconditions.js';
import { findTicker } from '../tickers.js';
import type { OperationContext } from './context.js';

export function combo(
  { body, problems }: Incoming<'combo'>,
  { terminal, cause }: OperationContext,
): Answer<'combo'> {
  const symbol = body.ticker;
  if (hasMisfit(problems) || !isGiven(symbol)) {
    return { refused: 'TICKER_FIELD_MISSING', parameters: {} };
  }
  const { connectionId } = terminal.ui.active;
  const connection = terminal.connection(connectionId);
  const hit = connection && findTicker(connection, symbol);
  terminal.ui.note(
    {
      request: cause,
      do: 'combo',
      asked: body,
      resolved: hit === undefined ? null : { connectionId, ticker: hit.ticker },
      step: hit?.step ?? null,
      fallback: false,
      panels: hit === undefined ? [] : ['combo'],
    },
    terminal.clock.now(),
  );
  if (hit === undefined) {
    return {
      refused: 'TICKER_NOT_ON_CONNECTION',
      parameters: { ticker: symbol, id: connectionId },
    };
  }
  return { ok: { status: 'ok' } };
}
