/** A match that cannot be meant. */
export class MatchError extends Error {
  override readonly name = 'MatchError';

  /** @param pointer JSON pointer into what was given; @param hint what could have been meant */
  constructor(
    message: string,
    readonly pointer: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}
