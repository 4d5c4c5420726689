/** The terminal that is judged: where it answers, how its time passes, and what may be done to it. */
import type { EditionId } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';

export interface Target {
  /** What a report calls it. */
  readonly name: string;
  readonly url: string;
  /** The mark of our own mock; null on any other terminal. */
  readonly mark: string | null;
  /** Null when nobody tells; then the error texts of any edition will do. */
  readonly edition: EditionId | null;
  readonly permits: readonly CaseEffect[];
  readonly time: TargetTime;
  /** What only a mock can be told; null elsewhere. */
  readonly world: World | null;
  stop(): Promise<void>;
}

export interface TargetTime {
  /** Whether time stands still unless it is advanced. */
  readonly isVirtual: boolean;
  /** Advances a virtual clock, waits on a real one. */
  pass(ms: number): Promise<void>;
}

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
