/** Why the market cannot be steered as somebody asked. */
export class SteeringError extends Error {
  override readonly name = 'SteeringError';

  /** @param pointer JSON pointer into what was asked; @param hint what to do about it */
  constructor(
    readonly code: 'BAD_REQUEST' | 'NOT_FOUND',
    message: string,
    readonly pointer: string | null = null,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}
