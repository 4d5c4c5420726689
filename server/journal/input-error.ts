/** Something given that cannot be meant: a match, a fault, a belief. */
export class InputError extends Error {
  override readonly name = 'InputError';

  /** @param pointer JSON pointer into what was given; @param hint what could have been meant */
  constructor(
    message: string,
    readonly pointer: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}
