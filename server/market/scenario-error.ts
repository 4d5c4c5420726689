/** What is wrong with a scenario, told so that it can be put right without reading our code. */

/** One thing that is wrong, and where. */
export interface Problem {
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  readonly found: string;
  readonly expected: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** A scenario that cannot be used: unknown, unreadable, or describing an impossible world. */
export class ScenarioError extends Error implements Problem {
  readonly pointer: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;

  /** @param file name of the scenario or path of its file, as the user gave it */
  constructor(
    readonly file: string,
    problem: Problem,
  ) {
    const { pointer, found, expected, remedy } = problem;
    const place = pointer === '' ? '' : ` at ${pointer}`;
    super(`Scenario '${file}'${place}: found ${found}, expected ${expected}; ${remedy}`);
    this.name = 'ScenarioError';
    this.pointer = pointer;
    this.found = found;
    this.expected = expected;
    this.remedy = remedy;
  }
}

/** A JSON value, short enough for a sentence. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const MAX_LISTED = 20;

/** Names for a sentence; of many only the first. */
export const listed = (names: readonly string[]): string => {
  if (names.length === 0) return 'there is none';
  const rest = names.length - MAX_LISTED;
  return `${names.slice(0, MAX_LISTED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};
