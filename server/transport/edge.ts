/** What the two edges need of the running world; a reset replaces all of it at once. */
import type { BodyPolicy, DialectName, EditionId } from '../../schemas/index.js';
import type { Journal } from '../journal/journal.js';
import type { Session } from '../session/session.js';
import type { Terminal } from '../terminal/terminal.js';

export interface Edge {
  readonly terminal: Terminal;
  readonly journal: Journal;
  readonly dialect: DialectName;
  readonly edition: EditionId;
  readonly bodies: BodyPolicy;
  /** A new session whose messages leave through `transmit`. */
  openSession(transmit: (text: string) => void): Session;
  closeSession(session: Session): void;
  /** How many frames have been handed to sockets so far. */
  frames(): number;
}
