/** A client in another process, spoken to in JSON lines over its stdin and stdout. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { decimalText } from '../../schemas/index.js';
import { startTimer } from '../time.js';
import { type Subject, Unsupported } from './subject.js';
import type { MockAddress, SubjectMaker } from './trader-subject.js';

/** How long a request may take. */
const REQUEST_MS = 10_000;

/** How long a client may take to end when its input has ended. */
const GOODBYE_MS = 1000;

/** So many lines of its log are shown when it ends by itself. */
const MAX_LOG_LINES = 8;

/** @param command program and arguments; `{url}`, `{ws}`, `{port}` and `{control}` are replaced */
export const stdioSubject =
  (command: readonly string[]): SubjectMaker =>
  ({ mock }) => {
    const line = new Line(startClient(command, mock, ['pipe', 'pipe', 'pipe']));
    const ask = async <Value>(request: string, fields: object = {}): Promise<Value> =>
      (await line.ask(request, fields)) as Value;
    return {
      hello: () => ask('hello', { protocol: 1 }),
      connect: (wish) => ask('connect', wish),
      subscribe: (wish) => ask('subscribe', wish),
      place: (wish) => ask('place', wish),
      cancel: (wish) => ask('cancel', wish),
      belief: async (query) => {
        const { id: _, ok: __, ...belief } = await ask<Record<string, unknown>>('belief', query);
        return belief as never;
      },
      close: () => line.end(),
    } satisfies Subject;
  };

export function startClient(
  command: readonly string[],
  mock: MockAddress,
  stdio: 'ignore' | readonly ('pipe' | 'inherit' | 'ignore')[],
): ChildProcess {
  const { url, ws, port, controlUrl } = mock;
  const values: Readonly<Record<string, string>> = {
    ...{ url, ws, port: String(port), control: controlUrl ?? '' },
  };
  const [program = '', ...args] = command.map((part) =>
    part.replaceAll(/\{(url|ws|port|control)\}/g, (_, name: string) => values[name] ?? ''),
  );
  return spawn(program, args, {
    stdio: stdio as never,
    env: {
      ...process.env,
      METASCALP_URL: url,
      METASCALP_PORT: String(port),
      METASCALP_WS_URL: ws,
      METASCALP_CONTROL_URL: controlUrl ?? '',
    },
  });
}

interface Waiting {
  resolve(answer: object): void;
  reject(error: Error): void;
}

class Line {
  readonly #waiting = new Map<number, Waiting>();
  readonly #log: string[] = [];
  #last = 0;
  #ended: Error | null = null;
  readonly #gone: Promise<void>;

  constructor(readonly child: ChildProcess) {
    const { stdout, stderr, stdin } = child;
    if (stdout !== null) createInterface(stdout).on('line', (line) => this.#hear(line));
    if (stderr !== null) {
      createInterface(stderr).on('line', (line) => {
        this.#log.push(line);
        if (this.#log.length > MAX_LOG_LINES) this.#log.shift();
      });
    }
    stdin?.on('error', () => {});
    this.#gone = new Promise((resolve) => {
      const over = (why: string): void => {
        this.#ended = new Error([`the client ended: ${why}`, ...this.#log].join('\n'));
        for (const { reject } of this.#waiting.values()) reject(this.#ended);
        this.#waiting.clear();
        resolve();
      };
      child.once('error', (error) => over(error.message));
      child.once('close', (code, signal) => over(signal ?? `exit code ${code}`));
    });
  }

  ask(request: string, fields: object): Promise<object> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const timer = startTimer(REQUEST_MS, () => {
        this.#waiting.delete(id);
        reject(new Error(`no answer to '${request}' within ${REQUEST_MS} ms`));
      });
      this.#waiting.set(id, {
        resolve: (answer) => {
          timer.cancel();
          resolve(answer);
        },
        reject: (error) => {
          timer.cancel();
          reject(error);
        },
      });
      this.child.stdin?.write(`${plainJson({ id, do: request, ...fields })}\n`);
    });
  }

  async end(): Promise<void> {
    if (this.#ended === null) {
      await Promise.race([this.ask('close', {}).catch(() => {}), this.#gone]);
      this.child.stdin?.end();
      const timer = startTimer(GOODBYE_MS, () => this.child.kill('SIGKILL'));
      await this.#gone;
      timer.cancel();
    }
  }

  #hear(line: string): void {
    let answer: { id?: number; ok?: boolean; error?: string };
    try {
      answer = JSON.parse(line) as typeof answer;
    } catch {
      this.#log.push(`no JSON on stdout: ${line.slice(0, 200)}`);
      return;
    }
    const waiting = this.#waiting.get(answer.id ?? 0);
    this.#waiting.delete(answer.id ?? 0);
    if (answer.ok === true) waiting?.resolve(answer);
    else if (answer.error === 'unsupported') waiting?.reject(new Unsupported('unsupported'));
    else waiting?.reject(new Error(answer.error ?? 'failed without a reason'));
  }
}

/** JSON whose numbers have no exponent, for readers that know none. */
function plainJson(value: unknown): string {
  if (typeof value === 'number') return decimalText(value);
  if (Array.isArray(value)) return `[${value.map(plainJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${plainJson(item)}`).join(',')}}`;
}
