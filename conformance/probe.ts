/** Raw HTTP to a terminal: no codec and no client, so that nothing stands between a case and the wire. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';

import { ProbeSocket } from './probe-socket.js';
import { LATE, pause, uptimeMs, within } from './time.js';
import { Unrest } from './unrest.js';
import { readJson, writeJson } from './wire-json.js';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
  /** How to ask the same again, as a command line. */
  readonly asked: string;
}

export interface Asking {
  readonly method: string;
  /** Goes out as it is, broken escapes included. */
  readonly path: string;
  /** Becomes JSON; `raw` goes out as it is. */
  readonly body?: unknown;
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The terminal did not answer as HTTP does. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** How many exchanges a finding can look back on. */
const MAX_LOG = 40;

/** How long an answer may take in real time: no document sets a limit, and a busy machine takes seconds. */
const PATIENCE_MS = 10_000;

/** When an answer takes longer than this, it may be waiting for a clock that stands still. */
const NUDGE_AFTER_MS = 250;

/** Decides what may leave; asked before every request and told what came of it. */
export interface Gate {
  /** @returns a token for `after`; throws to keep the request in */
  before(asking: Asking): Promise<number | null>;
  after(token: number | null, answer: Answer, asking: Asking): void;
  /** A new socket: whatever was known of the terminal may have changed. */
  reconnected(): void;
}

export interface ProbeOptions {
  readonly patienceMs?: number;
  /** Lets a virtual clock go on a little; null where time passes by itself. */
  readonly nudge?: (() => Promise<void>) | null;
  readonly gate?: Gate | null;
  /** Time of the terminal; ours unless told. */
  readonly now?: () => number;
}

export class Probe {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #log: string[] = [];
  readonly #sockets = new Set<ProbeSocket>();

  /** Of what was sent through here. */
  readonly unrest: Unrest;
  readonly patienceMs: number;
  readonly #nudge: (() => Promise<void>) | null;
  #gate: Gate | null;

  constructor(
    readonly url: string,
    { patienceMs = PATIENCE_MS, nudge = null, gate = null, now = uptimeMs }: ProbeOptions = {},
  ) {
    this.patienceMs = patienceMs;
    this.#nudge = nudge;
    this.#gate = gate;
    this.unrest = new Unrest(now);
  }

  /** What went over the wire lately, oldest first. */
  get log(): readonly string[] {
    return this.#log;
  }

  /** Lets a moment pass, of a virtual clock where there is one. */
  async idle(ms: number): Promise<void> {
    await (this.#nudge === null ? pause(ms) : this.#nudge());
  }

  /** From now on nothing leaves but what the gate lets out. */
  guardedBy(gate: Gate): void {
    this.#gate = gate;
  }

  forget(): void {
    this.#log.length = 0;
  }

  get(path: string): Promise<Answer> {
    return this.send({ method: 'GET', path });
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.send({ method: 'POST', path, body });
  }

  /** A body that goes out byte by byte as given. */
  postRaw(path: string, raw: string | Buffer, contentType = 'application/json'): Promise<Answer> {
    return this.send({ method: 'POST', path, raw, headers: { 'Content-Type': contentType } });
  }

  /** @throws NoAnswer */
  async send(asking: Asking): Promise<Answer> {
    const token = (await this.#gate?.before(asking)) ?? null;
    let answer: Answer | null = null;
    try {
      answer = await this.look(asking);
    } finally {
      this.unrest.note(asking, answer);
    }
    this.#gate?.after(token, answer, asking);
    return answer;
  }

  /** Past the gate; for what decides and for what tidies up. @throws NoAnswer */
  async look(asking: Asking): Promise<Answer> {
    const payload = asking.raw ?? (asking.body === undefined ? undefined : writeJson(asking.body));
    const asked = commandLine(this.url, asking, payload);
    const answer = await this.#patiently(this.#exchange(asking, payload, asked));
    if (answer === LATE) throw new NoAnswer(`No answer within ${this.patienceMs} ms to ${asked}`);
    this.#note(
      `${asking.method} ${asking.path} ${payload ?? ''} → ${answer.status} ${answer.text}`,
    );
    return answer;
  }

  /** Bytes on a bare TCP connection; what comes back is read as one HTTP answer. @throws NoAnswer */
  async tcp(bytes: string): Promise<Answer> {
    const [, method = 'GET', path = '/'] = /^([A-Z]+) (\S+) HTTP/.exec(bytes) ?? [];
    const raw = bytes.split('\r\n\r\n')[1] ?? '';
    await this.#gate?.before({ method, path, raw });
    const asked = `${bytes.length} raw bytes: ${JSON.stringify(bytes.slice(0, 60))}`;
    const text = await within(this.patienceMs, this.#rawExchange(bytes));
    if (text === LATE) throw new NoAnswer(`No answer within ${this.patienceMs} ms to ${asked}`);
    this.#note(`TCP ${asked} → ${text}`);
    return { ...parseHttp(text, asked), asked };
  }

  /** A new WebSocket. @throws NoAnswer */
  async open(): Promise<ProbeSocket> {
    const socket = await this.tryOpen();
    if (typeof socket === 'string') throw new NoAnswer(socket);
    return socket;
  }

  /** A new WebSocket, or what stood in its way; for looking around before anything is judged. */
  async tryOpen(): Promise<ProbeSocket | string> {
    const url = `${this.url.replace(/^http/, 'ws')}/`;
    const socket = await ProbeSocket.connect(url, this.patienceMs, (line) => this.#note(line));
    if (typeof socket !== 'string') this.#sockets.add(socket);
    this.#gate?.reconnected();
    return socket;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    for (const socket of this.#sockets) socket.drop();
  }

  /** A request that travels in virtual time is answered only when that passes. */
  async #patiently<Value>(answer: Promise<Value>): Promise<Value | typeof LATE> {
    if (this.#nudge === null) return within(this.patienceMs, answer);
    for (let waited = 0; waited < this.patienceMs; waited += NUDGE_AFTER_MS) {
      const result = await within(NUDGE_AFTER_MS, answer);
      if (result !== LATE) return result;
      await this.#nudge();
    }
    return LATE;
  }

  #note(line: string): void {
    if (this.#log.length >= MAX_LOG) this.#log.shift();
    this.#log.push(line.length > 400 ? `${line.slice(0, 400)}…` : line);
  }

  #exchange(asking: Asking, payload: string | Buffer | undefined, asked: string): Promise<Answer> {
    const { hostname, port } = new URL(this.url);
    const { method, path } = asking;
    const type = payload === undefined ? {} : { 'Content-Type': 'application/json' };
    const length =
      payload === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(payload)) };
    const headers = { ...type, ...length, ...asking.headers };
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void =>
        reject(new NoAnswer(`${error.message} instead of an answer to ${asked}`));
      const request = httpRequest(
        { hostname, port, method, path, headers, agent: this.#agent },
        (response) => {
          readAll(response).then((text) => resolve(answerOf(response, text, asked)), fail);
        },
      );
      request.on('error', fail);
      request.end(payload);
    });
  }

  #rawExchange(bytes: string): Promise<string> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = createConnection({ host: hostname, port: Number(port) }, () => {
        socket.write(bytes);
      });
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      // A reset after the answer is as good as a close.
      socket.on('error', (error) =>
        text === '' ? reject(new NoAnswer(error.message)) : resolve(text),
      );
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function answerOf(response: IncomingMessage, text: string, asked: string): Answer {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
  );
  return { status: response.statusCode ?? 0, headers, text, json: readJson(text), asked };
}

function parseHttp(text: string, asked: string): Omit<Answer, 'asked'> {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) throw new NoAnswer(`${JSON.stringify(text.slice(0, 80))} to ${asked}`);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = rest.join('\r\n\r\n');
  return { status: Number(status), headers, text: body, json: readJson(body) };
}

function commandLine(
  url: string,
  { method, path, headers = {} }: Asking,
  payload: string | Buffer | undefined,
): string {
  const options = Object.entries(headers).map(([name, value]) => ` -H '${name}: ${value}'`);
  const data =
    payload === undefined ? '' : ` -d '${String(payload).slice(0, 300).replaceAll("'", "'\\''")}'`;
  return `curl -X ${method}${options.join('')}${data} '${url}${path}'`;
}

/** Whether something accepts TCP connections there. */
export function isListening(host: string, port: number, patienceMs = 500): Promise<boolean> {
  const tried = new Promise<boolean>((resolve) => {
    const socket = createConnection({ host, port });
    const settle = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', settle(true)).once('error', settle(false));
  });
  return within(patienceMs, tried).then((result) => result === true);
}

/** Addresses of this machine other than the one that terminals listen on. */
export function otherAddresses(): readonly string[] {
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  return ['127.0.0.2', ...outside.map(({ address }) => address)];
}
