/** The door `metascalp-mock/jest`: a mock per test file and matchers, for Jest and Vitest alike; imports neither. */
import type { TerminalMatchers } from './matchers.js';
import type { Expect } from './runner.js';
import { installMatchers } from './use-mock.js';

export { type Mock, startMock } from '../index.js';
export type { MockLike } from './matcher.js';
export { matchers, type TerminalMatchers } from './matchers.js';
export type { OrderPattern, TimesOption } from './order-matchers.js';
export type { RunnerOption } from './runner.js';
export { installMatchers, type MockHandle, type UseMockOptions, useMock } from './use-mock.js';

declare global {
  // Known to the types of Jest and of Vitest, and an empty promise for those who have neither.
  namespace jest {
    interface Matchers<R, T> extends TerminalMatchers<R> {}
  }
}

const { expect } = globalThis as unknown as { readonly expect?: Expect };
if (typeof expect?.extend === 'function') installMatchers(expect);
