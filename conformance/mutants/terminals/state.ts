/** Small pieces that terminals with a wrong memory are made of. */
import type { CommandType, EndpointId, EventType } from '../../../schemas/index.js';
import type { Row } from '../../case.js';
import type { Rewriter } from '../../probe-relay.js';
import type { Mutant, PassingAnswer, PassingRequest } from '../mutant.js';

export type Json = Record<string, unknown>;

export interface Message {
  readonly type: string;
  readonly data: Json;
}

export const readMessage = (text: string): Message => JSON.parse(text) as Message;
export const writeMessage = (message: Message): string => JSON.stringify(message);

/** A mutant whose rules are made anew, with their memory, each time it is let loose. */
export const stateful = (
  name: string,
  rows: readonly Row[],
  fresh: NonNullable<Mutant['fresh']>,
): Mutant => ({ name, rows, fresh });

/** Changes successful answers of one endpoint. */
export const answersOf =
  (id: EndpointId, change: (json: Json, request: PassingRequest) => Json) =>
  (answer: PassingAnswer, request: PassingRequest): PassingAnswer => {
    if (request.endpoint !== id || answer.status !== 200) return answer;
    return { ...answer, text: JSON.stringify(change(JSON.parse(answer.text) as Json, request)) };
  };

/** Changes bodies of one endpoint on their way in; those that are no object pass. */
export const bodiesOf =
  (id: EndpointId, change: (body: Json) => Json) =>
  (request: PassingRequest): PassingRequest => {
    if (request.endpoint !== id) return request;
    try {
      const body: unknown = JSON.parse(request.body);
      const isBody = typeof body === 'object' && body !== null && !Array.isArray(body);
      if (!isBody) return request;
      const changed = JSON.stringify(change(body as Json));
      return changed === JSON.stringify(body) ? request : { ...request, body: changed };
    } catch {
      return request;
    }
  };

export const replied = (json: Json): PassingAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  text: JSON.stringify(json),
});

/** A rewriter over messages; nothing keeps a message back, a list sends several. */
export const speaking =
  (received: (message: Message) => Message | readonly Message[] | null): (() => Rewriter) =>
  () => ({
    received: (text) => {
      const before = readMessage(text);
      const out = received(before);
      if (out === before) return [text];
      if (out === null) return [];
      return ('type' in out ? [out] : out).map(writeMessage);
    },
  });

/** Changes the data of one type of message. */
export const dataOf = (type: EventType, change: (data: Json) => Json): (() => Rewriter) =>
  speaking((message) =>
    message.type === type ? { ...message, data: change(message.data) } : message,
  );

/** Per socket: once the trigger has come, the given messages come no more. */
export const mutedAfter =
  (trigger: (message: Message) => boolean, muted: (message: Message) => boolean) =>
  (): Rewriter => {
    let isMuted = false;
    return {
      received: (text) => {
        const message = readMessage(text);
        if (trigger(message)) isMuted = true;
        return isMuted && muted(message) ? [] : [text];
      },
    };
  };

export const isType =
  (...types: readonly (EventType | CommandType)[]) =>
  ({ type }: Message): boolean =>
    types.some((each) => each === type);

export const ACCOUNT_UPDATES = [
  'order_update',
  'position_update',
  'balance_update',
  'finres_update',
] as const;

export const listOf = (json: Json, name: string): Json[] =>
  Array.isArray(json[name]) ? (json[name] as Json[]) : [];
