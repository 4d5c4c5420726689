/** One mock per test file: started before its first test, as new before each, stopped after the last. */

import { type Mock, type Options, startMock } from '../index.js';
import { matchers } from './matchers.js';
import { type Expect, type Runner, type RunnerOption, runnerOf } from './runner.js';
import { dropSaved, forgetSaved, hasSaved, saveInto, saveRecording } from './saved-recording.js';

export interface UseMockOptions extends Partial<Options> {
  /** Where the journals of failed tests are saved, `false` for nowhere; default: a temporary folder. */
  readonly recordings?: string | false;
  /** What the test runner exports, when its functions are no globals. */
  readonly runner?: RunnerOption;
}

export interface MockHandle {
  /** @throws Error outside of the tests and hooks of the file */
  readonly mock: Mock;
}

/**
 * Registers hooks of the test runner; to be called at the top of a file or of a `describe`.
 * @param options those of `startMock`, and two of its own
 * @throws Error when there is no test runner
 */
export function useMock(options: UseMockOptions = {}): MockHandle {
  const { recordings, runner: given, ...rest } = options;
  const runner = runnerOf(given);
  if (runner.expect !== undefined) installMatchers(runner.expect);
  let mock: Mock | undefined;
  runner.beforeAll(async () => {
    mock = await startMock(rest);
    if (recordings !== undefined) saveInto(mock, recordings === false ? null : recordings);
  });
  runner.beforeEach(async () => {
    if (mock === undefined) return;
    await mock.reset();
    forgetSaved(mock);
  });
  runner.afterEach((test) => {
    if (mock !== undefined) settle(mock, test);
  });
  runner.afterAll(async () => {
    await mock?.stop();
    mock = undefined;
  });
  return {
    get mock() {
      if (mock !== undefined) return mock;
      throw new Error('The mock runs only inside of tests and hooks: use it there');
    },
  };
}

/** A test that failed leaves a recording; one that passed after all leaves none. */
function settle(mock: Mock, test: Parameters<Parameters<Runner['afterEach']>[0]>[0]): void {
  if (test.hasFailed === false) dropSaved(mock);
  if (test.hasFailed !== true) return;
  const isTold = hasSaved(mock);
  const lines = saveRecording(mock, test);
  // A failed matcher has told already; now the file holds what came after, too.
  if (isTold || lines.length === 0) return;
  const notice = new Error(lines.join('\n'));
  notice.name = 'Recording';
  // Where it was thrown says nothing; the runner shows the message alone.
  notice.stack = `Recording: ${notice.message}`;
  throw notice;
}

/** Teaches `expect` the matchers; not needed where `expect` was a global when this was imported. */
export function installMatchers(expect: Expect): void {
  expect.extend(matchers as never);
}
