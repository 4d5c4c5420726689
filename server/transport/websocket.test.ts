import { WebSocket } from 'ws';

import { type Mock, startMock } from '../index.js';
import { call, sendBytes, Wire } from '../testing/wire.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterAll(() => mock.stop());

const error = (text: string) => ({ type: 'error', data: { error: text } });

describe('frames', () => {
  it.each(['[]', 'null', '"x"', '7', '{', '', '{"type":'])(
    'answers %p and goes on',
    async (frame) => {
      const wire = await Wire.open(mock.ws);
      wire.socket.send(frame);
      expect(await wire.atLeast(1)).toEqual([error('Invalid message format')]);
      wire.close();
    },
  );

  it('answers binary frames, whatever they hold', async () => {
    const wire = await Wire.open(mock.ws);
    wire.socket.send(Buffer.from('{"type":"subscribe","data":{"connectionId":1}}'));
    wire.socket.send(Buffer.from([0xff, 0xfe, 0x00]));
    expect(await wire.atLeast(2)).toEqual(Array(2).fill(error('Invalid message format')));
    wire.close();
  });

  it.each([
    ['{}', 'Unknown message type: '],
    ['{"type":7,"data":{}}', 'Unknown message type: 7'],
    ['{"type":"order_update","data":{}}', 'Unknown message type: order_update'],
    ['{"type":"__proto__","data":{}}', 'Unknown message type: __proto__'],
    ['{"type":"subscribe"}', 'Connection 0 not found or not active'],
    ['{"type":"subscribe","data":[]}', 'Connection 0 not found or not active'],
    ['{"type":"subscribe","data":{"connectionId":"x"}}', 'Connection 0 not found or not active'],
    [
      '{"type":"trade_subscribe","data":{"connectionId":99}}',
      'Ticker is required for trade subscription',
    ],
    [
      '{"type":"trade_subscribe","data":{"connectionId":1,"ticker":"X"}}',
      "Ticker 'X' not found on connection 1",
    ],
  ])('answers %s', async (frame, text) => {
    const wire = await Wire.open(mock.ws);
    wire.socket.send(frame);
    expect(await wire.atLeast(1)).toEqual([error(text)]);
    wire.close();
  });

  it('answers a frame of 3 MB and closes on one of 5 MB', async () => {
    const wire = await Wire.open(mock.ws);
    wire.socket.send('x'.repeat(3 * 1024 * 1024));
    expect(await wire.atLeast(1)).toEqual([error('Invalid message format')]);
    wire.socket.send('x'.repeat(5 * 1024 * 1024));
    expect(await wire.closed).toBe(1009);
    expect((await call(`${mock.url}/ping`)).status).toBe(200);
  });

  it('answers pings', async () => {
    const wire = await Wire.open(mock.ws);
    const pong = new Promise<string>((resolve) =>
      wire.socket.once('pong', (data) => resolve(String(data))),
    );
    wire.socket.ping('beat');
    expect(await pong).toBe('beat');
    wire.close();
  });
});

describe('the upgrade', () => {
  it('carries the mark', async () => {
    const socket = new WebSocket(mock.ws);
    const opened = new Promise((resolve) => socket.once('open', resolve));
    const headers = await new Promise<Readonly<Record<string, unknown>>>((resolve) => {
      socket.on('upgrade', (response) => resolve(response.headers));
    });
    expect(headers['x-metascalp-mock']).toMatch(/control=off/);
    await opened;
    socket.close();
  });

  it('is refused beside the root, as JSON', async () => {
    const answer = await sendBytes(
      mock.port,
      'GET /api HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400[\s\S]*\{"error":"Not found"\}$/);
  });
});

describe('a closing mock', () => {
  it('ends its sockets and is gone', async () => {
    const other = await startMock({ scenario: 'quiet' });
    const wire = await Wire.open(other.ws);
    await other.stop();
    expect(await wire.closed).toBe(1001);
    await expect(call(`${other.url}/ping`)).rejects.toThrow();
  });
});
