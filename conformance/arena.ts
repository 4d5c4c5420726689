/** Opens a target for judging: a probe on it, and the ground that it offers. */
import { discoverGround } from './ground.js';
import { Probe } from './probe.js';
import type { Arena } from './runner.js';
import type { Target } from './targets/target.js';

export async function enter(target: Target): Promise<Arena> {
  const nudge = target.time.isVirtual ? () => target.time.pass(NUDGE_MS) : null;
  const probe = new Probe(target.url, { nudge });
  return { target, probe, ground: await discoverGround(probe, target) };
}

/** So much virtual time passes at once while an answer is waited for. */
const NUDGE_MS = 20;

export async function leave({ probe, target }: Arena): Promise<void> {
  await probe.close();
  await target.stop();
}
