/** Which addresses of this machine a port is open on, as the kernel says. */
import { existsSync, readFileSync } from 'node:fs';

/** State of a socket that listens, in /proc/net/tcp. */
const LISTEN = '0A';
const LOOPBACK = /^(0100007F|0000000000000000FFFF00000100007F|00000000000000000000000001000000)$/;

/**
 * @returns a sentence per port that is open beyond loopback, and one per port that is not open at all;
 * nothing where there is no such table
 */
export function listeningBeyondLoopback(ports: readonly number[]): string[] {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].filter((path) => existsSync(path));
  if (tables.length === 0) return [];
  const open = tables
    .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === LISTEN)
    .map(([, local = '']) => local.split(':'));
  return ports.flatMap((port) => {
    const own = open.filter(([, hex = '']) => Number.parseInt(hex, 16) === port);
    if (own.length === 0) return [`port ${port} is not open`];
    return own
      .filter(([address = '']) => !LOOPBACK.test(address))
      .map(([address]) => `port ${port} is open beyond loopback, on ${address}`);
  });
}
