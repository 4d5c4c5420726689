/** Runs a command beside a mock, with the addresses in its environment, and ends with its exit code. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import type { MockTerminal } from './mock.js';
import { leaseRange } from './range.js';
import { type Earlier, verify, watchResets } from './verify.js';
import { htmlOf } from './verify-html.js';
import { screenOf } from './verify-screen.js';

const NOT_FOUND = 127;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ExecOptions {
  /** How long to wait for the port range, in milliseconds; null when it is not needed. */
  readonly leaseMs: number | null;
  readonly begin: () => Promise<MockTerminal>;
  /** What the command did is judged, and shown. */
  readonly isVerified?: boolean;
  /** File for the judgement as a page. */
  readonly htmlReport?: string | undefined;
  /** Where the screen goes; standard output is the command's own. */
  readonly print?: (text: string) => void;
}

/** Orders are duplicated or in doubt, or something is left over. */
const FINDINGS = 1;
/** The journal was too small for a judgement. */
const INCONCLUSIVE = 5;

/**
 * @returns the exit code of the command, 127 when it cannot be found; verified, 1 when there are
 * problems, whatever the command ended with, and 5 when evidence is lost
 * @throws RangeRefused when somebody else holds the port range
 */
export async function execCommand(
  command: readonly string[],
  options: ExecOptions,
): Promise<number> {
  const { leaseMs, begin } = options;
  const giveBack = leaseMs === null ? async () => {} : await leaseRange(leaseMs);
  try {
    const mock = await begin();
    try {
      const earlier = watchResets(mock);
      const code = await run(command, mock);
      return await judge(command, code, { mock, earlier }, options);
    } finally {
      await mock.stop();
    }
  } finally {
    await giveBack();
  }
}

async function judge(
  command: readonly string[],
  code: number,
  { mock, earlier }: { readonly mock: MockTerminal; readonly earlier: Earlier },
  { isVerified, htmlReport, print = (text) => process.stderr.write(text) }: ExecOptions,
): Promise<number> {
  if (!isVerified && htmlReport === undefined) return code;
  const verification = await verify(mock, earlier);
  if (htmlReport !== undefined) {
    writeFileSync(htmlReport, htmlOf(verification, command, code));
    print(`Report: ${htmlReport}\n`);
  }
  if (!isVerified) return code;
  print(screenOf(verification, code));
  if (verification.problems.length > 0) return FINDINGS;
  return verification.lost !== null && code === 0 ? INCONCLUSIVE : code;
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
