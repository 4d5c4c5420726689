/** The test runner, Jest or Vitest, as far as a mock needs it; neither is imported. */
import type { RunningTest } from './saved-recording.js';

type Work = () => unknown;
/** Each runner has a type of its own for what its hooks take. */
type Hook = (work: never) => unknown;

/** Each runner has types of its own for matchers and state. */
export interface Expect {
  extend(matchers: never): void;
  getState?: () => unknown;
}

/** `import * as runner from 'vitest'` or from '@jest/globals'. */
export interface RunnerOption {
  readonly beforeAll: Hook;
  readonly beforeEach: Hook;
  readonly afterEach: Hook;
  readonly afterAll: Hook;
  readonly expect?: Expect;
}

/** A test that is over; `hasFailed` is undefined where the runner does not say. */
export interface EndedTest extends RunningTest {
  readonly hasFailed: boolean | undefined;
}

export interface Runner {
  readonly expect: Expect | undefined;
  beforeAll(work: () => Promise<void>): void;
  beforeEach(work: () => Promise<void>): void;
  afterEach(work: (test: EndedTest) => void): void;
  afterAll(work: () => Promise<void>): void;
}

/** @throws Error when neither the argument nor the globals are a test runner */
export function runnerOf(given: RunnerOption | undefined): Runner {
  const runner = given ?? (globalThis as unknown as RunnerOption);
  if (typeof runner.beforeAll !== 'function' || typeof runner.afterEach !== 'function') {
    throw new Error(
      "useMock needs a test runner: turn its globals on, or say useMock({ runner }) after import * as runner from 'vitest'",
    );
  }
  const { expect } = runner;
  const register = (hook: Hook, work: Work): void => void hook(work as never);
  return {
    expect,
    beforeAll: (work) => register(runner.beforeAll, work),
    beforeEach: (work) => register(runner.beforeEach, work),
    afterAll: (work) => register(runner.afterAll, work),
    afterEach: (work) =>
      register(
        runner.afterEach,
        withContext((context) => work(ended(context, expect))),
      ),
  };
}

/**
 * Jest takes a parameter for a callback to be awaited, and Vitest wants its parameter destructured:
 * both are content with a function that names none.
 */
function withContext(work: (context: unknown) => void): Work {
  return function afterTest(): void {
    // biome-ignore lint/complexity/noArguments: see above
    work(arguments[0]);
  };
}

interface VitestContext {
  readonly task?: {
    readonly result?: { readonly state?: string };
    readonly file?: { readonly filepath?: string };
  };
}

function ended(context: unknown, expect: Expect | undefined): EndedTest {
  const { task } = (context ?? {}) as VitestContext;
  const { testPath = task?.file?.filepath, currentTestName } = (expect?.getState?.() ??
    {}) as RunningTest;
  const hasFailed = task === undefined ? jestHasFailed() : task.result?.state === 'fail';
  return { testPath, currentTestName, hasFailed };
}

/** Jest tells hooks nothing about their test, but its state lies open in the globals of the file. */
function jestHasFailed(): boolean | undefined {
  const key = Object.getOwnPropertySymbols(globalThis).find(
    ({ description }) => description === 'JEST_STATE_SYMBOL',
  );
  if (key === undefined) return undefined;
  const state = (globalThis as unknown as Record<symbol, unknown>)[key] as {
    readonly currentlyRunningTest?: { readonly errors?: readonly unknown[] } | null;
  };
  const errors = state?.currentlyRunningTest?.errors;
  return errors === undefined ? undefined : errors.length > 0;
}
