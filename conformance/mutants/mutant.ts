/** A terminal that deviates in exactly one point, as rules over what passes between it and its clients. */
import type { EndpointId } from '../../schemas/index.js';
import type { Row } from '../case.js';
import type { Rewriter } from '../probe-relay.js';

export interface Mutant {
  /** Says what is wrong; unique. */
  readonly name: string;
  /** Rows that it offends; cases that cover the most of them are tried first. */
  readonly rows: readonly Row[];
  readonly request?: (request: PassingRequest) => PassingRequest | PassingAnswer;
  readonly answer?: (answer: PassingAnswer, request: PassingRequest) => PassingAnswer;
  readonly socket?: () => Rewriter;
  /** Before an answer is passed on. */
  readonly delay?: () => Promise<void>;
  /** Rules with a memory, made anew each time the mutant is let loose. */
  readonly fresh?: () => Pick<Mutant, 'request' | 'answer' | 'socket'>;
}

export interface PassingRequest {
  /** Null when no endpoint has this method and path. */
  readonly endpoint: EndpointId | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer with its JSON changed; what is no JSON passes. */
export function withJson(
  answer: PassingAnswer,
  change: (json: Readonly<Record<string, unknown>>) => unknown,
): PassingAnswer {
  try {
    return { ...answer, text: JSON.stringify(change(JSON.parse(answer.text))) };
  } catch {
    return answer;
  }
}

/** Messages of one type with their data changed. */
export const rewriting = (
  type: string,
  change: (data: Readonly<Record<string, unknown>>) => unknown,
): (() => Rewriter) =>
  passing((text) => {
    const message = JSON.parse(text) as { type: string; data: Record<string, unknown> };
    return message.type === type
      ? [JSON.stringify({ ...message, data: change(message.data) })]
      : [text];
  });

/** A rewriter without a memory. */
export const passing =
  (received: Rewriter['received']): (() => Rewriter) =>
  () => ({ received });

export const typeOf = (text: string): string => (JSON.parse(text) as { type: string }).type;
