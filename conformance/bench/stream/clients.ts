/** Receivers that cost next to nothing: raw sockets that count and checksum bytes, and open no frame. */
import { connect } from 'node:net';
import { crc32 } from 'node:zlib';

import { answersFor, hellosFor, roundOf, type StreamPlan, textOf, warmUpOf } from './plan.js';

export interface Received {
  /** From the end of the warm-up at the first socket to the last byte of the last socket. */
  readonly ms: number;
  /** Whether every socket got every byte. */
  readonly isVerified: boolean;
}

const HANDSHAKE =
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** A text frame of medium length at most; written apart from the mock's own, which it judges. */
function frame(text: string, isMasked: boolean): Buffer {
  const bytes = Buffer.from(text);
  const mask = isMasked ? [0, 0, 0, 0] : [];
  const flag = isMasked ? 0x80 : 0;
  const { length } = bytes;
  const size = length < 126 ? [flag | length] : [flag | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...size, ...mask]), bytes]);
}

interface Expected {
  readonly bytes: number;
  /** Bytes up to the end of the warm-up. */
  readonly warmUp: number;
  readonly checksum: number;
}

function expectedOf(plan: StreamPlan): Expected {
  const round = Array.from({ length: roundOf(plan) }, (_, n) => frame(textOf(plan, n), false));
  let bytes = 0;
  let warmUp = 0;
  let checksum = 0;
  const take = (part: Buffer): void => {
    bytes += part.length;
    checksum = crc32(part, checksum);
  };
  for (const answer of answersFor(plan)) take(frame(answer, false));
  for (let n = 0; n < plan.messages; n += 1) {
    if (n === warmUpOf(plan)) warmUp = bytes;
    take(round[n % round.length] ?? Buffer.alloc(0));
  }
  return { bytes, warmUp, checksum };
}

export async function receive(plan: StreamPlan, port: number): Promise<Received> {
  const expected = expectedOf(plan);
  const greeting = Buffer.concat(hellosFor(plan).map((text) => frame(text, true)));
  let started = 0;
  const warm = (): void => {
    if (started === 0) started = performance.now();
  };
  const receivers = await Promise.all(
    Array.from({ length: plan.sockets }, () => open(port, expected, warm)),
  );
  for (const { greet } of receivers) greet(greeting);
  const sums = await Promise.all(receivers.map(({ done }) => done));
  const ms = performance.now() - started;
  return { ms, isVerified: sums.every((sum) => sum === expected.checksum) };
}

interface Receiver {
  readonly greet: (bytes: Buffer) => void;
  /** Checksum of everything after the handshake. */
  readonly done: Promise<number>;
}

function open(port: number, expected: Expected, warm: () => void): Promise<Receiver> {
  return new Promise((opened, failed) => {
    let head = '';
    let bytes = 0;
    let checksum = 0;
    let finish: (checksum: number) => void = () => {};
    const done = new Promise<number>((resolve) => {
      finish = resolve;
    });
    const socket = connect(port, '127.0.0.1', () => socket.write(HANDSHAKE));
    socket.setNoDelay(true);
    socket.on('error', failed);
    // A socket that is closed early gives its checksum as it is, which is then wrong.
    socket.on('close', () => finish(checksum));
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      if (bytes >= expected.warmUp) warm();
      if (bytes >= expected.bytes) finish(checksum);
    };
    socket.on('data', function shake(chunk: Buffer) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', shake);
      socket.on('data', take);
      opened({ greet: (greeting) => socket.write(greeting), done });
    });
  });
}
