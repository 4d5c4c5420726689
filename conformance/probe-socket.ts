/** Raw WebSocket frames: what was sent and what came, with a fence that tells that everything before it has come. */
import { WebSocket } from 'ws';

import { LATE, uptimeMs, within } from './time.js';
import { at, readJson, writeJson } from './wire-json.js';

export interface Frame {
  /** Place among all frames of the socket, fences left out. */
  readonly index: number;
  readonly text: string;
  readonly isBinary: boolean;
  /** The parsed text; undefined when it is no JSON. */
  readonly json: unknown;
  /** The message type of the envelope; empty when there is none. */
  readonly type: string;
  readonly data: unknown;
  /** When it came, in milliseconds of a clock that only goes forward. */
  readonly receivedMs: number;
}

/** Signs of life may come at any time and mean nothing else. */
const HEARTBEAT = /^(heartbeat|keep-?alive|ping|pong)$/i;

/** The start of the message types that serve as fences; no terminal knows them. */
export const FENCE = 'fence_';

export class ProbeSocket {
  readonly #frames: Frame[] = [];
  readonly #fences = new Map<string, () => void>();
  #fenceCount = 0;
  #closeCode: number | null = null;

  private constructor(
    private readonly ws: WebSocket,
    readonly patienceMs: number,
    readonly note: (line: string) => void,
  ) {
    ws.on('message', (bytes, isBinary) => this.#receive(String(bytes), isBinary));
    ws.on('close', (code) => {
      this.#closeCode = code;
      for (const settle of this.#fences.values()) settle();
    });
    ws.on('error', () => {});
  }

  /** @returns why it did not open, as a sentence, when it did not */
  static connect(
    url: string,
    patienceMs: number,
    note: (line: string) => void,
  ): Promise<ProbeSocket | string> {
    return new Promise((resolve) => {
      const ws = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: patienceMs });
      const socket = new ProbeSocket(ws, patienceMs, note);
      ws.once('open', () => resolve(socket));
      ws.once('error', (error) => resolve(`${error.message} instead of a WebSocket at ${url}`));
    });
  }

  get frames(): readonly Frame[] {
    return this.#frames;
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  /** Null while it is open. */
  get closeCode(): number | null {
    return this.#closeCode;
  }

  send(type: string, data: unknown): void {
    this.sendText(writeJson({ type, data }));
  }

  sendText(text: string): void {
    this.note(`→ ${text}`);
    this.ws.send(text);
  }

  sendBinary(bytes: Buffer): void {
    this.note(`→ ${bytes.length} bytes, binary`);
    this.ws.send(bytes, { binary: true });
  }

  /**
   * Commands are answered in their order, so when the refusal of this one has come, everything
   * that was sent before it has come too.
   * @returns false when no answer came: the socket is closed or the terminal silent
   */
  async fence(): Promise<boolean> {
    this.#fenceCount += 1;
    const token = `${FENCE}${this.#fenceCount}_`;
    const answered = new Promise<void>((resolve) => this.#fences.set(token, resolve));
    if (this.isOpen) this.ws.send(writeJson({ type: token, data: {} }));
    else return false;
    const result = await within(this.patienceMs, answered);
    this.#fences.delete(token);
    return result !== LATE && this.#closeCode === null;
  }

  /** The payload that a ping brings back; undefined when none does. */
  async ping(payload: string): Promise<string | undefined> {
    const pong = new Promise<string>((resolve) =>
      this.ws.once('pong', (data) => resolve(data.toString('utf8'))),
    );
    this.ws.ping(payload);
    const result = await within(this.patienceMs, pong);
    return result === LATE ? undefined : result;
  }

  /** Closes in the orderly way and waits for it. */
  async close(): Promise<void> {
    if (this.#closeCode !== null) return;
    const closed = new Promise<void>((resolve) => this.ws.once('close', () => resolve()));
    this.ws.close(1000);
    if ((await within(this.patienceMs, closed)) === LATE) this.drop();
  }

  /** Ends the TCP connection at once. */
  drop(): void {
    this.ws.terminate();
  }

  #receive(text: string, isBinary: boolean): void {
    const fence = new RegExp(`${FENCE}\\d+_`).exec(text)?.[0];
    if (fence !== undefined) {
      this.#fences.get(fence)?.();
      return;
    }
    this.note(`← ${text}`);
    const json = readJson(text);
    const type = at(json, 'type');
    if (typeof type === 'string' && HEARTBEAT.test(type)) return;
    this.#frames.push({
      index: this.#frames.length,
      text,
      isBinary,
      json,
      type: typeof type === 'string' ? type : '',
      data: at(json, 'data'),
      receivedMs: uptimeMs(),
    });
  }
}
