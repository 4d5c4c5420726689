/** Bare wire access for the tests of the server: raw HTTP, raw TCP and plain sockets. */
import { connect } from 'node:net';

import { WebSocket } from 'ws';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** One request; a string body is sent as it is. */
export async function call(
  url: string,
  method = 'GET',
  body?: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const response = await fetch(url, {
    method,
    headers,
    ...(text === undefined ? {} : { body: text }),
  });
  const answer = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: answer,
    json: answer === '' ? null : JSON.parse(answer),
  };
}

/** Writes bytes to the port and returns everything that comes back until the server closes. */
export function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

export interface Frame {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A socket that keeps every frame and can wait for the next ones. */
export class Wire {
  readonly frames: Frame[] = [];
  readonly texts: string[] = [];
  readonly closed: Promise<number>;
  #wake: () => void = () => {};

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
    socket.on('message', (data) => {
      this.texts.push(String(data));
      this.frames.push(JSON.parse(String(data)) as Frame);
      this.#wake();
    });
    socket.on('error', () => {});
  }

  static async open(url: string): Promise<Wire> {
    const socket = new WebSocket(url);
    const wire = new Wire(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return wire;
  }

  send(type: string, data: object): void {
    this.socket.send(JSON.stringify({ type, data }));
  }

  /** Waits until so many frames have come; the test runner's own limit ends a vain wait. */
  async atLeast(count: number): Promise<readonly Frame[]> {
    while (this.frames.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.frames;
  }

  /** Everything that was sent before now has arrived when the answer to this question has. */
  async fence(): Promise<readonly Frame[]> {
    const word = `fence${this.frames.length}`;
    const answer = `Unknown message type: ${word}`;
    this.send(word, {});
    // In the text, because names are spelled in the dialect.
    while (!this.texts.at(-1)?.includes(answer)) await this.atLeast(this.frames.length + 1);
    this.frames.pop();
    this.texts.pop();
    return this.frames;
  }

  /** Takes what has come so far, and starts anew. */
  take(): readonly Frame[] {
    this.texts.length = 0;
    return this.frames.splice(0);
  }

  close(): void {
    this.socket.close();
  }
}
