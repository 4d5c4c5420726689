/** A broken client: the reference client with one defect, and the case that is meant to find it. */
import { WebSocket } from 'ws';

import type { TraderOptions } from '../../../client-under-test/index.js';
import type { Subject } from '../../client/subject.js';
import {
  type SubjectMaker,
  type SubjectSurroundings,
  traderSubject,
} from '../../client/trader-subject.js';

export interface ClientMutant {
  /** What it does wrong, in the third person. */
  readonly name: string;
  /** The id of the case that is meant to find it. */
  readonly caughtBy: string;
  /** Whether programs in use were seen to have this defect. */
  readonly isSeen: boolean;
  readonly make: SubjectMaker;
}

type Changed = Partial<TraderOptions>;
type Options =
  NonNullable<TraderOptions['dial']> extends (url: string, options: infer Given) => unknown
    ? Given
    : never;

/** @param make told anew for each client, so that its memory begins with it */
const mutant =
  (isSeen: boolean) =>
  (name: string, caughtBy: string, make: SubjectMaker): ClientMutant => ({
    ...{ name, caughtBy, isSeen, make },
  });

/** A defect that programs in use were seen to have. */
export const seen = mutant(true);
export const imagined = mutant(false);

/** One that differs in the options of the client. */
export const changed =
  (change: (surroundings: SubjectSurroundings) => Changed): SubjectMaker =>
  (surroundings) =>
    traderSubject(surroundings, change(surroundings));

/** One that acts otherwise, although it knows better. */
export const acting =
  (act: (subject: Subject, surroundings: SubjectSurroundings) => Partial<Subject>): SubjectMaker =>
  (surroundings) => {
    const subject = traderSubject(surroundings);
    return { ...subject, ...act(subject, surroundings) };
  };

/** What a broken ear makes of a frame: other frames, or none. */
export type Ear = (text: string, isBinary: boolean) => readonly string[];

/** One that hears something else than what was said. @param ear made for each client, or for each socket */
export const hearing = (ear: () => Ear): SubjectMaker => changed(() => ({ dial: dialWith(ear()) }));

export const dialWith =
  (ear: Ear) =>
  (url: string, options: Options): WebSocket =>
    new BentSocket(url, options, ear);

class BentSocket extends WebSocket {
  readonly #ear: Ear;

  constructor(url: string, options: Options, ear: Ear) {
    super(url, options);
    this.#ear = ear;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event as never, ...(args as never[]));
    const [data, isBinary] = args;
    for (const text of this.#ear(String(data), isBinary === true)) {
      super.emit('message', Buffer.from(text), false);
    }
    return true;
  }
}

/** What a frame says; nothing when it says nothing. */
export interface Said {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

export function said(text: string): Said | undefined {
  try {
    const fields = Object.entries(JSON.parse(text) as Said);
    const named = fields.map(([name, value]) => [name.toLowerCase(), value as unknown]);
    const { type, data } = Object.fromEntries(named) as Partial<Said>;
    return type === undefined || data === undefined ? undefined : { type, data };
  } catch {
    return undefined;
  }
}

/** Hears messages of one type otherwise, and all others as they are. */
export const rehearing =
  (type: string, change: (data: Record<string, unknown>) => object | null): Ear =>
  (text) => {
    const message = said(text);
    if (message?.type !== type) return [text];
    const data = change(message.data);
    return data === null ? [] : [JSON.stringify({ type, data })];
  };

/** Deaf from the first frame on that is like this. */
export const dyingOf = (isDeadly: (text: string, isBinary: boolean) => boolean): SubjectMaker =>
  hearing(() => {
    let isDead = false;
    return (text, isBinary) => {
      isDead ||= isDeadly(text, isBinary);
      return isDead ? [] : [text];
    };
  });

type Fetch = typeof fetch;

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** Sends it as it is. */
  readonly send: () => Promise<Response>;
  /** Sends it with another body. */
  readonly sendOther: (body: string) => Promise<Response>;
}

/** One that treats its requests otherwise. */
export const asking = (
  ask: (surroundings: SubjectSurroundings) => (asked: Asked) => Promise<Response>,
): SubjectMaker => changed((surroundings) => ({ fetch: fetchWith(ask(surroundings)) }));

export function fetchWith(ask: (asked: Asked) => Promise<Response>): Fetch {
  return (input, init = {}) => {
    const url = String(input);
    const body = typeof init.body === 'string' ? init.body : '';
    return ask({
      ...{ method: init.method ?? 'GET', url, body },
      send: () => fetch(url, init),
      sendOther: (other) => fetch(url, { ...init, body: other }),
    });
  };
}

export const isPlacing = ({ method, url }: Asked): boolean =>
  method === 'POST' && url.endsWith('/orders');
export const isListing = ({ method, url }: Asked): boolean =>
  method === 'GET' && /\/(orders|positions|balance)(\?|$)/.test(url);

/** An answer as if a terminal had given it. */
export const answerOf = (value: object, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
