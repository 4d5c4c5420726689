/** Serves a mutant: a proxy in front of a mock that changes what the mutant says, and nothing else. */
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createConnection, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { type EndpointId, endpoints } from '../../schemas/index.js';
import { type Rewriter, relaySockets } from '../probe-relay.js';
import type { Mutant, PassingAnswer, PassingRequest } from './mutant.js';

export interface MutantProxy {
  readonly url: string;
  /** The mutant that is served from now on; null serves the mock as it is. */
  become(mutant: Mutant | null): void;
  /** Whether anything that passed since then was changed: a mutant that changes nothing is none. */
  hasDiffered(): boolean;
  /** Everything that the mock has sent to sockets so far has passed. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Larger than what a case sends to provoke a refusal, so that the mock is the one who refuses. */
const MAX_HEADER_BYTES = 256 * 1024;

export async function startProxy(upstream: string): Promise<MutantProxy> {
  let current: Mutant | null = null;
  const trace: Trace = { differs: false };
  const agent = new Agent({ keepAlive: true });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false });
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, { upstream, agent, mutant: current, trace }).catch(() =>
      response.destroy(),
    );
  };
  server.on('request', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket: Duplex) => {
    relayBroken(error.rawPacket, socket, { upstream, mutant: current, trace });
  });
  const sockets = relaySockets({
    server,
    upstream: `${upstream.replace(/^http/, 'ws')}/`,
    rewriter: () => watched(current?.socket?.() ?? { received: (text) => [text] }, trace),
    declined: (request, socket) =>
      relayBroken(headOf(request), socket, { upstream, mutant: current, trace }),
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    become: (mutant) => {
      current = mutant?.fresh === undefined ? mutant : { ...mutant, ...mutant.fresh() };
      trace.differs = false;
    },
    hasDiffered: () => trace.differs,
    caughtUp: () => sockets.caughtUp(),
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

interface Trace {
  differs: boolean;
}

interface Way {
  readonly upstream: string;
  readonly mutant: Mutant | null;
  readonly trace: Trace;
}

interface Route extends Way {
  readonly agent: Agent;
}

/** Notes whether a rewriter changes anything. */
function watched(rules: Rewriter, trace: Trace): Rewriter {
  if (rules.greeting !== undefined || rules.ignoresPings === true) trace.differs = true;
  const { sent } = rules;
  return {
    ...rules,
    received: (text, others) => {
      const out = rules.received(text, {
        ...others,
        close: () => {
          trace.differs = true;
          others.close();
        },
      });
      if (out.length !== 1 || out[0] !== text) trace.differs = true;
      return out;
    },
    ...(sent === undefined
      ? {}
      : {
          sent: (text) => {
            const out = sent(text);
            if (out !== text) trace.differs = true;
            return out;
          },
        }),
  };
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  { upstream, agent, mutant, trace }: Route,
): Promise<void> {
  const request = await readRequest(incoming);
  const changed = mutant?.request?.(request) ?? request;
  const given = 'status' in changed ? changed : await forward(changed, upstream, agent);
  const answer = mutant?.answer?.(given, request) ?? given;
  if (changed !== request || isOther(answer, given)) trace.differs = true;
  await mutant?.delay?.();
  const headers = { ...answer.headers, 'content-length': String(Buffer.byteLength(answer.text)) };
  response.writeHead(answer.status, headers);
  response.end(answer.text);
}

async function readRequest(incoming: IncomingMessage): Promise<PassingRequest> {
  const { method = 'GET', url: path = '/' } = incoming;
  const body = await readText(incoming);
  const endpoint = endpointOf(method, path);
  return { endpoint, method, path, headers: plainHeaders(incoming), body };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const plainHeaders = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** The mock's wish to keep the connection to the proxy says nothing of the client's; its wish to end it does. */
const endToEnd = (answer: IncomingMessage): Readonly<Record<string, string>> => {
  const { 'keep-alive': _, connection = '', ...others } = plainHeaders(answer);
  return connection.toLowerCase() === 'close' ? { ...others, connection } : others;
};

function endpointOf(method: string, path: string): EndpointId | null {
  const found = Object.entries(endpoints.rows).find(([, row]) => {
    const pattern = row.path.replace('{connectionId}', '[^/]+');
    return row.method === method && new RegExp(`^${pattern}$`).test(path.split('?')[0] ?? '');
  });
  return found === undefined ? null : (found[0] as EndpointId);
}

function forward(request: PassingRequest, upstream: string, agent: Agent): Promise<PassingAnswer> {
  const { hostname, port } = new URL(upstream);
  const { method, path, body } = request;
  const hasBody = body !== '' || method === 'POST';
  const headers: Record<string, string> = { ...request.headers };
  delete headers['transfer-encoding'];
  if (hasBody) headers['content-length'] = String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path, headers, agent, setHost: 'host' in headers };
    const out = httpRequest(options, (answer) => {
      readText(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: endToEnd(answer), text }),
        reject,
      );
    });
    out.on('error', reject);
    out.end(hasBody ? body : undefined);
  });
}

/** A request without a body, as it came. */
function headOf({ method, url, rawHeaders }: IncomingMessage): Buffer {
  const lines = rawHeaders.flatMap((text, i) =>
    i % 2 === 0 ? [`${text}: ${rawHeaders[i + 1] ?? ''}`] : [],
  );
  return Buffer.from(`${[`${method} ${url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
}

/** What is no HTTP is shown to the mock byte by byte, and its answer to the mutant. */
function relayBroken(
  bytes: Buffer | undefined,
  client: Duplex,
  { upstream, mutant, trace }: Way,
): void {
  const { hostname, port } = new URL(upstream);
  const request = { endpoint: null, method: '', path: '', headers: {}, body: '' };
  const terminal: Socket = createConnection({ host: hostname, port: Number(port) }, () => {
    terminal.write(bytes ?? '');
  });
  let text = '';
  terminal.setEncoding('utf8');
  terminal.on('data', (chunk: string) => {
    text += chunk;
  });
  terminal.on('error', () => client.destroy());
  terminal.on('close', () => {
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
    const lines = head
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(/: (.*)/s, 2));
    const headers = Object.fromEntries(
      lines.map(([name = '', value = '']) => [name.toLowerCase(), value]),
    );
    const given = { status, headers, text: body };
    const answer = mutant?.answer?.(given, request) ?? given;
    if (isOther(answer, given)) trace.differs = true;
    client.end(written(answer));
  });
}

/** Whether any byte of an answer differs. */
const isOther = (a: PassingAnswer, b: PassingAnswer): boolean =>
  a !== b && written(a) !== written(b);

function written({ status, headers, text }: PassingAnswer): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(text)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}
