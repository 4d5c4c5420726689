/** What the parts of a mock throw, as refusals of the control door. */
import { ControlError } from '../control/errors.js';
import { InputError } from '../journal/input-error.js';
import { JournalOverflow } from '../journal/query.js';
import { WaitFailed } from '../journal/wait.js';
import { checkKeys } from '../truth/difference.js';
import type { DeadlineDetails } from './journal.js';

/** @throws ControlError for what cannot be done as asked */
export function loudly<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw refusalOf(error);
  }
}

/** A slip in the name of an option must not pass for an option that is left out. @throws ControlError BAD_REQUEST */
export const onlyKeys = (given: object, ...known: readonly string[]): void =>
  loudly(() => checkKeys(given, known, ''));

/** @returns the error itself when it is none of those */
export function refusalOf(error: unknown): unknown {
  if (error instanceof InputError) {
    return new ControlError('BAD_REQUEST', error.message, error.pointer, error.hint);
  }
  if (error instanceof JournalOverflow) {
    return new ControlError('JOURNAL_OVERFLOW', error.message, null, error.hint);
  }
  if (!(error instanceof WaitFailed)) return error;
  const { because, message, near, seen, found } = error;
  if (because !== 'deadline') return new ControlError('RESET', message);
  const details: DeadlineDetails = { near, seen, found };
  return new ControlError('DEADLINE', message, null, null, details);
}
