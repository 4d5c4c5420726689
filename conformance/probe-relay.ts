/** Stands between sockets and a terminal and lets a rewriter change what passes; the mutants are made of it. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocket, WebSocketServer } from 'ws';

import { FENCE } from './probe-socket.js';

/** What becomes of the frames of one socket. */
export interface Rewriter {
  /** Frames to send instead of this one. */
  readonly received: (text: string, others: Others) => readonly string[];
  /** What the client said; null keeps it from the terminal. */
  readonly sent?: (text: string) => string | null;
  /** Sent as soon as the socket is open. */
  readonly greeting?: string;
  readonly ignoresPings?: boolean;
  /** The client is gone. */
  readonly closed?: () => void;
}

/** What a rewriter can do beside answering. */
export interface Others {
  /** To every open socket, this one included. */
  readonly broadcast: (text: string) => void;
  readonly close: () => void;
}

export interface Relay {
  readonly server: Server;
  readonly upstream: string;
  /** Asked once per socket. */
  readonly rewriter: () => Rewriter;
  /** What becomes of upgrades that lead to no socket. */
  readonly declined: (request: IncomingMessage, socket: Duplex) => void;
}

export function relaySockets({ server, upstream, rewriter, declined }: Relay): void {
  const sockets = new Set<WebSocket>();
  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const rules = rewriter();
    const front = new WebSocketServer({ noServer: true, autoPong: rules.ignoresPings !== true });
    front.handleUpgrade(request, socket, head, (client) => {
      sockets.add(client);
      client.on('close', () => sockets.delete(client));
      connect(client, new WebSocket(upstream), rules, sockets);
    });
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (isProper(request)) accept(request, socket, head);
    else declined(request, socket);
  });
}

const isProper = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && /^[\w+/]{22}==$/.test(headers['sec-websocket-key'] ?? '');

function connect(
  client: WebSocket,
  terminal: WebSocket,
  rules: Rewriter,
  sockets: ReadonlySet<WebSocket>,
): void {
  const waiting: (() => void)[] = [];
  const others: Others = {
    broadcast: (text) => {
      for (const each of sockets) each.send(text);
    },
    close: () => client.close(1011),
  };
  if (rules.greeting !== undefined) client.send(rules.greeting);
  client.on('message', (bytes, isBinary) => {
    const text = String(bytes);
    const forward = (): void => {
      const isOurs = isBinary || text.includes(FENCE);
      const changed = isOurs ? text : (rules.sent ?? ((same) => same))(text);
      if (changed !== null) terminal.send(isBinary ? bytes : changed, { binary: isBinary });
    };
    if (terminal.readyState === WebSocket.OPEN) forward();
    else waiting.push(forward);
  });
  terminal.on('open', () => {
    for (const forward of waiting) forward();
  });
  terminal.on('message', (bytes) => {
    const text = String(bytes);
    const out = text.includes(FENCE) ? [text] : rules.received(text, others);
    for (const each of out) client.send(each);
  });
  client.on('close', () => {
    rules.closed?.();
    terminal.terminate();
  });
  terminal.on('close', () => client.terminate());
  for (const each of [client, terminal]) each.on('error', () => {});
}
