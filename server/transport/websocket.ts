/** Upgrades on the HTTP port, and the sockets that are open. */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { faultHints, faultOf, newUnit, pass } from '../faults/pipeline.js';
import type { Edge } from './edge.js';
import { headersFor, replyRaw } from './reply.js';
import { within } from './shutdown.js';
import { Socket } from './socket.js';
import type { SocketInfo } from './socket-info.js';

/** Larger inbound frames close the socket with 1009. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/** How long a closing socket may take before it is dropped. */
const CLOSE_GRACE_MS = 200;

export interface WebSocketOptions {
  readonly edge: () => Edge;
  readonly mark: () => string | null;
}

export class WebSockets {
  readonly #sockets = new Set<Socket>();
  /** Connections whose upgrade is never answered. */
  readonly #hanging = new Set<Duplex>();
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // A stalled socket does not even answer pings, so sockets answer them themselves.
    autoPong: false,
    maxPayload: MAX_FRAME_BYTES,
  });

  constructor(
    http: Server,
    readonly options: WebSocketOptions,
  ) {
    this.#server.on('headers', (headers) => {
      const mark = options.mark();
      if (mark !== null) headers.push(`X-MetaScalp-Mock: ${mark}`);
    });
    http.on('upgrade', (request, socket, head) => this.#upgrade(http, request, socket, head));
  }

  list(): readonly SocketInfo[] {
    return [...this.#sockets].map((socket) => socket.info());
  }

  find(id: string): readonly Socket[] {
    return [...this.#sockets].filter((socket) => id === 'all' || socket.id === id);
  }

  /** Closes all; those that do not answer in time are dropped. */
  async closeAll(code: number, reason: string): Promise<void> {
    const sockets = [...this.#sockets];
    for (const socket of this.#hanging) socket.destroy();
    for (const socket of sockets) socket.close(code, reason);
    const gone = Promise.all(
      sockets.map(({ ws }) => new Promise((done) => ws.once('close', done))),
    );
    await within(CLOSE_GRACE_MS, gone, () => {
      for (const socket of sockets) socket.reset();
    });
  }

  /** Drops all connections without a word. */
  resetAll(): void {
    for (const socket of this.#sockets) socket.reset();
    for (const socket of this.#hanging) socket.destroy();
  }

  /** Faults of open sockets have become active. */
  meetFaults(): void {
    for (const socket of this.#sockets) socket.meetFaults();
  }

  /** Moves every open socket into a new world. */
  moveAll(edge: Edge): void {
    for (const socket of this.#sockets) socket.moveTo(edge);
  }

  #upgrade(http: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      answerPlainly(http, request, socket);
      return;
    }
    const isBeside = request.url?.split('?')[0] !== '/';
    if (isBeside || !isHandshake(request)) {
      const { dialect } = this.options.edge();
      const code = isBeside ? 'PATH_NOT_FOUND' : 'REQUEST_MALFORMED';
      replyRaw(socket, code, dialect, headersFor(this.options.mark()));
      return;
    }
    if (!this.#upgradeFails(socket)) this.#open(request, socket, head);
  }

  #open(request: IncomingMessage, tcp: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, tcp, head, (ws) => {
      const userAgent = request.headers['user-agent'] ?? '';
      const edge = this.options.edge();
      const socket = new Socket(ws, tcp, userAgent, edge, (gone) => this.#sockets.delete(gone));
      this.#sockets.add(socket);
      socket.meetFaults();
    });
  }

  /** @returns whether a fault sees to it that the socket never opens */
  #upgradeFails(socket: Duplex): boolean {
    const { faults, journal } = this.options.edge();
    const about = { channel: 'ws', dir: 'in', name: 'upgrade' } as const;
    let fails = false;
    pass(faults.on('ws.upgrade'), newUnit(about, Buffer.alloc(0)), (unit) => {
      if (unit.fate.do === 'deliver') return;
      fails = true;
      const marks = { fault: faultOf(unit), hints: faultHints(unit), delivered: false };
      journal.append({ ...about, ...marks });
      if (unit.fate.do === 'reset') (socket as TcpSocket).resetAndDestroy();
      else this.#hang(socket);
    });
    return fails;
  }

  /** It stays open until its client gives up, or the world or the mock ends. */
  #hang(socket: Duplex): void {
    this.#hanging.add(socket);
    const forget = this.options.edge().journal.atEnd(() => socket.destroy());
    socket.once('close', () => {
      this.#hanging.delete(socket);
      forget();
    });
    // Without a reader, nobody would notice that the client has gone.
    socket.resume();
  }
}

/** What `ws` would refuse in its own words, which are no JSON. */
function isHandshake({ method, headers }: IncomingMessage): boolean {
  const version = headers['sec-websocket-version'];
  const isKey = /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '');
  return method === 'GET' && isKey && (version === '13' || version === '8');
}

/** An offer of another protocol (`Upgrade: h2c`) is declined by answering the request as it is. */
function answerPlainly(http: Server, request: IncomingMessage, socket: Duplex): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
  response.on('finish', () => socket.end());
  http.emit('request', request, response);
}
