/** A request of every endpoint that would succeed, for the recipes to spoil. */
import { type EndpointId, endpoints } from '../../../../schemas/index.js';
import type { Context } from '../../../context.js';
import { BUY } from '../../../desk.js';
import { IMPOSSIBLE_ORDER } from '../../../guard/wire-guard.js';
import type { Asking } from '../../../probe.js';

export type Body = Readonly<Record<string, unknown>>;

export const hasBody = (id: EndpointId): boolean => endpoints.rows[id].body !== null;

/** Path of an endpoint at the place of the run, or with another text as connection id. */
export function pathOf(context: Context, id: EndpointId, connectionId?: string | number): string {
  const { path, query } = endpoints.rows[id];
  const given = connectionId ?? context.place.connectionId;
  const filled = path.replace('{connectionId}', String(given));
  return query === null ? filled : `${filled}?Ticker=${encodeURIComponent(context.place.ticker)}`;
}

/** A body with everything that the endpoint needs; orders rest far below the market. */
export function bodyOf({ place }: Context, id: EndpointId): Body {
  const { ticker, exchangeId, marketType, farBelow, size } = place;
  switch (id) {
    case 'changeTicker':
      return { exchange: exchangeId, market: marketType, ticker };
    case 'placeOrder':
      return { ticker, side: BUY, price: farBelow, size };
    case 'cancelOrder':
      return { ticker, orderId: IMPOSSIBLE_ORDER };
    case 'combo':
    case 'cancelAllOrders':
      return { ticker };
    default:
      return {};
  }
}

/** The request as it should be made, with another body if one is given. */
export function askingOf(context: Context, id: EndpointId, body?: Body): Asking {
  const { method } = endpoints.rows[id];
  const path = pathOf(context, id);
  return hasBody(id) ? { method, path, body: body ?? bodyOf(context, id) } : { method, path };
}
