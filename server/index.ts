/** The door of the server: `startMock` for tests, and what the verbs need. */
import { type Options, optionsOf } from './config.js';
import type { MockTerminal } from './mock.js';
import { start } from './start.js';

export { type AttachedMock, attach } from './attach.js';
export type { Options } from './config.js';
export type { DoorEntry } from './control/door-json.js';
export { ControlError } from './control/errors.js';
export type { KnownFault } from './faults/armed.js';
export type { Surface as FaultSurface } from './faults/fault.js';
export type { FaultEntry } from './faults/fault-entry.js';
export type { Match } from './journal/match.js';
export type { NearMiss } from './journal/near-miss.js';
export type { Sequence } from './journal/query.js';
export { ScenarioError } from './market/scenario.js';
export type { Advanced, AdvanceRequest } from './mock/clock.js';
export type { ConnectionList, ConnectionRequest, ConnectionState } from './mock/connections.js';
export type { FaultList, FaultRequest } from './mock/faults.js';
export type {
  DeadlineDetails,
  EntryCount,
  FoundEntries,
  JournalPage,
  Waited,
  WaitRequest,
} from './mock/journal.js';
export type { MoveRequest, RestRequest, TradeRequest } from './mock/market.js';
export type { KnownOutcome, OutcomeList, OutcomeRequest } from './mock/outcomes.js';
export type { OpenSocket, SocketList } from './mock/sockets.js';
export type { ResetRequest } from './mock.js';
export { UsageError } from './option-readers.js';
export {
  foreignTerminals,
  leaseRange,
  type PortReport,
  RANGE,
  RangeRefused,
  scanRange,
} from './range.js';
export type { ClockState } from './time.js';

/** A running mock. */
export type Mock = MockTerminal;

/**
 * Starts a simulated terminal in this process. Options are those of `serve` in camelCase; the
 * defaults differ in `port: 0`, `controlPort: 'off'` and `logLevel: 'silent'`.
 * @throws UsageError when the options cannot be obeyed
 */
export async function startMock(options: Partial<Options> = {}): Promise<Mock> {
  const defaults = { port: 0, controlPort: 'off', logLevel: 'silent' } as const;
  return start(optionsOf(options, defaults));
}
