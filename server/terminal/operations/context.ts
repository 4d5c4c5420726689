/** What an operation may use. */
import type { OrderOrigin } from '../hub.js';
import type { Terminal } from '../terminal.js';

export interface OperationContext {
  readonly terminal: Terminal;
  /** Journal entry of the request; events that follow name it as their cause. */
  readonly cause: number | null;
  /** Whose wish it is; a client's unless said otherwise. */
  readonly origin?: OrderOrigin;
  /** Lets whoever asked wait in vain: the connection ends without an answer. */
  readonly loseReply?: () => void;
  /** Asked when a command reaches the exchange: its refusal, in place of everything else. */
  readonly venueRefusal?: () => string | undefined;
}
