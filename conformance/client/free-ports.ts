/** Eleven free ports in a row, for cases that need a range of their own. */
import { createServer, type Server } from 'node:net';
import { threadId } from 'node:worker_threads';

const COUNT = 11;

/** Below what systems hand out by themselves, so that no other socket of ours strays into a range. */
const FIRST = 20_000;
const BLOCKS = 1000;

let taken = 0;

/** @throws Error when there are none */
export async function freePorts(): Promise<readonly number[]> {
  for (let tries = 0; tries < BLOCKS; tries += 1) {
    // Processes, threads and lanes begin at different places, so that they seldom meet.
    const block = (process.pid + 101 * threadId + 17 * taken) % BLOCKS;
    taken += 1;
    const ports = Array.from({ length: COUNT }, (_, i) => FIRST + block * COUNT + i);
    if (await areFree(ports)) return ports;
  }
  throw new Error(`No ${COUNT} free ports in a row`);
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  const servers = await Promise.allSettled(ports.map(open));
  const opened = servers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  await Promise.all(opened.map((server) => new Promise((done) => server.close(done))));
  return opened.length === ports.length;
}

const open = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
