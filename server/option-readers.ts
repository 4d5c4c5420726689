/** How the texts of options are read; what they cannot mean is refused with what they take. */

/** Something that the user must change; the message says what, and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const oneOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (text: string, name: string): Choice => {
    const choice = choices.find((each) => each === text);
    if (choice !== undefined) return choice;
    throw new UsageError(`${name} takes ${choices.join('|')}, not '${text}'`);
  };

export const integer =
  (least: number, most: number) =>
  (text: string, name: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new UsageError(`${name} takes an integer from ${least} to ${most}, not '${text}'`);
  };

export const port =
  <Word extends string>(...words: readonly Word[]) =>
  (text: string, name: string): number | Word => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
    throw new UsageError(
      `${name} takes ${words.join('|')} or a port from 0 to 65535, not '${text}'`,
    );
  };
