/** The target that a name on the command line means, with what may be done to it. */
import { randomInt } from 'node:crypto';

import type { DialectName } from '../../schemas/index.js';
import { CONSENT_VARIABLE, isPermit, PERMITS, readConsent } from '../guard/permit.js';
import type { GuardRules } from '../guard/rules.js';
import { liveTarget } from './live-target.js';
import { mockTarget } from './mock-target.js';
import { REPLAY_PREFIX, replayTarget } from './replay-target.js';
import { type Target, TargetRefused } from './target.js';

export interface TargetChoice {
  /** `mock`, `replay:<file>` or a URL. */
  readonly name: string;
  readonly dialect: DialectName;
  readonly seed: number;
  /** Scenario of the mock that is started. */
  readonly scenario: string;
  readonly permit: string;
  readonly maxRequests: number;
  readonly maxOrders: number;
  readonly maxNotional: number;
}

/** More runs than anybody has at once. */
const RUNS = 1_000_000;

/**
 * @throws TargetRefused, TargetUnreachable
 * @throws RangeError when the permit is none
 */
export async function openTarget(choice: TargetChoice): Promise<Target> {
  const { name, dialect, seed, scenario } = choice;
  if (name === 'mock') return mockTarget({ dialect, seed, scenario });
  if (name.startsWith(REPLAY_PREFIX)) return replayTarget(name);
  return liveTarget(name, rulesOf(choice), { run: randomInt(1, RUNS), seed });
}

/** @throws TargetRefused when real money is meant without consent; RangeError when the permit is none */
export function rulesOf(
  { permit, maxRequests, maxOrders, maxNotional }: TargetChoice,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): GuardRules {
  if (!isPermit(permit)) {
    throw new RangeError(`--permit takes ${Object.keys(PERMITS).join('|')}, not '${permit}'`);
  }
  const budgets = { maxRequests, maxOrders };
  if (permit !== 'trade-real') {
    return { permit, consent: null, ...budgets, maxNotional, excludesFills: false };
  }
  const consent = readConsent(environment[CONSENT_VARIABLE]);
  if (consent === undefined) {
    throw new TargetRefused(
      `Orders with real money need ${CONSENT_VARIABLE}=connection=<id>,ticker=<name>,notional=<most> too`,
    );
  }
  const most = Math.min(maxNotional, consent.maxNotional);
  return { permit, consent, ...budgets, maxNotional: most, excludesFills: true };
}
