import { createServer, type Server, type Socket } from 'node:net';

import { discover } from './discovery.js';
import type { DiscoveryError } from './errors.js';
import {
  type Answer,
  type Canned,
  DIALECTS,
  golden,
  startCanned,
} from './testing/canned-terminal.js';

let started: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(started.map((stop) => stop()));
  started = [];
});

async function terminal(answer: Answer): Promise<Canned> {
  const canned = await startCanned({ answer });
  started.push(canned.stop);
  return canned;
}

const metascalp: Answer = () => ({ text: '{"app":"MetaScalp","version":"1.0.671"}' });

/** A port that accepts and does what it is told with the stream. */
async function port(onStream: (stream: Socket) => void): Promise<number> {
  const streams: Socket[] = [];
  const server: Server = createServer((stream) => {
    streams.push(stream);
    stream.on('error', () => {});
    onStream(stream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const stream of streams) stream.destroy();
    });
  started.push(stop);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Nobody listens there, and no other test can come to. */
const FREE_PORT = 2;

describe('discover', () => {
  it.each(DIALECTS)('reads a terminal that speaks %s', async (dialect) => {
    const { value, text } = golden('rest--ping--response');
    const found = await terminal(() => ({ text: text[dialect] }));
    const { version } = value as { version: string };
    expect(await discover({ ports: [found.port] })).toEqual({
      url: found.url,
      port: found.port,
      version,
      isMock: false,
      control: null,
    });
  });

  it('tells a mock by its mark', async () => {
    const mark = '0.1.0; control=http://127.0.0.1:18845';
    const mock = await terminal(() => ({
      text: '{"App":"MetaScalp","Version":"1.0.3"}',
      headers: { 'X-MetaScalp-Mock': mark },
    }));
    expect(await discover({ ports: [mock.port] })).toMatchObject({
      isMock: true,
      control: 'http://127.0.0.1:18845',
    });
    const closed = await terminal(() => ({
      text: '{"app":"MetaScalp"}',
      headers: { 'x-metascalp-mock': '0.1.0; control=off' },
    }));
    const found = await discover({ ports: [closed.port] });
    expect(found).toMatchObject({ isMock: true, control: null, version: '' });
  });

  it('returns the lowest of several terminals, however slow', async () => {
    const all = await Promise.all([terminal(metascalp), terminal(metascalp), terminal(metascalp)]);
    const ports = all.map((each) => each.port);
    const found = await discover({ ports: [...ports].reverse() });
    expect(found.port).toBe(Math.min(...ports));
  });

  it('passes over everybody else and says in the end what they said', async () => {
    const silent = await port(() => {});
    const others = [
      { at: silent, says: 'silent for 1500 ms' },
      { at: FREE_PORT, says: 'refused' },
      { at: (await terminal(() => ({ status: 404, text: 'no' }))).port, says: 'HTTP 404' },
      { at: (await terminal(() => ({ text: '{"app":"Meta' }))).port, says: 'not JSON' },
      { at: (await terminal(() => ({ text: '[]' }))).port, says: 'JSON, but not MetaScalp' },
      { at: (await terminal(() => ({ text: 'null' }))).port, says: 'JSON, but not MetaScalp' },
      { at: (await terminal(() => ({ text: '{"app":"Other"}' }))).port, says: /not MetaScalp/ },
      { at: (await terminal(() => ({ text: '{"app":"metascalp"}' }))).port, says: /not MetaSc/ },
      { at: await port((stream) => stream.end('SSH-2.0-OpenSSH\r\n')), says: /./ },
      { at: await port((stream) => stream.destroy()), says: /./ },
    ];
    const ports = others.map(({ at }) => at);
    const failure = await discover({ ports, timeoutMs: 1500 }).then(
      () => undefined,
      (error: DiscoveryError) => error,
    );
    expect(failure?.name).toBe('DiscoveryError');
    expect(failure?.ports.map((each) => each.port)).toEqual([...ports].sort((a, b) => a - b));
    for (const { at, says } of others) {
      const report = failure?.ports.find((each) => each.port === at);
      expect(report?.says).toMatch(says);
      expect(failure?.message).toContain(`${at}: ${report?.says}`);
    }
    const found = await terminal(metascalp);
    const among = await discover({ ports: [...ports, found.port], timeoutMs: 1500 });
    expect(among.port).toBe(found.port);
  });

  it('follows nobody elsewhere and reads no endless answer', async () => {
    const found = await terminal(metascalp);
    const redirect = await terminal(() => ({
      status: 302,
      text: '',
      headers: { location: `${found.url}/ping` },
    }));
    const endless = await port((stream) => {
      stream.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n');
      const more = (): void => {
        if (!stream.destroyed) stream.write(' '.repeat(65_536), more);
      };
      more();
    });
    const failure = discover({ ports: [redirect.port, endless], timeoutMs: 10_000 });
    await expect(failure).rejects.toMatchObject({
      ports: expect.arrayContaining([
        { port: redirect.port, says: 'HTTP 302' },
        { port: endless, says: 'not JSON' },
      ]),
    });
  });

  it('scans a range, and stops when it is told to', async () => {
    const found = await terminal(metascalp);
    const range = { from: found.port, to: found.port };
    expect(await discover(range)).toMatchObject({ port: found.port });
    await expect(discover({ from: 2, to: 1 })).rejects.toMatchObject({ ports: [] });
    const silent = await port(() => {});
    const stopper = new AbortController();
    const scan = discover({ ports: [silent], timeoutMs: 60_000, signal: stopper.signal });
    stopper.abort(new Error('enough'));
    await expect(scan).rejects.toThrow('enough');
    await expect(discover({ ports: [1], signal: stopper.signal })).rejects.toThrow('enough');
  });
});
