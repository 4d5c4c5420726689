/** The terminal that is judged: where it answers, how its time passes, and what may be done to it. */
import type { EditionId } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';
import type { GuardRules } from '../guard/rules.js';
import type { TargetTime } from './target-time.js';

export interface Target {
  /** What a report calls it. */
  readonly name: string;
  readonly url: string;
  /** The mark of our own mock; null on any other terminal. */
  readonly mark: string | null;
  /** Null when nobody tells; then the error texts of any edition will do. */
  readonly edition: EditionId | null;
  readonly permits: readonly CaseEffect[];
  /** Whether orders must not be filled. */
  readonly excludesFills: boolean;
  /** What confines a run on a terminal that is not our mock; null on our mock. */
  readonly rules: GuardRules | null;
  /** Makes the digits of orders those of this run. */
  readonly run: number;
  /** Makes generated walks the same again. */
  readonly seed?: number;
  readonly time: TargetTime;
  /** What only a mock can be told; null elsewhere. */
  readonly world: World | null;
  /** How often a recording was asked for something that it does not have; other targets have no gaps. */
  gaps?(): number;
  stop(): Promise<void>;
}

/** So long a terminal that tells nothing of itself may gather updates: the longest documented window and a bit. */
export const FOREIGN_WINDOW_MS = 600;

/** The control door of a mock, as far as cases use it. */
export interface World {
  /** Inactive ones included. */
  connections(): Promise<readonly KnownConnection[]>;
  change(id: number, change: ConnectionChange): Promise<void>;
}

export interface KnownConnection {
  readonly id: number;
  readonly active: boolean;
  readonly state: number;
}

export interface ConnectionChange {
  readonly state?: number;
  readonly active?: boolean;
}

/** Nothing there answers as HTTP does. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';
}

/** The target could be reached, but must not be. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}
