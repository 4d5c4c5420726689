import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { matchers } from './matchers.js';
import { useMock } from './use-mock.js';
import { call } from './wire.js';

const folder = mkdtempSync(join(tmpdir(), 'metascalp-use-mock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Hook = (this: unknown, ...context: unknown[]) => unknown;

/** A runner by hand: hooks are called when the test says so. */
function runner() {
  const hooks: Record<string, Hook> = {};
  const register = (name: string) => (work: Hook) => {
    hooks[name] = work;
  };
  return {
    ...{ beforeAll: register('beforeAll'), beforeEach: register('beforeEach') },
    ...{ afterEach: register('afterEach'), afterAll: register('afterAll') },
    expect: {
      taught: [] as object[],
      extend(given: object) {
        this.taught.push(given);
      },
      getState: () => ({ testPath: '/x/bot.test.ts', currentTestName: 'a bot sells' }),
    },
    run: async (name: string, context?: unknown) => hooks[name]?.call(null, context),
  };
}

const ended = (state: string) => ({ task: { result: { state } } });
const file = join(folder, 'bot.test-a-bot-sells.ndjson');

describe('useMock', () => {
  it('starts, renews and stops with the hooks of the runner that it is handed', async () => {
    const by = runner();
    const terminal = useMock({ runner: by, scenario: 'empty', recordings: folder });
    expect(by.expect.taught).toEqual([matchers]);
    expect(() => terminal.mock).toThrow('The mock runs only inside of tests and hooks');
    await by.run('beforeAll');
    const { mock } = terminal;
    await by.run('beforeEach');
    await call(`${mock.url}/ping`);
    expect(mock.journal.all().entries).toHaveLength(2);
    await by.run('beforeEach');
    expect(mock.journal.all().entries).toHaveLength(0);
    await by.run('afterAll');
    await expect(call(`${mock.url}/ping`)).rejects.toThrow();
    expect(() => terminal.mock).toThrow();
  });

  it('saves the journal of a test that failed by itself, and says where', async () => {
    const by = runner();
    const terminal = useMock({ runner: by, scenario: 'empty', recordings: folder });
    await by.run('beforeAll');
    await by.run('beforeEach');
    await call(`${terminal.mock.url}/ping`);
    await by.run('afterEach', ended('pass'));
    expect(existsSync(file)).toBe(false);
    await expect(by.run('afterEach', ended('fail'))).rejects.toThrow(
      `Journal saved: ${file}\nReplay it:     npx metascalp-mock replay ${file}`,
    );
    expect(readFileSync(file, 'utf8')).toContain('"ping"');
    await by.run('afterAll');
  });

  it('adds nothing to a failed matcher, and takes the recording of a retry away', async () => {
    const by = runner();
    const terminal = useMock({ runner: by, scenario: 'empty', recordings: folder });
    await by.run('beforeAll');
    await by.run('beforeEach');
    const fail = () => matchers.toHavePlacedOrder.call(by.expect.getState(), terminal).message();
    expect(fail()).toMatch(/it placed none[\s\S]*replay .*bot\.test-a-bot-sells\.ndjson$/);
    await call(`${terminal.mock.url}/ping`);
    await by.run('afterEach', ended('fail'));
    expect(readFileSync(file, 'utf8')).toContain('"ping"');
    await by.run('beforeEach');
    fail();
    await by.run('afterEach', ended('pass'));
    expect(existsSync(file)).toBe(false);
    await by.run('afterAll');
  });

  it('saves nothing where that is not wanted', async () => {
    const by = runner();
    const terminal = useMock({ runner: by, scenario: 'empty', recordings: false });
    await by.run('beforeAll');
    await by.run('afterEach', ended('fail'));
    const text = matchers.toHaveReceivedMessage.call({}, terminal, 'order_update').message();
    expect(text).not.toContain('Journal saved');
    await by.run('afterAll');
  });

  it('knows in this runner, too, whether a test has failed', () => {
    const key = Object.getOwnPropertySymbols(globalThis).find(
      ({ description }) => description === 'JEST_STATE_SYMBOL',
    );
    const state = (globalThis as never as Record<symbol, unknown>)[key as symbol];
    expect(state).toMatchObject({ currentlyRunningTest: { errors: [] } });
  });

  it('asks for a runner where there is none', () => {
    expect(() => useMock({ runner: {} as never })).toThrow("import * as runner from 'vitest'");
  });
});
