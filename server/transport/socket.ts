/** One open WebSocket: frames to the session, messages to the client, and what the control door shows of it. */
import type { Socket as TcpSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { messages } from '../../schemas/index.js';
import type { Fate } from '../faults/fault.js';
import { faultHints, faultOf, newUnit, pass } from '../faults/pipeline.js';
import type { NewEntry } from '../journal/journal.js';
import { type Inbound, readInbound } from '../session/inbound.js';
import type { Session } from '../session/session.js';
import type { Edge } from './edge.js';
import { hintsFor, typeHints } from './hints.js';
import { inPieces, type Pieces } from './pieces.js';
import type { Direction, SocketInfo } from './socket-info.js';
import type { Joiner, SocketMessage } from './socket-message.js';
import { type Line, Outbox } from './socket-outbox.js';
import { subjectOf } from './subject.js';

/** Close code of a client that cannot follow (try again later). */
const TOO_SLOW = 1013;

export class Socket implements Line {
  #session: Session;
  #edge: Edge;
  #received = 0;
  #isDeaf = false;
  /** Ends when the pieces of a frame have left; whatever is written meanwhile waits for it. */
  #pieces: Promise<void> | null = null;
  readonly #outbox: Outbox;
  readonly openedAt: number;

  /** @param tcp what `ws` speaks on: frames leave there, framed already */
  constructor(
    readonly ws: WebSocket,
    readonly tcp: Duplex,
    readonly userAgent: string,
    edge: Edge,
    readonly onClose: (socket: Socket) => void,
  ) {
    this.#edge = edge;
    this.openedAt = edge.terminal.clock.now();
    this.#outbox = new Outbox(this);
    this.#session = edge.openSession(this.#outbox);
    tcp.on('drain', () => this.#outbox.drained());
    ws.on('message', (bytes, isBinary) => this.receive(bytes as Buffer, isBinary));
    ws.on('ping', (bytes) => {
      if (!this.#outbox.isStalled && this.#outbox.mutedBy === null) ws.pong(bytes);
    });
    ws.on('close', () => this.#closed());
    // The protocol error itself closes the socket; without a listener it would end the process.
    ws.on('error', () => {});
  }

  get id(): string {
    return this.#session.id;
  }

  /** Bytes that have not reached the system yet. */
  get queuedBytes(): number {
    return this.#outbox.queuedBytes;
  }

  get session(): Session {
    return this.#session;
  }

  /** A reset has replaced the world: the socket stays open and starts anew, without subscriptions. */
  moveTo(edge: Edge): void {
    this.#edge.closeSession(this.#session);
    // What faults did to it belongs to the world that has ended.
    if (this.#outbox.mutedBy !== null) this.resume('in');
    this.#edge = edge;
    this.#session = edge.openSession(this.#outbox);
  }

  info(): SocketInfo {
    const { ports } = this.#session;
    return {
      id: this.id,
      openedAt: this.openedAt,
      userAgent: this.userAgent,
      subscriptions: ports.subscriptions.keysOf(this.#session),
      state: this.#isStill() ? 'stalled' : 'open',
      queuedFrames: this.#outbox.queuedFrames,
      queuedBytes: this.queuedBytes,
      sentFrames: this.#outbox.sentFrames,
      receivedFrames: this.#received,
    };
  }

  /** Nothing is read, nothing is written, or neither; TCP stays open. */
  stall(direction: Direction): void {
    if (direction !== 'out') {
      this.#isDeaf = true;
      this.ws.pause();
    }
    if (direction !== 'in') this.#outbox.stall();
  }

  resume(direction: Direction): void {
    if (direction !== 'out') {
      this.#isDeaf = false;
      this.ws.resume();
    }
    if (direction !== 'in') this.#outbox.resume();
  }

  /** What waits leaves first, unless the socket is stalled. */
  close(code: number, reason: string): void {
    this.#end(code, reason, true);
  }

  /** Drops the TCP connection without a closing handshake. */
  reset(): void {
    this.#outbox.close(false);
    (this.tcp as TcpSocket).resetAndDestroy();
    this.ws.terminate();
  }

  /** Everything that a client sends comes in here, frame by frame. */
  receive(bytes: Buffer, isBinary: boolean): void {
    this.#received += 1;
    const text = String(bytes);
    const inbound = readInbound(isBinary ? null : text);
    const name = isBinary ? 'binary' : nameOf(inbound);
    const about = { channel: 'ws', dir: 'in', name, sessions: [this.id] } as const;
    const entry = { ...about, ...columnsOf(inbound), text };
    const faults = this.#edge.faults.on('ws.in');
    if (faults.length === 0) this.#take(inbound, entry);
    else this.#receiveWithFaults(inbound, entry, bytes);
  }

  #take(inbound: Inbound, entry: NewEntry): void {
    const { journal, terminal } = this.#edge;
    const cause = journal.append(entry);
    this.#session.receive(inbound, cause);
    terminal.hub.drain();
  }

  #receiveWithFaults(inbound: Inbound, entry: NewEntry, bytes: Buffer): void {
    const edge = this.#edge;
    pass(edge.faults.on('ws.in'), newUnit(entry, bytes), (unit) => {
      // What arrives after the world has ended was meant for it.
      if (edge !== this.#edge) return;
      const isLost = unit.fate.do !== 'deliver';
      const hints = [...(entry.hints ?? []), ...faultHints(unit)];
      const noted = { ...entry, fault: faultOf(unit), hints, delivered: !isLost };
      if (!isLost) this.#take(inbound, noted);
      else {
        edge.journal.append(noted);
        this.#outbox.endBy(unit.fate, faultOf(unit) ?? '');
      }
    });
  }

  /** Everything that a client is sent goes out here, a turn's frames in one piece. */
  write(frames: readonly SocketMessage[], joiner: Joiner): boolean {
    if (this.ws.readyState !== this.ws.OPEN) return true;
    const bytes = joiner.join(frames);
    if (this.#pieces === null) return this.tcp.write(bytes);
    this.#afterPieces(async () => {
      this.tcp.write(bytes);
    });
    return true;
  }

  writeInPieces(frame: Buffer, pieces: Pieces): void {
    const { clock } = this.#edge.terminal;
    const write = (piece: Buffer): void => {
      if (this.ws.readyState === this.ws.OPEN) this.tcp.write(piece);
    };
    const isAlone = this.#pieces === null;
    const done = this.#afterPieces(() => inPieces(frame, pieces, clock, write));
    // Time may not wait for what itself waits for time.
    if (isAlone && pieces.gapMs === 0) this.#edge.underway(done);
  }

  #afterPieces(work: () => Promise<void>): Promise<void> {
    const earlier = this.#pieces;
    const all = earlier === null ? work() : earlier.then(work);
    const done = all.finally(() => {
      if (this.#pieces === done) this.#pieces = null;
    });
    this.#pieces = done;
    return done;
  }

  /** It has just been opened, or faults of open sockets have become active. */
  meetFaults(): void {
    const edge = this.#edge;
    const about = { channel: 'ws', dir: 'none', name: 'open', sessions: [this.id] } as const;
    pass(edge.faults.on('ws.open'), newUnit(about, Buffer.alloc(0)), (unit) => {
      if (unit.fate.do === 'deliver') return;
      const fault = faultOf(unit);
      edge.journal.append({ ...about, fault, hints: faultHints(unit), delivered: false });
      this.#outbox.endBy(unit.fate, fault ?? '');
    });
  }

  endBy(fate: Fate): void {
    if (fate.do === 'reset') this.reset();
    else if (fate.do === 'close') this.close(fate.code, fate.reason);
    else if (fate.do === 'half-open') this.ws.pause();
    else if (fate.do === 'truncate') {
      this.#outbox.close(false);
      (this.tcp as TcpSocket).destroySoon();
    }
  }

  waiting(): number {
    return this.tcp.writableLength;
  }

  overflowed(): void {
    this.#end(TOO_SLOW, 'The client does not read', false);
  }

  #isStill(): boolean {
    return this.#isDeaf || this.#outbox.isHolding || this.#outbox.mutedBy !== null;
  }

  #end(code: number, reason: string, sendsRest: boolean): void {
    this.#outbox.close(sendsRest);
    this.ws.close(code, reason);
    // The goodbye of the client must be read.
    this.ws.resume();
  }

  #closed(): void {
    this.#outbox.close(false);
    this.#edge.closeSession(this.#session);
    this.onClose(this);
  }
}

/** Types that are too strange to be the name of a journal entry stay in its text. */
function nameOf(inbound: Inbound): string {
  if (inbound.kind === 'command') return inbound.type;
  const type = inbound.kind === 'unknown' ? inbound.type : undefined;
  return typeof type === 'string' && /^\w{1,64}$/.test(type) ? type : 'unreadable';
}

function columnsOf(inbound: Inbound): object {
  if (inbound.kind === 'unknown') return { hints: typeHints(inbound.type) };
  if (inbound.kind !== 'command') return {};
  const { type, data, problems } = inbound;
  const schema = messages.rows[type].data;
  return { ...subjectOf(data), data, hints: hintsFor(problems, schema) };
}
