/** What freedoms ask of a message that passes. */
import { type EventType, messages } from '../../../schemas/index.js';

export const isUpdate = (type: string): boolean =>
  Object.hasOwn(messages.rows, type) && messages.rows[type as EventType].role === 'update';

/** A message about a ticker. */
export interface Market {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>> & {
    readonly connectionId: number;
    readonly ticker: string;
  };
}

export const readMarket = (text: string): Market => JSON.parse(text) as Market;
export const keyOf = ({ data }: Market): string => `${data.connectionId} ${data.ticker}`;
