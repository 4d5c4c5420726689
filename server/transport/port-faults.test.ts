import { type Mock, startMock } from '../index.js';
import { call, sendBytes, Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterEach(() => mock.stop());

const PING = 'GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const knock = () => sendBytes(mock.port, PING).catch(({ code }) => code as string);
const answered = expect.stringMatching(/^HTTP\/1.1 200/);

describe('refuse', () => {
  it('closes the port to new connections, as long as it lasts', async () => {
    const wire = await Wire.open(mock.ws);
    mock.faults.add({ kind: 'refuse', untilMs: 100 });
    expect(await knock()).toBe('ECONNREFUSED');
    await wire.fence();
    expect(mock.faults.list()).toMatchObject({ faults: [{ hits: 1 }] });
    await mock.advance(100);
    expect(await knock()).toEqual(answered);
  });

  it('ends when it is taken away, and with the world', async () => {
    const { port } = mock;
    for (const end of [() => mock.faults.clear(), () => mock.reset()]) {
      mock.faults.add({ kind: 'refuse' });
      expect(await knock()).toBe('ECONNREFUSED');
      await end();
      await new Promise(setImmediate);
      expect([await knock(), mock.port]).toEqual([answered, port]);
    }
  });

  it('resets certain connections only', async () => {
    mock.faults.add({ kind: 'refuse', nth: 2, count: 1 });
    expect([await knock(), await knock(), await knock()]).toEqual([
      answered,
      'ECONNRESET',
      answered,
    ]);
    expect(mock.journal.find({ name: 'connect' }).entries).toMatchObject([{ fault: 'f1' }]);
  });
});

describe('restart', () => {
  it('drops everybody, and comes back with the same orders and no subscriptions', async () => {
    const wire = await Wire.open(mock.ws);
    const order = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 };
    await call(`${mock.url}/api/connections/1/orders`, 'POST', order);
    const { port } = mock;
    mock.faults.add({ kind: 'restart', fromMs: 10, with: { downMs: 500 } });
    await mock.advance(10);
    expect(await wire.closed).toBe(1006);
    expect(await knock()).toBe('ECONNREFUSED');
    await mock.advance(500);
    expect([await knock(), mock.port]).toEqual([answered, port]);
    const { json } = await call(`${mock.url}/api/connections/1/orders?ticker=BTCUSDT`);
    expect(json).toMatchObject({ count: 1 });
  });

  it('may move to the next port', async () => {
    const { port } = mock;
    mock.faults.add({ kind: 'restart', with: { downMs: 5, port: 'next' } });
    await mock.advance(5);
    expect(mock.port).toBeGreaterThan(port);
    expect(await knock()).toEqual(answered);
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
  });
});

describe('an upgrade', () => {
  it('is reset, hangs, and then works', async () => {
    mock.faults.add({ kind: 'reset', on: 'ws.upgrade', count: 1 });
    mock.faults.add({ kind: 'hang', on: 'ws.upgrade', count: 1 });
    await expect(Wire.open(mock.ws)).rejects.toThrow(/ECONNRESET|hang up/);
    const hanging = Wire.open(mock.ws);
    await mock.journal.wait({ name: 'upgrade', fault: 'f2' });
    await (await Wire.open(mock.ws)).fence();
    const gone = expect(hanging).rejects.toThrow();
    await mock.stop();
    await gone;
  });
});
