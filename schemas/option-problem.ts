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
  if (wrong === undefined) return `${otherProblem(sentence, verb)}; ${helpHint(verb)}`;
  const near = nearestWord(wrong, known) ?? known.find((name) => isBegun(wrong, name));
  return `${sentence}; ${near === undefined ? helpHint(verb) : `did you mean '--${near}'?`}`;
}

function otherProblem(sentence: string, verb: string): string {
  const [, name, what] =
    /^Option '(--[\w-]+).* argument (missing|is ambiguous)/.exec(sentence) ?? [];
  if (what === 'missing') return `${name} takes a value`;
  if (what !== undefined)
    return `${name} takes a value; one with a dash in front is written ${name}=-…`;
  return sentence.startsWith('Unexpected argument') && WITH_COMMAND.includes(verb)
    ? takesCommand(verb)
    : sentence;
}

/** What stands behind two dashes is a program. */
const WITH_COMMAND = ['exec', 'conformance-client'];
export const takesCommand = (verb: string): string =>
  `${verb} takes a command: ${verb} [options] -- <command …>`;

/** Where a person finds what a verb takes. */
export const helpHint = (verb: string): string => `see metascalp-mock ${verb} --help`;

/** `--time` for `--timeout`, though that is further away than a slip of the finger. */
const isBegun = (wrong: string, name: string): boolean =>
  wrong.length >= 3 && name.startsWith(wrong);
