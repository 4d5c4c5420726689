/** A relay that kills at a chosen request, before it is passed on or before its answer is passed back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

import { readJson } from '../wire-json.js';

export interface KillPoint {
  /** Of the POST that counts. */
  readonly path: RegExp;
  readonly when: 'before' | 'after';
  /** The first one unless told. */
  readonly nth?: number;
}

export interface Killer {
  readonly url: string;
  /** The kill is over, with everything that belongs to it. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** @param kill is given the body of the last order */
export async function startKiller(
  upstream: string,
  point: KillPoint,
  kill: (order: unknown) => Promise<void>,
): Promise<Killer> {
  let seen = 0;
  let order: unknown;
  let killing: Promise<void> | null = null;
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const read = async (): Promise<string> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    };
    const forward = async (body: string): Promise<void> => {
      const answer = await fetch(`${upstream}${url}`, {
        method,
        ...(method === 'POST' ? { body } : {}),
      });
      const text = await answer.text();
      if (killing !== null || response.destroyed) return;
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(text);
    };
    const serve = async (): Promise<void> => {
      const body = await read();
      if (method === 'POST' && /orders$/.test(url)) order = readJson(body);
      const isPoint = method === 'POST' && point.path.test(url) && ++seen === (point.nth ?? 1);
      if (!isPoint) return forward(body);
      if (point.when === 'before') {
        killing = kill(order);
        return;
      }
      await fetch(`${upstream}${url}`, { method, body });
      killing = kill(order);
    };
    serve().catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    const { port } = new URL(upstream);
    const terminal = connect(Number(port), '127.0.0.1', () => {
      const lines = request.rawHeaders.flatMap((text, i) =>
        i % 2 === 0 ? [`${text}: ${request.rawHeaders[i + 1]}`] : [],
      );
      terminal.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      terminal.write(head);
      socket.pipe(terminal).pipe(socket);
    });
    for (const each of [terminal, socket]) each.on('error', () => each.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled: async () => {
      await killing;
      killing = null;
      seen = Number.NEGATIVE_INFINITY;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
