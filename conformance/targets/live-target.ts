/** Any terminal behind a URL; one with the mark of our mock is moved through its control door. */
import type { EditionId } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';
import { type Answer, NoAnswer, Probe } from '../probe.js';
import { pause } from '../time.js';
import { at, listAt, numberAt } from '../wire-json.js';
import {
  type KnownConnection,
  type Target,
  TargetRefused,
  type TargetTime,
  TargetUnreachable,
  type World,
} from './target.js';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const EVERYTHING: readonly CaseEffect[] = ['read', 'ui', 'trade'];

/**
 * @param foreign what may be done to a terminal without our mark
 * @throws TargetRefused for an address beyond this machine
 * @throws TargetUnreachable when nothing answers
 */
export async function liveTarget(address: string, foreign: readonly CaseEffect[]): Promise<Target> {
  const url = originOf(address);
  const ping = await pingOf(url);
  const mark = ping.headers['x-metascalp-mock'] ?? null;
  const door = doorOf(mark);
  const common = { name: url, url, mark };
  if (door === null) {
    const permits = mark === null ? foreign : EVERYTHING;
    const time = { isVirtual: false, pass: pause };
    return { ...common, edition: null, permits, time, world: null, stop: async () => {} };
  }
  const config = await ask(door.get('/config'));
  const edition = at(config.json, 'options.edition');
  return {
    ...common,
    edition: typeof edition === 'string' ? (edition as EditionId) : null,
    permits: EVERYTHING,
    time: await timeBehind(door),
    world: worldBehind(door),
    stop: () => door.close(),
  };
}

function originOf(address: string): string {
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
    if (error instanceof NoAnswer) throw new TargetUnreachable(`Nothing answers at ${url}`);
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

async function timeBehind(door: Probe): Promise<TargetTime> {
  const { json } = await ask(door.get('/clock'));
  if (at(json, 'mode') !== 'virtual') return { isVirtual: false, pass: pause };
  if (at(json, 'running') === true) {
    const speed = numberAt(json, 'speed');
    return { isVirtual: false, pass: (ms) => pause(ms / speed) };
  }
  return {
    isVirtual: true,
    pass: async (ms) => {
      await ask(door.post('/clock/advance', { ms: Math.max(1, Math.round(ms)) }));
    },
  };
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
