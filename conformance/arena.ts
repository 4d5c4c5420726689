/** Opens a target for judging: a probe on it, the ground that it offers, and a guard where it is not our mock. */
import { join } from 'node:path';
import { discoverGround, type Ground, type Place } from './ground.js';
import { UNDO_FOLDER } from './guard/cleanup.js';
import { takeBack, type Undone } from './guard/leftovers.js';
import type { GuardRules } from './guard/rules.js';
import { UndoLog } from './guard/undo-log.js';
import { WireGuard } from './guard/wire-guard.js';
import { Probe } from './probe.js';
import type { Arena } from './runner.js';
import type { Target } from './targets/target.js';

/** More lanes than this would disturb each other's timing on a small machine. */
const MAX_LANES = 6;

export interface EnterOptions {
  /** Where orders are written down before they are sent; in the folder of cleanup unless told. */
  readonly undoLog?: string | null;
}

export async function enter(target: Target, options: EnterOptions = {}): Promise<Arena> {
  const nudge = target.time.isVirtual ? () => target.time.pass(NUDGE_MS) : null;
  const { now } = target.time;
  const probe = new Probe(target.url, { nudge, now });
  const guard = target.rules === null ? null : guardOn(probe, target, target.rules, options);
  if (guard !== null) probe.guardedBy(guard);
  const ground = await discoverGround(probe, target);
  if (guard?.log) await allowPlaces(guard, ground, guard.rules);
  return { target, probe, ground, guard };
}

/**
 * Lanes in which independent cases run at the same time, each on connections of its own. Only on our
 * own mock under a real clock: on any other terminal, and where time is advanced, there is one.
 */
export async function enterLanes(
  target: Target,
  options: EnterOptions = {},
): Promise<readonly [Arena, ...Arena[]]> {
  const first = await enter(target, options);
  const lanes: [Arena, ...Arena[]] = [first];
  if (target.mark === null || target.world === null || target.time.isVirtual) return lanes;
  while (lanes.length < MAX_LANES) {
    const taken = lanes.flatMap(({ ground }) => placesOf(ground));
    const probe = new Probe(target.url, { now: target.time.now });
    const ground = await discoverGround(probe, target, taken);
    if (ground.futures === null) {
      await probe.close();
      break;
    }
    lanes.push({ target, probe, ground, guard: null });
  }
  return lanes;
}

/** So much virtual time passes at once while an answer is waited for. */
const NUDGE_MS = 20;

const placesOf = ({ futures, spot }: Ground): readonly Place[] =>
  [futures, spot].filter((place) => place !== null);

function guardOn(
  probe: Probe,
  target: Target,
  rules: GuardRules,
  { undoLog = null }: EnterOptions,
): WireGuard {
  const look = (path: string) => probe.look({ method: 'GET', path });
  if (!target.permits.includes('trade')) return new WireGuard(rules, look);
  const name = `${new URL(target.url).port}-${process.pid}-${target.run}.ndjson`;
  const log = new UndoLog(undoLog ?? join(UNDO_FOLDER, name));
  log.write({ kind: 'run', url: target.url, permit: rules.permit, run: target.run });
  return new WireGuard(rules, look, log);
}

async function allowPlaces(guard: WireGuard, ground: Ground, rules: GuardRules): Promise<void> {
  for (const { connectionId, ticker, otherTicker, farBelow, farAbove } of placesOf(ground)) {
    const tickers = rules.consent === null ? [ticker, otherTicker] : [ticker];
    for (const each of new Set(tickers)) {
      const { maxNotional } = rules;
      await guard.allow({ connectionId, ticker: each, farBelow, farAbove, maxNotional });
    }
  }
}

/** Takes back what the run left, past the guard, and marks its log as finished when that is proven. */
export async function settle({ guard, probe }: Arena): Promise<Undone> {
  if (guard === null || guard.log === null) return { lines: [], problems: [] };
  guard.stop('the run is over');
  const wire = {
    get: (path: string) => probe.look({ method: 'GET', path }),
    post: (path: string, body: unknown) => probe.look({ method: 'POST', path, body }),
  };
  try {
    const undone = await takeBack(guard.own, wire, guard.orderCount > 0 ? undefined : 0);
    if (undone.problems.length === 0) guard.log.write({ kind: 'clean' });
    return undone;
  } catch (error) {
    return { lines: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

export async function leave({ probe, target, guard }: Arena): Promise<void> {
  guard?.log?.close();
  await probe.close();
  await target.stop();
}
