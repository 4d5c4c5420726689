/** The message of a failure: what was expected, what came near, the timeline, and the recording that replays it. */
import type { Mock } from '../index.js';
import { type RunningTest, saveRecording } from './saved-recording.js';
import { timeline } from './timeline.js';

export interface FailureParts {
  /** `expect(mock).toBeFlat(1)` */
  readonly title: string;
  /** A sentence. */
  readonly expected: string;
  /** What was there instead; lines. */
  readonly found: readonly string[];
}

/** Saves the journal, too: whoever composes a message has failed. */
export function failureText(mock: Mock, test: RunningTest, parts: FailureParts): string {
  const { entries } = mock.journal.all({ limit: Number.MAX_SAFE_INTEGER });
  return [
    parts.title,
    '',
    parts.expected,
    ...parts.found.map((line) => `  ${line}`),
    '',
    `Timeline (${entries.length} journal entries; → from the client, ← to the client)`,
    ...(entries.length === 0 ? ['  nothing has happened'] : timeline(entries)),
    '',
    ...saveRecording(mock, test),
  ].join('\n');
}

/** `expect(mock).not.toBeFlat(1)` */
export function titleOf(name: string, isNot: boolean, ...values: readonly unknown[]): string {
  const given = values.filter((value) => value !== undefined).map((value) => JSON.stringify(value));
  return `expect(mock).${isNot ? 'not.' : ''}${name}(${given.join(', ')})`;
}
