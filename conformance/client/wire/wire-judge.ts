/** Runs a program beside a mock that misbehaves, and judges it by its traffic. */
import type { ChildProcess } from 'node:child_process';

import type { DialectName } from '../../../schemas/index.js';
import { type Mock, startMock } from '../../../server/index.js';
import { Expect } from '../../expect.js';
import { pause, startTimer, stopwatch } from '../../time.js';
import type { RunRecord } from '../../verdict.js';
import { lineOf } from '../lab.js';
import { plainFindings } from '../plain-findings.js';
import { startClient } from '../stdio-subject.js';
import type { Situation, Watched } from './situation.js';

export interface WireOptions {
  readonly command: readonly string[];
  readonly dialect: DialectName;
  /** How long the program runs in each situation. */
  readonly durationMs: number;
  /** The program looks for the terminal itself, so it stands where the product would. */
  readonly isRange: boolean;
}

/** There is no such program. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** How often it is looked whether the program is at work. */
const GLANCE_MS = 50;

/** How long it is left in peace before it is disturbed. */
const PEACE_MS = 400;

/** How long it may take to end when it is told to. */
const GOODBYE_MS = 1000;

/** How long it may take until it says something; its time begins then. */
const START_MS = 10_000;

export async function judgeByWire(given: Situation, options: WireOptions): Promise<RunRecord> {
  const { id, title, requirement } = given;
  const about = { id, title, requirement, level: 'must', effect: 'trade', covers: [] } as const;
  const elapsed = stopwatch();
  const { scenario = 'quiet', ids = 'small', knobs = {}, dialect = options.dialect } = given.world;
  const mock = await startMock({
    ...{ scenario, ids, knobs, dialect, port: options.isRange ? 'auto' : 0, controlPort: 0 },
  });
  try {
    given.arrange?.(mock);
    const expect = new Expect({ requirement, edition: null, seen: () => logOf(mock).slice(-12) });
    const watched = await watch(mock, expect, given, options);
    const reason = given.judge(watched);
    const durationMs = Math.round(elapsed());
    const log = reason === undefined && expect.findings.length > 0 ? logOf(mock) : [];
    const outcome = { durationMs, findings: plainFindings(expect.findings), log };
    if (reason !== undefined)
      return { ...about, verdict: 'skip', reason, ...outcome, findings: [] };
    const verdict = expect.findings.length > 0 ? 'fail' : 'pass';
    return { ...about, verdict, reason: '', ...outcome };
  } finally {
    await mock.stop();
  }
}

async function watch(
  mock: Mock,
  expect: Expect,
  { disturb, patienceMs = 0 }: Situation,
  { command, durationMs }: WireOptions,
): Promise<Watched> {
  const child = startClient(command, mock, ['ignore', 'ignore', 'ignore']);
  const ending = endingOf(child);
  const orGone = (isSo: () => boolean) => () => ending.code !== null || isSo();
  await glance(
    orGone(() => hasSpoken(mock)),
    START_MS,
  );
  if (ending.error !== null)
    throw new CannotStart(`The client does not start: ${ending.error.message}`);
  const elapsed = stopwatch();
  let disturbedAt: number | null = null;
  let before: readonly string[] = [];
  if (disturb !== undefined) {
    await glance(
      orGone(() => subscriptionsOf(mock).length > 0),
      durationMs,
    );
    if (subscriptionsOf(mock).length > 0) {
      await pause(PEACE_MS);
      before = subscriptionsOf(mock);
      disturbedAt = mock.journal.all({ limit: 0 }).last;
      disturb(mock);
      await glance(
        orGone(() => before.every((each) => subscriptionsOf(mock).includes(each))),
        patienceMs,
      );
    }
  }
  const restMs = disturbedAt === null ? durationMs - elapsed() : durationMs;
  await glance(() => ending.code !== null, restMs);
  const exitCode = ending.code;
  const after = subscriptionsOf(mock);
  const { entries } = mock.journal.all({ limit: 20_000 });
  await end(child, ending.gone);
  return { mock, expect, entries, exitCode, disturbedAt, before, after, durationMs };
}

/** Looks until something is so, at most so long. */
async function glance(isSo: () => boolean, ms: number): Promise<void> {
  const elapsed = stopwatch();
  while (!isSo() && elapsed() < ms) await pause(GLANCE_MS);
}

/** Whether a request or a socket has come. */
const hasSpoken = (mock: Mock): boolean =>
  mock.sockets.list().sockets.length > 0 ||
  mock.journal.count({ dir: 'in', channel: 'rest' }).count > 0;

interface Ending {
  /** 128 when it was killed; null while it runs. */
  code: number | null;
  error: Error | null;
  readonly gone: Promise<void>;
}

function endingOf(child: ChildProcess): Ending {
  let leave = (): void => {};
  const ending: Ending = {
    ...{ code: null, error: null },
    gone: new Promise((resolve) => {
      leave = resolve;
    }),
  };
  child.once('error', (error) => {
    Object.assign(ending, { error, code: 127 });
    leave();
  });
  child.once('exit', (code) => {
    ending.code ??= code ?? 128;
    leave();
  });
  return ending;
}

async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = startTimer(GOODBYE_MS, () => child.kill('SIGKILL'));
  await gone;
  timer.cancel();
}

/** Of sockets through which something comes. */
const subscriptionsOf = (mock: Mock): readonly string[] =>
  mock.sockets
    .list()
    .sockets.filter(({ state }) => state === 'open')
    .flatMap(({ subscriptions }) => subscriptions)
    .sort();

const logOf = (mock: Mock): readonly string[] =>
  mock.journal.all({ limit: 2000 }).entries.map(lineOf);
