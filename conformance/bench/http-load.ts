/** Requests over raw keep-alive connections: the client must cost less than what it measures. */
import { connect, type Socket } from 'node:net';

/** One answer after the other on one connection. */
export class RawHttp {
  readonly #socket: Socket;
  #pending: ((status: number) => void) | undefined;
  #received = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk.toString('latin1')));
  }

  /** @throws the system's error when nothing listens */
  static open(port: number): Promise<RawHttp> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new RawHttp(socket)));
      socket.once('error', reject);
    });
  }

  /** @returns the status of the answer, whose body is read and dropped */
  send(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.#pending = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    this.#pending?.(status);
  }
}

/** The bytes of a JSON post. */
export function postOf(path: string, body: object): string {
  const text = JSON.stringify(body);
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json`;
  return `${head}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
