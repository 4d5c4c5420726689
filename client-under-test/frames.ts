/** Turns what came through the socket into a typed message, or into a problem; never throws. */
import {
  decodeData,
  type EventOf,
  type EventType,
  isMessageType,
  messages,
  openEnvelope,
} from '../schemas/index.js';
import { type ClientProblem, eventNeeds, isUsable, problemOf } from './shape.js';

/** A message of the terminal with canonical names. */
export type Message = {
  readonly [Type in EventType]: { readonly type: Type; readonly data: EventOf<Type> };
}[EventType];

export interface Frame {
  /** Missing when the frame cannot be used. */
  readonly message?: Message;
  /** What was odd about it, if anything. */
  readonly problem?: ClientProblem;
}

/** Reads the text of a frame in whatever casing, `Type` and `Data` in whatever order. */
export function readFrame(text: string): Frame {
  const envelope = openEnvelope(text);
  if (envelope === undefined) return { problem: problemOf('unreadable', 'frame', text) };
  const { type, data } = envelope;
  if (!isEventType(type)) return { problem: problemOf('unknown-type', String(type), text) };
  const read = decodeData(type, data, 'tolerant');
  if (!isUsable(read, eventNeeds(type))) {
    return { problem: problemOf('unusable', type, text, read.problems) };
  }
  const message = { type, data: read.value } as Message;
  if (read.problems.length === 0) return { message };
  return { message, problem: problemOf('odd-fields', type, text, read.problems) };
}

const isEventType = (type: unknown): type is EventType =>
  isMessageType(type) && messages.rows[type].direction === 'event';

export const isAcknowledgement = (
  message: Message,
): message is Extract<Message, { type: `${string}subscribed` }> =>
  messages.rows[message.type].role === 'acknowledgement';
