/** What is wrong with an option of the command line, and what to write instead. */
import { nearestWord } from './spelling.js';

/**
 * One sentence for a person, of what `parseArgs` of `node:util` throws.
 * @param verb whose help lists what there is
 * @param known names of options, without dashes
 */
export function optionProblem(error: unknown, verb: string, known: readonly string[]): string {
  const [sentence = ''] = (error as Error).message.split(/\.\s/);
  const wrong = /^Unknown option '--?([^'=]+)/.exec(sentence)?.[1];
  if (wrong === undefined) return `${sentence}; ${helpHint(verb)}`;
  const near = nearestWord(wrong, known) ?? known.find((name) => isBegun(wrong, name));
  return `${sentence}; ${near === undefined ? helpHint(verb) : `did you mean '--${near}'?`}`;
}

/** Where a person finds what a verb takes. */
export const helpHint = (verb: string): string => `see metascalp-mock ${verb} --help`;

/** `--time` for `--timeout`, though that is further away than a slip of the finger. */
const isBegun = (wrong: string, name: string): boolean =>
  wrong.length >= 3 && name.startsWith(wrong);
