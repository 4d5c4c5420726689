/** Eleven free ports in ascending order, for cases that need a range of their own. */
import { createServer, type Server } from 'node:net';

const COUNT = 11;

export async function freePorts(): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: COUNT }, open));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports.sort((a, b) => a - b);
}

const open = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}
