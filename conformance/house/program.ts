/** The program as it is shipped, in processes that tests begin. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join('dist', 'test', 'cli.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running: ChildProcess[] = [];

/** To be called after each test: no process outlives the test that began it. */
export function killAll(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

export const launch = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess => launchNode([PROGRAM, ...args], environment);

/** Anything else that this Node runs. */
export function launchNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment } });
  running.push(child);
  return child;
}

/** Everything that it says from now on, and how it ends. */
export function end(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

export const run = (...args: readonly string[]): Promise<Ended> => end(launch(args));

/** The line by which it says that it is ready. */
export function ready(child: ChildProcess): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) =>
      resolve(JSON.parse(String(chunk)) as Record<string, string>),
    );
    child.once('close', () => reject(new Error('It ended without a ready line')));
  });
}
