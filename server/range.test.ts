import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';

import { startMock } from './index.js';
import { foreignTerminals, leaseRange, RANGE, scanRange } from './range.js';

const open: Server[] = [];
const listen = async (server: Server): Promise<number> => {
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
};
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const http = (body: string) => createHttp((_, response) => response.end(body));

describe('the range', () => {
  it('has the eleven ports of the product', () => {
    expect([RANGE.length, RANGE[0], RANGE.at(-1)]).toEqual([11, 17_845, 17_855]);
  });

  it('tells apart what answers', async () => {
    const mock = await startMock({ scenario: 'quiet' });
    const hidden = await startMock({ scenario: 'quiet', mark: false });
    const sockets = new Set<{ destroy(): void }>();
    const silent = createTcp((socket) => sockets.add(socket));
    const ports = {
      mock: mock.port,
      hidden: hidden.port,
      other: await listen(http('<html>')),
      json: await listen(http('{"app":"Other"}')),
      pascal: await listen(http('{"App":"MetaScalp","Version":"9.9"}')),
      silent: await listen(silent),
      free: await listen(createTcp()),
    };
    await new Promise((done) => open.pop()?.close(done));
    const reports = await scanRange(Object.values(ports));
    expect(reports.map(({ kind }) => kind)).toEqual([
      'mock',
      'terminal',
      'http',
      'http',
      'terminal',
      'silent',
      'free',
    ]);
    const foreign = await foreignTerminals(Object.values(ports));
    expect(foreign.map(({ port, version }) => [port, version])).toEqual([
      [ports.hidden, '1.0.671'],
      [ports.pascal, '9.9'],
    ]);
    for (const socket of sockets) socket.destroy();
    await Promise.all([mock.stop(), hidden.stop()]);
  });
});

describe('the lease of the range', () => {
  it('has one holder at a time; others wait, or give up in plain words', async () => {
    const port = await listen(createTcp());
    await new Promise((done) => open.pop()?.close(done));
    const giveBack = await leaseRange(0, port);
    await expect(leaseRange(0, port)).rejects.toThrow(/Another program holds the port range/);
    const waiting = leaseRange(60_000, port);
    await giveBack();
    await (await waiting)();
  });
});
