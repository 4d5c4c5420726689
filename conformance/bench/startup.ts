/** From the start of the process to the first answered ping, and the memory then, beside bare express + ws. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { freePort } from './free-port.js';
import { type BenchTable, median, type Row } from './measure.js';

const PAIRS = 11;
const RETRY_MS = 2;
const GIVE_UP_MS = 20_000;

interface Start {
  readonly ms: number;
  /** Resident memory in MB; null where the system does not tell. */
  readonly megabytes: number | null;
}

export async function benchStartup(): Promise<BenchTable> {
  const root = process.cwd();
  const ours = (port: number): string[] => [
    join(root, 'dist', 'cli.js'),
    ...['serve', '--port', String(port), '--control-port', '0', '--quiet'],
  ];
  const peer = (port: number): string[] => [
    join(root, 'conformance', 'bench', 'peers', 'express-ws.js'),
    String(port),
  ];
  await startOnce(ours);
  await startOnce(peer);
  const pairs: { readonly ours: Start; readonly peer: Start }[] = [];
  for (let i = 0; i < PAIRS; i += 1) {
    pairs.push({ ours: await startOnce(ours), peer: await startOnce(peer) });
  }
  const row = (pick: (start: Start) => number): Row => {
    const a = pairs.map((pair) => pick(pair.ours));
    const b = pairs.map((pair) => pick(pair.peer));
    const ratios = a.map((value, i) => value / (b[i] ?? 1)).sort((x, y) => x - y);
    const spread = [ratios[0] ?? 0, ratios.at(-1) ?? 0] as const;
    return { ours: median(a), peer: median(b), ratio: median(ratios), spread };
  };
  const hasMemory = pairs.every((pair) => pair.ours.megabytes !== null);
  return {
    peer: 'express + ws',
    runs: PAIRS,
    verified: true,
    unit: 'ms or MB',
    rows: {
      ping: row(({ ms }) => ms),
      ...(hasMemory ? { memory: row(({ megabytes }) => megabytes ?? 0) } : {}),
    },
  };
}

async function startOnce(command: (port: number) => string[]): Promise<Start> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, command(port), { stdio: 'ignore' });
  try {
    await firstPing(port);
    return { ms: performance.now() - begin, megabytes: residentMegabytes(child.pid ?? 0) };
  } finally {
    const gone = new Promise((done) => child.once('close', done));
    child.kill('SIGKILL');
    await gone;
  }
}

async function firstPing(port: number): Promise<void> {
  const begin = performance.now();
  while (performance.now() - begin < GIVE_UP_MS) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/ping`);
      await response.text();
      if (response.status === 200) return;
    } catch {
      await new Promise((retry) => setTimeout(retry, RETRY_MS));
    }
  }
  throw new Error(`Nothing answered on port ${port} within ${GIVE_UP_MS} ms`);
}

/** Only Linux tells it in a file. */
function residentMegabytes(pid: number): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
