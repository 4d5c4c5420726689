/** The open sockets of a mock: what they are subscribed to, and what may be done to them. */
import {
  decodeData,
  encodeMessage,
  isMessageType,
  messages,
  type Problem,
  validate,
} from '../../schemas/index.js';
import { ControlError } from '../control/errors.js';
import { instantOf } from '../terminal/instant.js';
import type { Socket } from '../transport/socket.js';
import type { Direction, SocketInfo } from '../transport/socket-info.js';
import { type Ground, noteControl } from './ground.js';
import { onlyKeys } from './refusal.js';

export interface OpenSocket extends Omit<SocketInfo, 'openedAt'> {
  readonly openedAt: string;
}

export interface SocketList {
  readonly sockets: readonly OpenSocket[];
}

export interface CloseRequest {
  readonly code?: number;
  readonly reason?: string;
  /** Drops the TCP connection without a closing handshake. */
  readonly hard?: boolean;
}

export interface StallRequest {
  /** `both` unless said otherwise. */
  readonly direction?: Direction;
}

/** One of the two. */
export interface SendRequest {
  /** Sent as it is, whatever it holds. */
  readonly text?: string;
  /** An event of the contract in canonical names, spoken in the dialect. */
  readonly message?: object;
}

export const socketsPart = (ground: Ground) => ({
  list: (): SocketList => ({
    sockets: ground
      .sockets()
      .list()
      .map((each) => ({ ...each, openedAt: instantOf(each.openedAt, 'milliseconds') })),
  }),
  /** @param id a socket, or `all`; @throws ControlError NOT_FOUND, BAD_REQUEST */
  close(id: string, request: CloseRequest = {}): void {
    onlyKeys(request, 'code', 'reason', 'hard');
    const { code = 1000, reason = '', hard = false } = request;
    const found = find(ground, id);
    if (!hard) checkGoodbye(code, reason);
    noteControl(ground, 'sockets.close', { id, ...request });
    for (const socket of found) {
      if (hard) socket.reset();
      else socket.close(code, reason);
    }
  },
  /**
   * Nothing is read, nothing is written, or neither; TCP stays open. What waits is bounded as for a
   * client that does not read.
   * @param id a socket, or `all`; @throws ControlError NOT_FOUND
   */
  stall(id: string, request: StallRequest = {}): void {
    onlyKeys(request, 'direction');
    const found = find(ground, id);
    noteControl(ground, 'sockets.stall', { id, ...request });
    for (const socket of found) socket.stall(request.direction ?? 'both');
  },
  /** Ends a stall; what waits leaves at once. @throws ControlError NOT_FOUND */
  resume(id: string, request: StallRequest = {}): void {
    onlyKeys(request, 'direction');
    const found = find(ground, id);
    noteControl(ground, 'sockets.resume', { id, ...request });
    for (const socket of found) socket.resume(request.direction ?? 'both');
  },
  /** @param id a socket, or `all`; @throws ControlError NOT_FOUND, BAD_REQUEST */
  async send(id: string, request: SendRequest): Promise<void> {
    onlyKeys(request, 'text', 'message');
    find(ground, id);
    const { name, text } = await spell(ground, request);
    const found = find(ground, id);
    const cause = noteControl(ground, 'sockets.send', { id, ...request });
    const sessions = found.map(({ session }) => session);
    ground.edge().sendText(sessions, name, text, cause);
    ground.edge().flush();
  },
});

/** @throws ControlError NOT_FOUND */
function find(ground: Ground, id: string): readonly Socket[] {
  const found = ground.sockets().find(id);
  if (found.length > 0 || id === 'all') return found;
  throw new ControlError('NOT_FOUND', `No socket '${id}'`);
}

/** Codes that RFC 6455 (7.4) allows in a close frame, and the space that it has for a reason. */
const MAX_REASON_BYTES = 123;

function checkGoodbye(code: number, reason: string): void {
  const isCode =
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) ||
    (code >= 3000 && code <= 4999);
  if (!isCode) {
    const hint = '1000 to 1014 without 1004, 1005 and 1006, or 3000 to 4999';
    throw new ControlError('BAD_REQUEST', `${code} is no close code`, '/code', hint);
  }
  if (Buffer.byteLength(reason) > MAX_REASON_BYTES) {
    const error = `A reason has at most ${MAX_REASON_BYTES} bytes`;
    throw new ControlError('BAD_REQUEST', error, '/reason');
  }
}

interface Spelled {
  /** How the journal calls it. */
  readonly name: string;
  readonly text: string;
}

async function spell(ground: Ground, { text, message }: SendRequest): Promise<Spelled> {
  if ((text === undefined) === (message === undefined)) {
    throw new ControlError('BAD_REQUEST', "Give either 'text' or 'message'", '/text');
  }
  if (text !== undefined) return { name: 'raw', text };
  const { type, data, ...rest } = message as { readonly type?: unknown; readonly data?: unknown };
  const [extra] = Object.keys(rest);
  if (extra !== undefined) {
    throw new ControlError('BAD_REQUEST', `Unknown key '${extra}'`, `/message/${extra}`);
  }
  if (!isMessageType(type) || messages.rows[type].direction !== 'event') {
    const events = Object.entries(messages.rows).filter(([, row]) => row.direction === 'event');
    const hint = `events: ${events.map(([name]) => name).join(', ')}`;
    throw new ControlError('BAD_REQUEST', `No event '${type}'`, '/message/type', hint);
  }
  const { value, problems } = decodeData(type, data ?? {}, 'lenient');
  const [problem] = problems;
  if (problem !== undefined) throw new ControlError(...misfit(problem));
  const [finding] = await validate(messages.rows[type].data, value);
  if (finding !== undefined) {
    const error = `The data of '${type}' do not fit: ${finding.message}`;
    throw new ControlError('BAD_REQUEST', error, `/message/data${finding.pointer}`);
  }
  return { name: type, text: encodeMessage(type, value as never, ground.edge().dialect) };
}

const misfit = ({ kind, pointer }: Problem): ['BAD_REQUEST', string, string] => [
  'BAD_REQUEST',
  kind === 'unknown' ? 'The event has no such field' : 'The value has a wrong type',
  `/message/data${pointer}`,
];
