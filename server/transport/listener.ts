/** One port for HTTP and WebSocket, loopback only; broken HTTP is answered too. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';

import type { Edge } from './edge.js';
import { headersFor, replyRaw } from './reply.js';
import { createRest } from './rest.js';
import { WebSockets } from './websocket.js';

export interface ListenerOptions {
  readonly edge: () => Edge;
  readonly mark: () => string | null;
  readonly onBug: (error: unknown) => void;
}

export interface Listener {
  readonly sockets: WebSockets;
  /** @returns the port; @throws the system's error when it is taken */
  listen(host: string, port: number): Promise<number>;
  /** Stops accepting, closes sockets, drops what lingers. */
  close(): Promise<void>;
}

export function createListener(options: ListenerOptions): Listener {
  // Whatever is wrong with a request, we answer it: Node's own answers are no JSON.
  const http = createServer({ keepAliveTimeout: 65_000, requireHostHeader: false });
  const rest = createRest(options);
  http.on('request', rest);
  http.on('checkExpectation', rest);
  http.on('connect', (_, socket) => {
    replyRaw(socket, 'PATH_NOT_FOUND', options.edge().dialect, headersFor(options.mark()));
  });
  http.on('clientError', (_, socket) => {
    replyRaw(socket, 'REQUEST_MALFORMED', options.edge().dialect, headersFor(options.mark()));
  });
  const sockets = new WebSockets(http, options);
  // Messages are small and urgent; waiting to fill a packet would only delay them.
  http.on('connection', (socket: TcpSocket) => socket.setNoDelay(true));
  return {
    sockets,
    listen: (host, port) => listen(http, host, port),
    async close() {
      const closed = new Promise<void>((done) => http.close(() => done()));
      await sockets.closeAll(1001, 'The terminal is closing');
      http.closeAllConnections();
      await closed;
    },
  };
}

export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
