/** What the two edges need of the running world; a reset replaces all of it at once. */
import type { BodyPolicy, DialectName, EditionId } from '../../schemas/index.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Journal } from '../journal/journal.js';
import type { Session } from '../session/session.js';
import type { Connection } from '../terminal/connection.js';
import type { Terminal } from '../terminal/terminal.js';
import type { TradeTap } from '../terminal/trade-tap.js';
import type { Past } from '../truth/past.js';
import type { Truth } from '../truth/truth.js';
import type { Withholding } from './frame-faults.js';
import type { Outbox } from './socket-outbox.js';

export interface Edge {
  readonly terminal: Terminal;
  readonly journal: Journal;
  readonly truth: Truth;
  readonly past: Past;
  /** For those who look on. */
  readonly trades: TradeTap;
  readonly faults: FaultPlan;
  readonly dialect: DialectName;
  readonly edition: EditionId;
  readonly bodies: BodyPolicy;
  /** A new session whose messages leave through the outbox. */
  openSession(outbox: Outbox): Session;
  closeSession(session: Session): void;
  /** Hands a text to sessions as it is. @param name how the journal calls it */
  sendText(sessions: readonly Session[], name: string, text: string, cause: number | null): void;
  /** A connection has become active again: its subscribers are told what they missed. */
  connectionResumed(connection: Connection, cause: number | null): void;
  /** How many frames have been handed to sockets so far. */
  frames(): number;
  /** Hands what waits for the end of the turn to the sockets now. */
  flush(): void;
  /** Waits for clients that are late with reading; `undefined` when none is. */
  pressure(): Promise<void> | undefined;
  /** Time that is under our control waits for this. */
  underway(work: Promise<void>): void;
  /** Private news that follow from a request are told nobody until `endWithholding`. */
  withhold(cause: number, withholding: Withholding): void;
  endWithholding(cause: number): void;
  /** Resets the sockets that are subscribed to the account of a connection. */
  dropSubscribers(connectionId: number): void;
  /** The next order of a connection is filled whole when it is accepted. @returns what forgets that */
  fillNext(connection: Connection): () => void;
  /** The crowd takes everything up to an order, and the order itself. */
  fillNow(connection: Connection, orderNumber: number, cause: number): void;
}
