/** One open WebSocket: frames to the session, messages to the client, and what the control door shows of it. */
import type { WebSocket } from 'ws';

import type { Session } from '../session/session.js';
import type { Edge } from './edge.js';
import { subjectOf } from './subject.js';

export interface SocketInfo {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly userAgent: string;
  readonly subscriptions: readonly string[];
  readonly state: 'open' | 'stalled';
  readonly queuedFrames: number;
  readonly queuedBytes: number;
  readonly sentFrames: number;
  readonly receivedFrames: number;
}

/** A client that does not read is cut off when this much waits for it. */
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

/** Close code of a client that cannot follow (try again later). */
const TOO_SLOW = 1013;

export class Socket {
  #session: Session;
  #edge: Edge;
  #sent = 0;
  #received = 0;
  readonly openedAt: number;

  constructor(
    readonly ws: WebSocket,
    readonly userAgent: string,
    edge: Edge,
    readonly onClose: (socket: Socket) => void,
  ) {
    this.#edge = edge;
    this.openedAt = edge.terminal.clock.now();
    this.#session = edge.openSession((text) => this.#transmit(text));
    ws.on('message', (data, isBinary) => this.#receive(String(data), isBinary));
    ws.on('close', () => this.#closed());
    // The protocol error itself closes the socket; without a listener it would end the process.
    ws.on('error', () => {});
  }

  get id(): string {
    return this.#session.id;
  }

  /** A reset has replaced the world: the socket stays open and starts anew, without subscriptions. */
  moveTo(edge: Edge): void {
    this.#edge.closeSession(this.#session);
    this.#edge = edge;
    this.#session = edge.openSession((text) => this.#transmit(text));
  }

  info(): SocketInfo {
    const { ports } = this.#session;
    return {
      id: this.id,
      openedAt: this.openedAt,
      userAgent: this.userAgent,
      subscriptions: ports.subscriptions.keysOf(this.#session),
      state: 'open',
      queuedFrames: 0,
      queuedBytes: this.ws.bufferedAmount,
      sentFrames: this.#sent,
      receivedFrames: this.#received,
    };
  }

  close(code: number, reason: string): void {
    this.ws.close(code, reason);
  }

  /** Drops the TCP connection without a closing handshake. */
  reset(): void {
    this.ws.terminate();
  }

  #receive(text: string, isBinary: boolean): void {
    this.#received += 1;
    const { journal, terminal } = this.#edge;
    const name = isBinary
      ? 'binary'
      : (/"type"\s*:\s*"(\w{1,64})"/i.exec(text)?.[1] ?? 'unreadable');
    const cause = journal.append({
      channel: 'ws',
      dir: 'in',
      name,
      sessions: [this.id],
      ...subjectOf(looseData(text)),
      text,
    });
    // The API speaks text; a binary frame cannot be a message, whatever it holds.
    this.#session.receive(isBinary ? '' : text, cause);
    terminal.hub.drain();
  }

  #transmit(text: string): void {
    if (this.ws.readyState !== this.ws.OPEN) return;
    if (this.ws.bufferedAmount > MAX_QUEUED_BYTES) {
      this.close(TOO_SLOW, 'The client does not read');
      return;
    }
    this.#sent += 1;
    this.ws.send(text);
  }

  #closed(): void {
    this.#edge.closeSession(this.#session);
    this.onClose(this);
  }
}

/** The data of a frame as far as plain parsing gives it; only for the journal's columns. */
function looseData(text: string): unknown {
  if (text.length > 4096) return null;
  try {
    const { data, Data } = JSON.parse(text) ?? {};
    const fields = Object.entries(data ?? Data ?? {});
    return Object.fromEntries(
      fields.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
    );
  } catch {
    return null;
  }
}
