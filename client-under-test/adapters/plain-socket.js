/** A small WebSocket client in plain Node: RFC 6455 as far as a trading client needs it. */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * Opens a socket.
 * @param {string} url `http://127.0.0.1:17845`
 * @param {{ timeoutMs: number, onText: (text: string) => void, onSign: () => void, onClose: () => void }} options
 * @returns {Promise<{ send(text: string): void, ping(): void, close(): void, destroy(): void }>}
 */
export function openSocket(url, { timeoutMs, onText, onSign, onClose }) {
  return new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64');
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    Object.assign(headers, { 'sec-websocket-version': '13', 'sec-websocket-key': key });
    const asked = request(`${url}/`, { headers, agent: false });
    const timer = setTimeout(() => asked.destroy(new Error('no upgrade in time')), timeoutMs);
    const fail = (error) => {
      clearTimeout(timer);
      reject(error);
    };
    asked.on('error', fail);
    asked.on('response', ({ statusCode }) => {
      asked.destroy();
      fail(new Error(`the upgrade was answered with ${statusCode}`));
    });
    asked.on('upgrade', (response, stream, head) => {
      clearTimeout(timer);
      const wanted = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
      if (response.headers['sec-websocket-accept'] !== wanted) {
        stream.destroy();
        reject(new Error('the upgrade was answered with a wrong key'));
        return;
      }
      stream.setNoDelay(true);
      stream.on('error', () => {});
      stream.on('close', onClose);
      const send = (opcode, payload) => stream.writable && stream.write(frame(opcode, payload));
      const read = reader({
        onSign,
        onMessage: (opcode, payload) => opcode === TEXT && onText(payload.toString('utf8')),
        onPing: (payload) => send(PONG, payload),
        onEnd: () => stream.end(frame(CLOSE, Buffer.alloc(0))),
      });
      stream.on('data', read);
      resolve({
        send: (text) => send(TEXT, Buffer.from(text)),
        ping: () => send(PING, Buffer.alloc(0)),
        close: () => stream.end(frame(CLOSE, Buffer.from([3, 232]))),
        destroy: () => stream.destroy(),
      });
      // Frames may stand right behind the head of the answer; listeners are there by now.
      if (head.length > 0) read(head);
    });
    asked.end();
  });
}

/** One masked frame; clients must mask. */
function frame(opcode, payload) {
  const mask = randomBytes(4);
  const { length } = payload;
  const head = [0x80 | opcode];
  if (length < 126) head.push(0x80 | length);
  else if (length < 65_536) head.push(0x80 | 126, length >> 8, length & 255);
  else {
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(length));
    head.push(0x80 | 127, ...size);
  }
  const masked = Buffer.from(payload);
  for (let i = 0; i < length; i += 1) masked[i] ^= mask[i & 3];
  return Buffer.concat([Buffer.from(head), mask, masked]);
}

/** Takes bytes as they come, hands out messages: TCP keeps no borders, and messages come in fragments. */
function reader({ onSign, onMessage, onPing, onEnd }) {
  let chunks = [];
  let held = 0;
  let wanted = 2;
  let fragments = [];
  let kind = 0;
  const take = (opcode, isFinal, payload) => {
    onSign();
    if (opcode === PING) onPing(payload);
    else if (opcode === CLOSE) onEnd();
    else if (opcode < 8) {
      if (opcode !== 0) [kind, fragments] = [opcode, []];
      fragments.push(payload);
      if (isFinal) onMessage(kind, Buffer.concat(fragments));
    }
  };
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const bytes = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      chunks = [bytes];
      const found = parse(bytes);
      if (found.wanted !== undefined) {
        wanted = found.wanted;
        if (wanted > MAX_MESSAGE_BYTES) onEnd();
        if (held < wanted) return;
        continue;
      }
      chunks = [bytes.subarray(found.end)];
      held -= found.end;
      wanted = 2;
      take(found.opcode, found.isFinal, found.payload);
    }
  };
}

/** A frame at the beginning of the bytes, or how many bytes it takes to know more. */
function parse(bytes) {
  const short = bytes[1] & 127;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return { wanted: start };
  const length =
    short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short === 126
        ? bytes.readUInt16BE(2)
        : short;
  const end = start + length;
  if (bytes.length < end) return { wanted: end };
  const payload = bytes.subarray(start, end);
  return { end, payload, opcode: bytes[0] & 15, isFinal: (bytes[0] & 128) !== 0 };
}
