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
  /** To this socket, whenever that is. */
  readonly send: (text: string) => void;
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

export interface Sockets {
  /** Everything that the terminal has sent so far has passed. */
  caughtUp(): Promise<void>;
}

export function relaySockets({ server, upstream, rewriter, declined }: Relay): Sockets {
  const sockets = new Set<WebSocket>();
  const terminals = new Set<WebSocket>();
  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const rules = rewriter();
    const front = new WebSocketServer({ noServer: true, autoPong: rules.ignoresPings !== true });
    front.handleUpgrade(request, socket, head, (client) => {
      sockets.add(client);
      client.on('close', () => sockets.delete(client));
      const terminal = new WebSocket(upstream);
      terminals.add(terminal);
      terminal.on('close', () => terminals.delete(terminal));
      connect(client, terminal, rules, { sockets, wire: socket });
    });
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (isProper(request)) accept(request, socket, head);
    else declined(request, socket);
  });
  return {
    caughtUp: async () => {
      await Promise.all([...terminals].map(ponged));
    },
  };
}

/** Frames keep their order, so the pong comes after all of them. */
function ponged(terminal: WebSocket): Promise<void> {
  if (terminal.readyState !== WebSocket.OPEN) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = (): void => {
      terminal.off('pong', settle).off('close', settle);
      resolve();
    };
    terminal.on('pong', settle).on('close', settle);
    terminal.ping();
  });
}

const isProper = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && /^[\w+/]{22}==$/.test(headers['sec-websocket-key'] ?? '');

function connect(
  client: WebSocket,
  terminal: WebSocket,
  rules: Rewriter,
  { sockets, wire }: { readonly sockets: ReadonlySet<WebSocket>; readonly wire: Duplex },
): void {
  const waiting: (() => void)[] = [];
  const send = (text: string): void => {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  };
  const others: Others = {
    broadcast: (text) => {
      for (const each of sockets) each.send(text);
    },
    send,
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
    // What takes the place of one frame leaves in one segment, as it would from one write.
    wire.cork();
    for (const each of out) send(each);
    process.nextTick(() => wire.uncork());
  });
  client.on('close', () => {
    rules.closed?.();
    terminal.terminate();
  });
  terminal.on('close', () => client.terminate());
  for (const each of [client, terminal]) each.on('error', () => {});
}
