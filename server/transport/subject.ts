/** Whom and what a message is about, for the journal's columns. */
import type { JournalEntry } from '../journal/journal.js';

type Subject = Pick<JournalEntry, 'connectionId' | 'ticker' | 'orderId'>;

/** Ids as text, because JavaScript readers of the journal would round them. */
export function subjectOf(data: unknown): Subject {
  const fields = (data ?? {}) as Readonly<Record<string, unknown>>;
  const { connectionId, ticker, orderId } = fields;
  const isNumber = typeof connectionId === 'number' || typeof connectionId === 'bigint';
  return {
    connectionId: isNumber ? Number(connectionId) : null,
    ticker: typeof ticker === 'string' ? ticker : null,
    orderId: typeof orderId === 'number' || typeof orderId === 'bigint' ? String(orderId) : null,
  };
}
