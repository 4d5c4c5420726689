/** What a terminal says of itself, and which documented dialect its names are spelled in. */
import { type Casing, type DialectName, dialects, type Surface } from '../schemas/index.js';
import type { Probe } from './probe.js';
import type { About } from './reporters/report.js';
import { judgeShape, type SpelledName } from './shapes.js';
import { SPELLINGS } from './spelling.js';
import { at } from './wire-json.js';

export type Surfaces = Readonly<Record<Surface, Casing>>;

/** How a name must be written out; undefined for one that the list lacks. */
export const literalOf = (name: string, casing: Casing): string | undefined =>
  casing === 'pascal' ? SPELLINGS[name] : Object.hasOwn(SPELLINGS, name) ? name : undefined;

export const isSpelled = ({ key, canonical, surface }: SpelledName, surfaces: Surfaces): boolean =>
  key === literalOf(canonical, surfaces[surface]);

export async function aboutOf(probe: Probe): Promise<About> {
  const ping = await probe.get('/ping');
  const version = at(ping.json, 'version');
  const dialect = await detectDialect(probe);
  return { version: typeof version === 'string' ? version : null, dialect };
}

/** By samples that change nothing; null when no documented dialect fits all of them. */
export async function detectDialect(probe: Probe): Promise<DialectName | null> {
  const ping = await probe.get('/ping');
  const list = await probe.get('/api/connections');
  const names = [
    ...judgeShape('rest/ping/response', ping.json).names,
    ...judgeShape('rest/list-connections/response', list.json).names,
    ...(await acknowledgementNames(probe)),
  ];
  const found = Object.entries(dialects.rows).find(([, { surfaces }]) =>
    names.every((name) => isSpelled(name, surfaces)),
  );
  return found === undefined ? null : (found[0] as DialectName);
}

/** The end of a subscription that never was is acknowledged all the same. */
async function acknowledgementNames(probe: Probe): Promise<readonly SpelledName[]> {
  const socket = await probe.tryOpen();
  if (typeof socket === 'string') return [];
  try {
    socket.send('unsubscribe', { connectionId: 0 });
    await socket.fence();
    const frame = socket.frames.find(({ type }) => type === 'unsubscribed');
    return [
      ...judgeShape('ws/envelope', frame?.json).names,
      ...judgeShape('ws/events/unsubscribed', frame?.data).names,
    ];
  } finally {
    socket.drop();
  }
}
