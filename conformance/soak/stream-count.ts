/** A stream of frames that is counted and checksummed, and in which account events are recognised. */
import type { Socket as TcpSocket } from 'node:net';
import { crc32 } from 'node:zlib';

/** The kinds of messages that never merge and never get lost. */
const KEPT = /^\{"type":"(order_update|position_update|finres_update|balance_update|trade_update)"/;

export class StreamCount {
  messages = 0;
  isClosed = false;
  /** Ids of the orders that were told. */
  readonly orders = new Set<string>();
  #kept = 0;
  #checksum = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(readonly socket: TcpSocket) {
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('close', () => {
      this.isClosed = true;
    });
    socket.resume();
  }

  /** Two readers of the same stream must have been told the same, in the same order. */
  judge(who: string, other: StreamCount | undefined): string[] {
    if (this.isClosed) return [`${who} was closed`];
    if (other === undefined || this.#checksum === other.#checksum) return [];
    return [`${who} was told ${this.#kept} things, another ${other.#kept}, or not the same`];
  }

  #take(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let size = frameSize(bytes); size <= bytes.length; size = frameSize(bytes)) {
      this.#read(bytes.subarray(0, size));
      bytes = bytes.subarray(size);
    }
    this.#rest = bytes;
  }

  #read(frame: Buffer): void {
    this.messages += 1;
    if (!KEPT.test(frame.toString('latin1', 2, 64).replace(/^[^{]*/, ''))) return;
    this.#kept += 1;
    this.#checksum = crc32(frame, this.#checksum);
    const id = /"orderId":(\d+)/.exec(frame.toString('latin1'))?.[1];
    if (id !== undefined) this.orders.add(id);
  }
}

/** Size of the first frame with its header; infinite while the header is not complete. */
function frameSize(bytes: Buffer): number {
  const length = bytes[1];
  if (length === undefined) return Number.POSITIVE_INFINITY;
  if (length < 126) return 2 + length;
  if (length === 126)
    return bytes.length < 4 ? Number.POSITIVE_INFINITY : 4 + bytes.readUInt16BE(2);
  return bytes.length < 10 ? Number.POSITIVE_INFINITY : 10 + Number(bytes.readBigUInt64BE(2));
}
