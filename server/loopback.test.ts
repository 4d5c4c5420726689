import { networkInterfaces } from 'node:os';

import { type Mock, startMock } from './index.js';
import { listeningBeyondLoopback } from './testing/listening.js';
import { call } from './testing/wire.js';

let mock: Mock;
afterEach(() => mock.stop());

const portsOf = ({ port, controlUrl }: Mock): readonly number[] => [
  port,
  Number(new URL(controlUrl ?? '').port),
];

/** Addresses of this machine under which others know it. */
const outside = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);

describe('a mock', () => {
  it('listens on loopback alone', async () => {
    mock = await startMock({ scenario: 'empty', controlPort: 0 });
    expect(listeningBeyondLoopback(portsOf(mock))).toEqual([]);
    for (const address of outside) {
      for (const port of portsOf(mock)) {
        await expect(call(`http://${address}:${port}/health`)).rejects.toThrow();
      }
    }
  });

  it('listens beyond it when asked, and there only answers who knows its name', async () => {
    const open = { host: '0.0.0.0', controlHost: '0.0.0.0', allowHost: ['mock.test'] };
    mock = await startMock({ scenario: 'empty', controlPort: 0, ...open });
    const ports = portsOf(mock);
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    expect((await call(`${mock.control}/health`)).status).toBe(200);
    for (const address of outside) {
      expect((await call(`http://${address}:${mock.port}/ping`)).status).toBe(200);
      expect((await call(`http://${address}:${ports[1]}/health`)).status).toBe(403);
    }
    const found = listeningBeyondLoopback(ports);
    expect(found).toHaveLength(process.platform === 'linux' ? 2 : 0);
  });
});
