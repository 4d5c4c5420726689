/** The target that a name on the command line means. */
import type { DialectName } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';
import { liveTarget } from './live-target.js';
import { mockTarget } from './mock-target.js';
import { type Target, TargetRefused } from './target.js';

/** What an operator allows on a terminal that is not our mock. */
export const PERMITS = {
  observe: ['read'],
  interact: ['read', 'ui'],
} as const satisfies Readonly<Record<string, readonly CaseEffect[]>>;

/** Permits that the documents promise and that nothing guards yet. */
const UNGUARDED = ['trade-demo', 'trade-real'];

export interface TargetChoice {
  /** `mock` or a URL. */
  readonly name: string;
  readonly dialect: DialectName;
  readonly seed: number;
  readonly permit: string;
}

/**
 * @throws TargetRefused, TargetUnreachable
 * @throws RangeError when the permit is none
 */
export async function openTarget({ name, dialect, seed, permit }: TargetChoice): Promise<Target> {
  if (name === 'mock') return mockTarget({ dialect, seed });
  if (UNGUARDED.includes(permit)) {
    throw new TargetRefused(`Nothing guards '${permit}' yet; use observe or interact`);
  }
  if (!Object.hasOwn(PERMITS, permit)) {
    throw new RangeError(`--permit takes ${Object.keys(PERMITS).join('|')}, not '${permit}'`);
  }
  return liveTarget(name, PERMITS[permit as keyof typeof PERMITS]);
}
