/** A fault entry that cannot be meant. */
export class FaultError extends Error {
  override readonly name = 'FaultError';

  /** @param pointer JSON pointer into the entry; @param hint what could have been meant */
  constructor(
    message: string,
    readonly pointer: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}
