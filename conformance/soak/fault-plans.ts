/** Random faults for the long run: every kind on every surface, each for a while, so that orders get through in between. */
import type { Prng } from '../../server/ambient/prng.js';
import { POINTS } from '../../server/faults/fault.js';
import type { FaultEntry } from '../../server/index.js';

type Draw = (prng: Prng) => Omit<FaultEntry, 'count'>;

const ms = (prng: Prng): number => prng.int(1, 400);
const pick = <Item>(prng: Prng, ...items: readonly Item[]): Item => prng.pick(items);

const REST_NAMES = ['placeOrder', 'cancelOrder', 'listOrders', 'listPositions', 'getBalance'];
const FRAMES = [
  'order_update',
  'position_update',
  'balance_update',
  'orderbook_update',
  'orderbook_snapshot',
];

const rest = (prng: Prng) => ({ match: { name: prng.pick(REST_NAMES) } });
const frame = (prng: Prng) => ({ match: { name: prng.pick(FRAMES) } });
const onLine = (prng: Prng) =>
  pick(
    prng,
    { on: 'rest.response' as const, ...rest(prng) },
    { on: 'ws.out' as const, ...frame(prng) },
  );

const DRAWS: readonly Draw[] = [
  (prng) => ({ kind: 'latency', ...onLine(prng), with: { ms: ms(prng) } }),
  (prng) => ({ kind: 'latency', on: 'rest.request', with: { ms: ms(prng) } }),
  (prng) => ({ kind: 'latency', on: 'ws.in', with: { ms: ms(prng) } }),
  (prng) => ({
    kind: 'latency',
    on: 'ws.out',
    with: { distribution: 'lognormal', medianMs: ms(prng), sigma: 0.5 },
  }),
  (prng) => ({
    kind: 'throttle',
    ...onLine(prng),
    with: { bytesPerSecond: prng.int(1000, 20_000) },
  }),
  (prng) => ({ kind: 'status', ...rest(prng), with: { status: pick(prng, 500, 502, 503, 400) } }),
  (prng) => ({ kind: 'body', ...rest(prng), with: { text: pick(prng, '', '{}', 'null') } }),
  (prng) => ({ kind: 'body', ...rest(prng), with: { patch: { count: 7 } } }),
  (prng) => ({ kind: 'reset', on: pick(prng, 'rest.request', 'rest.response'), ...rest(prng) }),
  (prng) => ({ kind: 'reset', on: 'ws.out', ...frame(prng) }),
  (prng) => ({ kind: pick(prng, 'reset', 'hang'), on: 'ws.upgrade' }),
  (prng) => ({ kind: 'hang', on: pick(prng, 'rest.request', 'rest.response'), ...rest(prng) }),
  (prng) => ({ kind: 'hang', on: 'ws.out', ...frame(prng) }),
  (prng) => ({ kind: 'refuse', nth: prng.int(1, 3) }),
  (prng) => ({ kind: 'half-open', ...frame(prng) }),
  (prng) => ({ kind: 'truncate', ...onLine(prng), with: { bytes: prng.int(0, 40) } }),
  (prng) => ({
    kind: 'malform',
    ...onLine(prng),
    with: { as: pick(prng, 'cut', 'garbage', 'array', 'empty-key', 'binary') },
  }),
  (prng) => ({ kind: 'drop', ...frame(prng) }),
  () => ({ kind: 'drop', on: 'ws.in' }),
  (prng) => ({
    kind: 'duplicate',
    ...frame(prng),
    with: { times: prng.int(1, 3), gapMs: prng.int(0, 50) },
  }),
  (prng) => ({ kind: 'duplicate', on: 'ws.in', with: { gapMs: prng.int(0, 50) } }),
  (prng) => ({ kind: 'reorder', ...frame(prng), with: { window: prng.int(2, 5) } }),
  (prng) => ({ kind: 'coalesce', ...onLine(prng), with: { frames: prng.int(2, 4) } }),
  (prng) => ({
    kind: 'split',
    ...onLine(prng),
    with: { bytes: prng.int(8, 200), gapMs: prng.int(0, 2) },
  }),
  (prng) => ({ kind: 'oversize', ...onLine(prng), with: { bytes: prng.int(1000, 100_000) } }),
  (prng) => ({ kind: 'gap', with: { updates: prng.int(1, 4) } }),
  (prng) => ({ kind: 'stale', with: { ageMs: ms(prng) } }),
  (prng) => ({ kind: 'crossed', with: { ticks: prng.int(0, 3) } }),
  (prng) => ({
    kind: 'lag',
    with: { ms: ms(prng), views: [pick(prng, 'orders', 'positions', 'balance')] },
  }),
  (prng) => ({ kind: 'close', ...frame(prng), with: { code: pick(prng, 1000, 1001, 1012, 4001) } }),
  (prng) => ({ kind: 'restart', fromMs: prng.int(0, 2000), with: { downMs: ms(prng) } }),
  () => ({ kind: 'reject', with: { text: 'Margin is insufficient.' } }),
  (prng) => ({ kind: 'rate-limit', with: { perSecond: prng.int(0, 3) } }),
  (prng) => ({ kind: 'clock-skew', with: { ms: prng.int(-100_000, 100_000) } }),
  (prng) => ({
    kind: 'ambiguous',
    on: pick(prng, 'placeOrder', 'placeOrder', 'cancelOrder'),
    // biome-ignore lint/suspicious/noThenProperty: the name of the key is part of the interface.
    with: { point: prng.pick(POINTS), then: pick(prng, 'reset', 'hang', 'status') },
  }),
];

/** One to three faults; their hits are few, so that they pass. */
export function drawFaults(prng: Prng): readonly FaultEntry[] {
  return Array.from({ length: prng.int(1, 3) }, () => {
    const entry = prng.pick(DRAWS)(prng);
    const probability = prng.int(0, 3) === 0 ? 0.5 : 1;
    return { ...entry, count: prng.int(1, 4), probability, untilMs: (entry.fromMs ?? 0) + 4000 };
  });
}
