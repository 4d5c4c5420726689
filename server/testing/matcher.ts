/** What a matcher is to Jest and Vitest alike, and how ours are given a mock. */
import type { Mock } from '../index.js';
import { failureText, titleOf } from './failure.js';
import type { RunningTest } from './saved-recording.js';

/** What `this` is in a matcher, as far as ours look at it. */
export interface MatcherContext extends RunningTest {
  readonly isNot?: boolean | undefined;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a look at the mock came to. */
export interface Judgement {
  readonly pass: boolean;
  /** The expectation as a sentence, for either sense. */
  readonly expected: { readonly is: string; readonly not: string };
  /** Lines that say what was there; asked for only when the test fails. */
  readonly found: () => readonly string[];
}

/** A mock, or the handle that `useMock` gives. */
export type MockLike = Mock | { readonly mock: Mock };

/** @throws Error when it is neither */
export function mockOf(received: unknown, name: string): Mock {
  const candidate = (received as { readonly mock?: unknown } | null | undefined)?.mock ?? received;
  if (isMock(candidate)) return candidate;
  throw new Error(
    `${name} looks at a mock: expect(mock).${name}(…), with what startMock or useMock gave you`,
  );
}

export const isMock = (value: unknown): value is Mock =>
  typeof value === 'object' && value !== null && 'journal' in value && 'truth' in value;

/** Turns a judgement into what the runner wants; the message is composed only when it is read. */
export function resultOf(
  context: MatcherContext | undefined,
  mock: Mock,
  judgement: Judgement,
  ...title: readonly [name: string, ...values: readonly unknown[]]
): MatcherResult {
  const { pass, expected, found } = judgement;
  const isNot = context?.isNot ?? false;
  const [name, ...values] = title;
  return {
    pass,
    message: () =>
      failureText(mock, context ?? {}, {
        title: titleOf(name, isNot, ...values),
        expected: isNot ? expected.not : expected.is,
        found: found(),
      }),
  };
}
