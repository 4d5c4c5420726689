/** Colours of verdicts, for people at a terminal who want them. */
import type { Screen } from './console.js';

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const COLOURS: Readonly<Record<string, number>> = {
  pass: GREEN,
  known: YELLOW,
  skip: YELLOW,
  disabled: YELLOW,
  fail: RED,
  fixed: RED,
  error: RED,
};

/** `NO_COLOR` with any value says no (no-color.org), `FORCE_COLOR` says yes; otherwise a terminal decides. */
export function wantsColour(
  { isTTY }: Pick<Screen, 'isTTY'>,
  { NO_COLOR = '', FORCE_COLOR = '', TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return isTTY === true && TERM !== 'dumb';
}

/** The line, with the verdict at its start coloured. */
export function painted(line: string): string {
  const [verdict = ''] = line.split(' ');
  const colour = Object.hasOwn(COLOURS, verdict) ? COLOURS[verdict] : undefined;
  if (colour === undefined) return line;
  return `\u001b[${colour}m${verdict}\u001b[0m${line.slice(verdict.length)}`;
}
