/** One message on its way to sockets: named, recorded and framed once, whoever receives it. */
import type { OrderBookLevel } from '../../schemas/index.js';

export interface SocketMessage {
  /** Id of its journal entry. */
  readonly entry: number;
  /** The whole WebSocket frame, header included; all receivers get these bytes. */
  readonly frame: Buffer;
  /** Which book it is about, for those that do not keep up. */
  readonly book: BookPart | null;
}

/** What a message says about a book. */
export interface BookPart {
  readonly connectionId: number | bigint;
  readonly ticker: string;
  /** Changed levels; `null` for a snapshot, which starts the book anew. */
  readonly updates: readonly OrderBookLevel[] | null;
}

/** First byte of a frame that is a whole text message. */
const WHOLE_TEXT = 0x81;

/** Larger payloads have a length field of two bytes, and of eight beyond 65,535 (RFC 6455, 5.2). */
const LARGEST_PLAIN = 125;
const LARGEST_MEDIUM = 0xffff;

/** A text message as an unmasked frame. */
export function frameText(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const header = size <= LARGEST_PLAIN ? 2 : size <= LARGEST_MEDIUM ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + size);
  frame[0] = WHOLE_TEXT;
  if (header === 2) frame[1] = size;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.write(text, header);
  return frame;
}

/** First byte of a frame that is a whole binary message. */
const WHOLE_BINARY = 0x82;

/** Any bytes as an unmasked frame. */
export function frameBytes(payload: Buffer, isBinary: boolean): Buffer {
  const size = payload.length;
  const header = Buffer.alloc(size <= LARGEST_PLAIN ? 2 : size <= LARGEST_MEDIUM ? 4 : 10);
  header[0] = isBinary ? WHOLE_BINARY : WHOLE_TEXT;
  header[1] = size <= LARGEST_PLAIN ? size : size <= LARGEST_MEDIUM ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(size, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([header, payload]);
}

/** Joins the frames of a turn into one write, and shares the bytes between sockets with the same turn. */
export class Joiner {
  #messages: readonly SocketMessage[] = [];
  #bytes: Buffer = Buffer.alloc(0);

  join(messages: readonly SocketMessage[]): Buffer {
    const [only] = messages;
    if (only !== undefined && messages.length === 1) return only.frame;
    if (!isSame(messages, this.#messages)) {
      this.#messages = messages;
      this.#bytes = Buffer.concat(messages.map(({ frame }) => frame));
    }
    return this.#bytes;
  }

  /** Lets go of what it shares. */
  forget(): void {
    this.#messages = [];
    this.#bytes = Buffer.alloc(0);
  }
}

function isSame(a: readonly SocketMessage[], b: readonly SocketMessage[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
