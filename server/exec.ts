/** Runs a command beside a mock, with the addresses in its environment, and ends with its exit code. */
import { spawn } from 'node:child_process';

import type { MockTerminal } from './mock.js';
import { leaseRange } from './range.js';

const NOT_FOUND = 127;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface ExecOptions {
  /** How long to wait for the port range, in milliseconds; null when it is not needed. */
  readonly leaseMs: number | null;
  readonly begin: () => Promise<MockTerminal>;
}

/** @returns the exit code of the command; 127 when it cannot be found */
export async function execCommand(
  command: readonly string[],
  { leaseMs, begin }: ExecOptions,
): Promise<number> {
  const giveBack = leaseMs === null ? async () => {} : await leaseRange(leaseMs);
  try {
    const mock = await begin();
    try {
      return await run(command, mock);
    } finally {
      await mock.stop();
    }
  } finally {
    await giveBack();
  }
}

function run([program = '', ...args]: readonly string[], mock: MockTerminal): Promise<number> {
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      METASCALP_URL: mock.url,
      METASCALP_PORT: String(mock.port),
      METASCALP_WS_URL: mock.ws,
      METASCALP_CONTROL_URL: mock.controlUrl ?? '',
    },
  });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      process.stderr.write(`Cannot run '${program}': ${error.message}\n`);
      resolve(error.code === 'ENOENT' ? NOT_FOUND : 126);
    });
    child.once('exit', (code, signal) => {
      for (const each of SIGNALS) process.off(each, pass);
      resolve(code ?? (signal === null ? 1 : 128 + signalNumber(signal)));
    });
  });
}

/** Shells report a killed command as 128 plus the number of the signal. */
const signalNumber = (signal: NodeJS.Signals): number =>
  ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 })[signal as string] ?? 0;
