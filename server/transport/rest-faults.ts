/** A request over HTTP on its way through the faults: in, at the exchange, and back. */
import type { ServerResponse } from 'node:http';

import { encode } from '../../schemas/index.js';
import type { Unit } from '../faults/fault.js';
import { faultHints, faultOf, newUnit, pass } from '../faults/pipeline.js';
import { type Doubt, doubtOf, runInDoubt } from './ambiguous.js';
import type { Edge } from './edge.js';
import { pastAnswer } from './past-answer.js';
import { inPieces } from './pieces.js';
import { reply } from './reply.js';
import { type Asked, answerNote, type Outgoing, perform } from './rest-request.js';
import { toldBy } from './told.js';

export interface Exchange {
  readonly response: ServerResponse;
  readonly edge: Edge;
  readonly asked: Asked;
  readonly headers: Readonly<Record<string, string>>;
  /** Answers when something of ours has failed. */
  readonly fail: (error: unknown) => void;
}

export function exchangeWithFaults(exchange: Exchange): void {
  const { edge, asked, response, fail } = exchange;
  // What still waits when the world ends will never be answered.
  const forget = edge.journal.atEnd(() => response.destroy());
  response.once('close', forget);
  const unit = newUnit(asked.note, Buffer.from(asked.note.text ?? ''));
  pass(edge.faults.on('rest.request'), unit, (arrived) => {
    const marks = {
      fault: faultOf(arrived),
      hints: [...(asked.note.hints ?? []), ...faultHints(arrived)],
    };
    const isLost = arrived.fate.do !== 'deliver';
    const cause = edge.journal.append({ ...asked.note, ...marks, delivered: !isLost });
    if (!isLost) proceed(exchange, cause).catch(fail);
    else if (arrived.fate.do === 'reset') resetTcp(response);
  });
}

/** The request is in: it runs, unless a fault leaves its sender in doubt already here. */
async function proceed(exchange: Exchange, cause: number): Promise<void> {
  const { edge, asked } = exchange;
  const { terminal } = edge;
  const { hub, knobs } = terminal;
  const marks: string[] = [];
  let isLost = false;
  const context = {
    terminal,
    cause,
    loseReply: () => {
      isLost = true;
    },
    venueRefusal: () => refusalAtVenue(exchange, marks),
  };
  const doubt = doubtOf(edge, asked);
  const run = (): Promise<Outgoing> => perform(asked, context, edge);
  const outgoing =
    doubt === null ? await run() : await runInDoubt(doubt, { edge, asked, cause, run });
  if (knobs.updateOrder === 'event-first') hub.drain();
  if (doubt !== null) marks.push(doubt.fault);
  if (isLost) loseReply(exchange, cause, outgoing, marks);
  else if (doubt === null || !doubt.isReplyLost) respond(exchange, cause, outgoing, marks);
  else endInDoubt(exchange, cause, outgoing, doubt, marks);
  if (doubt?.point === 'reply-twice') respond(exchange, cause, outgoing, marks);
  hub.drain();
}

/** What the exchange says instead of doing what it was asked for. */
function refusalAtVenue({ edge, asked }: Exchange, marks: string[]): string | undefined {
  let text: string | undefined;
  pass(edge.faults.on('venue'), newUnit(asked.note, Buffer.alloc(0)), (unit) => {
    if (unit.fate.do !== 'reject') return;
    text = unit.fate.text;
    marks.push(...unit.faults);
  });
  return text;
}

/** The answer goes through the faults and leaves, perhaps later, perhaps not as it was. */
function respond(
  exchange: Exchange,
  cause: number,
  outgoing: Outgoing,
  marks: readonly string[],
): void {
  const { edge, asked } = exchange;
  const { status, schema, value } = outgoing;
  const text = encode(schema, value as never, edge.dialect);
  const about = answerNote(asked, cause, status);
  const unit = newUnit({ ...about, data: value, schema, text }, Buffer.from(text), {
    asOf: (ms) => pastAnswer(edge, asked, ms),
    refusal: (error) => Buffer.from(encode('common/refusal', { error }, edge.dialect)),
  });
  pass(edge.faults.on('rest.response'), { ...unit, faults: marks }, (sent) => send(exchange, sent));
}

function send(exchange: Exchange, sent: Unit): void {
  const { response, edge } = exchange;
  const { fate, bytes } = sent;
  // A second answer follows on the same connection, as long as that is open.
  const isAgain = response.headersSent;
  const isOpen = isAgain ? response.socket?.writable === true : !response.destroyed;
  const { channel, dir, name, cause, connectionId, ticker, orderId } = sent.about;
  const told = toldBy(sent);
  edge.journal.append({
    ...{ channel, dir, name, cause, connectionId, ticker, orderId },
    status: sent.status,
    ...told,
    fault: faultOf(sent),
    hints: faultHints(sent),
    delivered: isOpen && told.delivered,
  });
  if (!isOpen) return;
  if (fate.do === 'reset') resetTcp(response);
  else if (fate.do === 'truncate' && isAgain) response.socket?.destroySoon();
  else if (fate.do === 'truncate') sendBeginning(exchange, sent, fate.bytes);
  else if (fate.do === 'deliver' && isAgain) sendAgain(exchange, sent);
  else if (fate.do === 'deliver' && sent.pieces !== null) sendPieces(exchange, sent, sent.pieces);
  else if (fate.do === 'deliver') reply(response, sent.status ?? 200, bytes, exchange.headers);
  edge.terminal.hub.drain();
}

function sendBeginning(
  { response, headers }: Exchange,
  { bytes, status }: Unit,
  count: number,
): void {
  response.writeHead(status ?? 200, { ...headers, 'Content-Length': bytes.length });
  response.flushHeaders();
  const end = (): void => {
    response.socket?.destroySoon();
  };
  if (count === 0) end();
  else response.write(bytes.subarray(0, count), end);
}

function sendPieces(
  { response, headers, edge, fail }: Exchange,
  { bytes, status }: Unit,
  pieces: NonNullable<Unit['pieces']>,
): void {
  response.writeHead(status ?? 200, { ...headers, 'Content-Length': bytes.length });
  response.flushHeaders();
  const write = (piece: Buffer): void => {
    response.write(piece);
  };
  const work = inPieces(bytes, pieces, edge.terminal.clock, write).then(() => {
    response.end();
  });
  work.catch(fail);
}

/** The same answer once more, where the next request's answer is expected. */
function sendAgain({ response, headers }: Exchange, { bytes, status }: Unit): void {
  const { socket } = response;
  const lines = Object.entries({ ...headers, 'Content-Length': String(bytes.length) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const again = Buffer.concat([Buffer.from(`HTTP/1.1 ${status} OK\r\n${head}\r\n`), bytes]);
  // The first answer has been handed to the system by then.
  if (response.writableFinished) socket?.write(again);
  else response.once('finish', () => socket?.write(again));
}

/** Accepted or not, nobody is told. */
function loseReply(
  { response, edge, asked }: Exchange,
  cause: number,
  { status, schema, value }: Outgoing,
  marks: readonly string[],
): void {
  const entry = answerNote(asked, cause, status);
  const fault = marks.at(-1) ?? null;
  edge.journal.append({ ...entry, data: value, schema, fault, delivered: false });
  response.destroy();
}

/** How a sender is left in doubt. */
function endInDoubt(
  exchange: Exchange,
  cause: number,
  outgoing: Outgoing,
  doubt: Doubt,
  marks: readonly string[],
): void {
  const { response, edge, asked } = exchange;
  if (doubt.then === 'status') {
    const value = { error: 'The exchange did not answer in time' };
    respond(exchange, cause, { status: doubt.status, schema: 'common/refusal', value }, marks);
    return;
  }
  const { status, schema, value } = outgoing;
  const entry = answerNote(asked, cause, status);
  edge.journal.append({ ...entry, data: value, schema, fault: doubt.fault, delivered: false });
  if (doubt.then === 'reset') resetTcp(response);
}

/** Drops the connection in a way that its other end calls an error. */
function resetTcp(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null) response.destroy();
  else socket.resetAndDestroy();
}
