/** A socket that follows everything at a place, and the names by which it is told. */
import { type EventType, messages } from '../../../../schemas/index.js';
import type { Context } from '../../../context.js';
import type { Place } from '../../../ground.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at } from '../../../wire-json.js';

export type Kind = 'account' | 'trades' | 'book';

const COMMANDS = {
  account: 'subscribe',
  trades: 'trade_subscribe',
  book: 'orderbook_subscribe',
} as const;

/** What a subscription of each kind names. */
export const subject = ({ connectionId, ticker }: Place, kind: Kind): object =>
  kind === 'account' ? { connectionId } : { connectionId, ticker };

/** Subscribed and acknowledged; what came so far lies behind the mark, but for the snapshot. */
export async function watch(
  context: Context,
  place: Place,
  ...kinds: readonly Kind[]
): Promise<Stream> {
  const stream = await context.open();
  for (const kind of kinds) await stream.accepted(COMMANDS[kind], subject(place, kind));
  if (kinds.includes('book')) await stream.need('orderbook_snapshot', 'a snapshot of the book');
  stream.mark();
  return stream;
}

export const schemaOf = (type: EventType): string => messages.rows[type].data;

/** `status` of the updates of one order, in their order. */
export const statusesOf = (stream: Stream, orderId: unknown): readonly unknown[] =>
  stream
    .since('order_update')
    .filter((frame) => String(at(frame.data, 'orderId')) === String(orderId))
    .map((frame) => at(frame.data, 'status'));

/** Whether an update is about a side and a status. */
export const isOrder =
  (status: string, type?: string) =>
  (frame: Frame): boolean =>
    at(frame.data, 'status') === status && (type === undefined || at(frame.data, 'type') === type);
