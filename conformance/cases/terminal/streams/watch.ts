/** What cases look for among the updates of an account. */
import { type EventType, messages } from '../../../../schemas/index.js';
import type { Frame } from '../../../probe-socket.js';
import type { Stream } from '../../../stream.js';
import { at } from '../../../wire-json.js';

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

/** Texts that came more than once: every update of an order, position or result says something new. */
export function repeated(stream: Stream, ...types: readonly string[]): readonly string[] {
  const texts = stream.since(...types).map(({ text }) => text);
  return texts.filter((text, i) => texts.indexOf(text) !== i);
}
