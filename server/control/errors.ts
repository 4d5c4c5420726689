/** Refusals of the control door and of the methods behind it. */

export const CONTROL_STATUS = {
  BAD_REQUEST: 400,
  FOREIGN: 403,
  NOT_FOUND: 404,
  METHOD: 405,
  CLOCK_IS_REAL: 409,
  JOURNAL_OVERFLOW: 409,
  RESET: 409,
  TOO_LARGE: 413,
  DEADLINE: 504,
} as const;

export type ControlCode = keyof typeof CONTROL_STATUS;

export class ControlError extends Error {
  override readonly name = 'ControlError';

  /**
   * @param pointer JSON pointer into the body
   * @param hint what could have been meant
   * @param details further fields of the answer
   */
  constructor(
    readonly code: ControlCode,
    message: string,
    readonly pointer: string | null = null,
    readonly hint: string | null = null,
    readonly details: object = {},
  ) {
    super(message);
  }
}
