/** What an operation may use. */
import type { Terminal } from '../terminal.js';

export interface OperationContext {
  readonly terminal: Terminal;
  /** Journal entry of the request; events that follow name it as their cause. */
  readonly cause: number | null;
}
