/** The door of the server: `startMock` for tests, and what the verbs need. */
import { DEFAULTS, type Options } from './config.js';
import type { MockTerminal } from './mock.js';
import { start } from './start.js';

export { type Options, UsageError } from './config.js';
export { ControlError } from './control/errors.js';
export { ScenarioError } from './market/scenario.js';
export type { Advanced, ConnectionState, JournalPage, ResetRequest } from './mock.js';
export { foreignTerminals, leaseRange, type PortReport, RANGE, scanRange } from './range.js';
export type { ClockState } from './time.js';

/** A running mock. */
export type Mock = MockTerminal;

/**
 * Starts a simulated terminal in this process. Options are those of `serve` in camelCase; the
 * defaults differ in `port: 0`, `controlPort: 'off'` and `logLevel: 'silent'`.
 * @throws UsageError when the options cannot be obeyed
 */
export function startMock(options: Partial<Options> = {}): Promise<Mock> {
  return start({ ...DEFAULTS, port: 0, controlPort: 'off', logLevel: 'silent', ...options });
}
