/** Any terminal behind a URL; one with the mark of our mock is moved through its control door. */
import type { EditionId } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';
import { PERMITS } from '../guard/permit.js';
import type { GuardRules } from '../guard/rules.js';
import { type Answer, NoAnswer, Probe } from '../probe.js';
import { at, isObject, listAt, numberAt } from '../wire-json.js';
import {
  FOREIGN_WINDOW_MS,
  type KnownConnection,
  type Target,
  TargetRefused,
  TargetUnreachable,
  type World,
} from './target.js';
import { flowingTime, standingTime, type TargetTime } from './target-time.js';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const EVERYTHING: readonly CaseEffect[] = ['read', 'ui', 'trade'];

/**
 * @param rules what may be done to a terminal without our mark
 * @param options what makes the digits of orders those of this run, and walks the same again
 * @throws TargetRefused for an address beyond this machine
 * @throws TargetUnreachable when nothing answers
 */
export async function liveTarget(
  address: string,
  rules: GuardRules,
  { run = 1, seed = 1 }: { readonly run?: number; readonly seed?: number } = {},
): Promise<Target> {
  const url = liveOrigin(address);
  const ping = await pingOf(url);
  const mark = ping.headers['x-metascalp-mock'] ?? null;
  const door = doorOf(mark);
  const isForeign = mark === null;
  const common = {
    name: url,
    url,
    mark,
    excludesFills: isForeign && rules.excludesFills,
    rules: isForeign ? rules : null,
    run,
    seed,
  };
  if (door === null) {
    const permits = isForeign ? PERMITS[rules.permit] : EVERYTHING;
    const time = flowingTime(FOREIGN_WINDOW_MS);
    return { ...common, edition: null, permits, time, world: null, stop: async () => {} };
  }
  const config = await ask(door.get('/config'));
  const edition = at(config.json, 'options.edition');
  return {
    ...common,
    edition: typeof edition === 'string' ? (edition as EditionId) : null,
    permits: EVERYTHING,
    time: await timeBehind(door, longestWindow(config.json)),
    world: worldBehind(door),
    stop: () => door.close(),
  };
}

/** @throws TargetRefused for an address beyond this machine, TargetUnreachable for none */
export function liveOrigin(address: string): string {
  if (!URL.canParse(address)) throw new TargetUnreachable(`'${address}' is no address`);
  const url = new URL(address);
  if (!LOOPBACK.test(url.hostname)) {
    throw new TargetRefused(`${address} is not on this machine; terminals listen on loopback only`);
  }
  return url.origin;
}

async function pingOf(url: string): Promise<Answer> {
  const probe = new Probe(url);
  try {
    return await probe.get('/ping');
  } catch (error) {
    if (error instanceof NoAnswer) {
      throw new TargetUnreachable(
        `Nothing answers at ${url}; metascalp-mock discover shows where a terminal is`,
      );
    }
    throw error;
  } finally {
    await probe.close();
  }
}

/** The control door that a mark names. */
function doorOf(mark: string | null): Probe | null {
  const address = /control=(http\S+)/.exec(mark ?? '')?.[1];
  return address === undefined ? null : new Probe(address, { patienceMs: 30_000 });
}

async function ask(answer: Promise<Answer>): Promise<Answer> {
  const { status, text, asked, ...rest } = await answer;
  if (status !== 200) throw new TargetUnreachable(`The control door answers ${status} to ${asked}`);
  return { status, text, asked, ...rest };
}

/** The mock tells its knobs; every window of them ends in `WindowMs`. */
function longestWindow(config: unknown): number {
  const knobs = at(config, 'knobs');
  const windows = isObject(knobs)
    ? Object.keys(knobs)
        .filter((name) => name.endsWith('WindowMs'))
        .map((name) => numberAt(knobs, name))
    : [];
  return windows.length === 0 ? FOREIGN_WINDOW_MS : Math.max(...windows);
}

async function timeBehind(door: Probe, windowMs: number): Promise<TargetTime> {
  const { json } = await ask(door.get('/clock'));
  if (at(json, 'mode') !== 'virtual') return flowingTime(windowMs);
  if (at(json, 'running') === true) {
    return flowingTime(windowMs, numberAt(json, 'speed'));
  }
  return standingTime(windowMs, (ms) =>
    ask(door.post('/clock/advance', { ms: Math.max(1, Math.round(ms)) })),
  );
}

const worldBehind = (door: Probe): World => ({
  connections: async () =>
    listAt((await ask(door.get('/connections'))).json, 'connections').map(
      (each): KnownConnection => ({
        id: numberAt(each, 'id'),
        active: at(each, 'active') === true,
        state: numberAt(each, 'state'),
      }),
    ),
  change: async (id, change) => {
    await ask(door.post(`/connections/${id}/state`, change));
  },
});
