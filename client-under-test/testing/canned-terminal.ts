/** A server for tests that says exactly what a test tells it to say; it knows no contract. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Say {
  readonly status?: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `hang` never answers, `reset` breaks the connection after the request was read. */
export type Answer = (heard: Heard) => Say | 'hang' | 'reset';

/** What upgrades requests: a `WebSocketServer` made with `noServer`. */
interface Upgrader<Socket> {
  handleUpgrade(
    request: IncomingMessage,
    raw: Duplex,
    head: Buffer,
    done: (socket: Socket) => void,
  ): void;
}

export interface CannedOptions<Socket> {
  readonly answer?: Answer;
  readonly upgrader?: Upgrader<Socket>;
  /** Called for each WebSocket with the stream below it. */
  readonly onSocket?: (socket: Socket, raw: Duplex) => void;
}

export interface Canned {
  readonly url: string;
  readonly port: number;
  readonly heard: readonly Heard[];
  stop(): Promise<void>;
}

/** Listens on a free port of the loopback address. */
export async function startCanned<Socket>(options: CannedOptions<Socket> = {}): Promise<Canned> {
  const heard: Heard[] = [];
  const streams = new Set<Duplex>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url = '', headers } = request;
    heard.push({ method, url, headers, body });
    const say = options.answer?.({ method, url, headers, body }) ?? { status: 404, text: '{}' };
    if (say === 'hang') return;
    if (say === 'reset') {
      request.socket.destroy();
      return;
    }
    response.writeHead(say.status ?? 200, { 'content-type': 'application/json', ...say.headers });
    response.end(say.text);
  });
  server.on('connection', (stream) => streams.add(stream));
  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    if (options.upgrader === undefined) raw.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    else options.upgrader.handleUpgrade(request, raw, head, (s) => options.onSocket?.(s, raw));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const stream of streams) stream.destroy();
      }),
  };
}

export const DIALECTS = ['camel', 'pascal', 'mixed'] as const;

export interface Golden {
  readonly value: never;
  readonly text: Readonly<Record<(typeof DIALECTS)[number], string>>;
}

/** A text of the documentation in each dialect, with the contract object that it means. */
export function golden(name: string): Golden {
  const path = join(process.cwd(), 'fixtures/golden/wire', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Golden;
}
