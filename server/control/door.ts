/** The control door: a loopback port of its own, JSON, no CORS; the door check comes before anything else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { parseExact } from '../../schemas/index.js';
import { listen } from '../ambient/listen.js';
import { checkDoor } from './door-check.js';
import { plainJson } from './door-json.js';
import { CONTROL_STATUS, ControlError } from './errors.js';
import { type Route, type RouteAnswer, readFields } from './route.js';
import { type ControlPort, controlRoutes } from './routes.js';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface DoorOptions {
  readonly host: string;
  /** Ports to try, in order; 0 is any. */
  readonly ports: readonly number[];
  readonly allowHost: readonly string[];
  /** What `POST /shutdown` does. */
  readonly end: () => void;
  readonly onBug: (error: unknown) => void;
}

export interface Door {
  readonly port: number;
  close(): Promise<void>;
}

export async function openDoor(mock: ControlPort, options: DoorOptions): Promise<Door> {
  const routes = controlRoutes(mock, options.end);
  let port = 0;
  const server = createServer((request, response) => {
    void answer(request, response, routes, { ...options, port });
  });
  port = await listenOnFirst(server, options.host, options.ports);
  return {
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listenOnFirst(
  server: Server,
  host: string,
  [first = 0, ...others]: readonly number[],
): Promise<number> {
  try {
    return await listen(server, host, first);
  } catch (error) {
    if (others.length === 0) throw error;
    return listenOnFirst(server, host, others);
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  options: DoorOptions & { readonly port: number },
): Promise<void> {
  try {
    checkDoor(request, options.port, options.allowHost);
    const { status, body, text, stream, after } = await run(request, response, routes);
    if (stream !== undefined) stream(response);
    else if (text === undefined) send(response, status, 'application/json', plainJson(body));
    else send(response, status, text.type, text.content);
    after?.();
  } catch (error) {
    if (!(error instanceof ControlError)) options.onBug(error);
    refuse(response, error);
  }
}

async function run(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
): Promise<RouteAnswer & { readonly status: number }> {
  const url = new URL(request.url ?? '/', 'http://door');
  const matches = routes.flatMap((route) => {
    const path = matchPath(route.path, url.pathname);
    return path === undefined ? [] : [{ route, path }];
  });
  if (matches.length === 0) throw new ControlError('NOT_FOUND', `No route ${url.pathname}`);
  const match = matches.find(({ route }) => route.method === request.method);
  if (match === undefined) {
    const methods = matches.map(({ route }) => route.method).join(', ');
    throw new ControlError('METHOD', `${url.pathname} takes ${methods}, not ${request.method}`);
  }
  const { route, path } = match;
  const query = readFields(route.query ?? {}, Object.fromEntries(url.searchParams), 'query');
  const body = readFields(route.body ?? {}, await readJson(request), 'body');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { headers } = request;
  const answer = await route.run({ path, query, body, headers, signal: gone.signal });
  return { status: route.status ?? 200, ...answer };
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const pattern = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const match = pattern.exec(path);
  return match === null ? undefined : { ...match.groups };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) {
    throw new ControlError('TOO_LARGE', `A body has at most ${MAX_BODY_BYTES} bytes`);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return {};
  try {
    const json = parseExact(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
      return json as Record<string, unknown>;
    }
  } catch (error) {
    throw new ControlError('BAD_REQUEST', `The body is not JSON: ${(error as Error).message}`, '');
  }
  throw new ControlError('BAD_REQUEST', 'The body must be a JSON object', '');
}

function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ControlError)) {
    send(response, 500, 'application/json', '{"error":"Internal error","code":"INTERNAL"}');
    return;
  }
  const { message, code, pointer, hint, details } = error;
  const body = {
    error: message,
    code,
    ...(pointer === null ? {} : { pointer }),
    ...(hint === null ? {} : { hint }),
    ...details,
  };
  send(response, CONTROL_STATUS[code], 'application/json', plainJson(body));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length });
  response.end(body);
}
