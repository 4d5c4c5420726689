/** One port for HTTP and WebSocket, loopback only; broken HTTP is answered too. */
import { createServer } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';

import type { Edge } from './edge.js';
import { Gate } from './gate.js';
import { PortFaults } from './port-faults.js';
import { headersFor, replyRaw } from './reply.js';
import { createRest } from './rest.js';
import { WebSockets } from './websocket.js';

export interface ListenerOptions {
  readonly edge: () => Edge;
  readonly mark: () => string | null;
  readonly onBug: (error: unknown) => void;
  /** The ports of the product, in order: where a restart may move to. */
  readonly range?: readonly number[];
  /** It listens on another port from now on. */
  readonly onPort?: (port: number) => void;
}

export interface Listener {
  readonly sockets: WebSockets;
  readonly faults: PortFaults;
  /** Resolves when a port is open again that is about to be. */
  opening(): Promise<void> | undefined;
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
  http.on('connection', (socket: TcpSocket) => {
    socket.setNoDelay(true);
    faults.connected(socket);
  });
  const { range = [], onPort = () => {}, onBug } = options;
  const clock = () => options.edge().terminal.clock;
  const gate = new Gate(http, { range, onPort, onBug, clock });
  const dropAll = (): void => {
    sockets.resetAll();
    http.closeAllConnections();
  };
  const faults = new PortFaults({ edge: options.edge, gate, sockets, dropAll });
  return {
    sockets,
    faults,
    opening: () => gate.opening(),
    listen: (host, port) => gate.open(host, port),
    async close() {
      gate.end();
      const closed = new Promise<void>((done) => http.close(() => done()));
      await sockets.closeAll(1001, 'The terminal is closing');
      http.closeAllConnections();
      await closed;
    },
  };
}
