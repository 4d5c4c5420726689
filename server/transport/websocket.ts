/** Upgrades on the HTTP port, and the sockets that are open. */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import type { Edge } from './edge.js';
import { headersFor, replyRaw } from './reply.js';
import { within } from './shutdown.js';
import { Socket, type SocketInfo } from './socket.js';

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
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
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
    for (const socket of sockets) socket.close(code, reason);
    const gone = Promise.all(
      sockets.map(({ ws }) => new Promise((done) => ws.once('close', done))),
    );
    await within(CLOSE_GRACE_MS, gone, () => {
      for (const socket of sockets) socket.reset();
    });
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
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      const userAgent = request.headers['user-agent'] ?? '';
      this.#sockets.add(
        new Socket(ws, userAgent, this.options.edge(), (gone) => this.#sockets.delete(gone)),
      );
    });
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
