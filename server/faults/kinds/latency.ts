/** `latency`: a unit comes later; units that the fault takes on one line never overtake each other. */
import { InputError } from '../../journal/input-error.js';
import { type Delay, drawDelay, MAX_DELAY_MS } from '../../terminal/delay.js';
import { defineFault } from '../fault.js';
import { anything, optional, positive, whole } from '../fields.js';
import { perLine } from './per-line.js';

const NAMES = ['uniform', 'lognormal'];

export const latency = defineFault({
  kind: 'latency',
  surfaces: ['rest.response', 'rest.request', 'ws.out', 'ws.in'],
  with: {
    ms: optional(whole(0, MAX_DELAY_MS)),
    distribution: optional(anything()),
    minMs: optional(whole(0, MAX_DELAY_MS)),
    maxMs: optional(whole(0, MAX_DELAY_MS)),
    medianMs: optional(whole(0, MAX_DELAY_MS)),
    sigma: optional(positive()),
  },
  check: delayOf,
  start(options, { prng, now, later }) {
    const delay = delayOf(options);
    const lines = perLine(() => ({ dueAt: 0 }));
    return (unit, next) => {
      const line = lines(unit);
      line.dueAt = Math.max(line.dueAt, now() + drawDelay(delay, prng));
      later(line.dueAt - now(), () => next(unit));
    };
  },
});

interface Options {
  readonly ms: number | undefined;
  /** `'uniform'` with its keys beside it, or `{ uniform: { … } }`. */
  readonly distribution: unknown;
  readonly minMs: number | undefined;
  readonly maxMs: number | undefined;
  readonly medianMs: number | undefined;
  readonly sigma: number | undefined;
}

/** @throws InputError unless it is one delay, whole */
function delayOf({ ms, distribution, ...beside }: Options): Delay {
  if ((ms === undefined) === (distribution === undefined)) {
    throw new InputError("latency takes either 'ms' or 'distribution'", '/with/ms');
  }
  if (ms !== undefined) return { kind: 'fixed', ms };
  const isNested = typeof distribution === 'object' && distribution !== null;
  const [name, nested] = isNested
    ? (Object.entries(distribution)[0] ?? [])
    : [distribution, beside];
  const { minMs, maxMs, medianMs, sigma } = (nested ?? {}) as Partial<Options>;
  if (name === 'uniform' && isMs(minMs) && isMs(maxMs) && minMs <= maxMs) {
    return { kind: 'uniform', minMs, maxMs };
  }
  if (name === 'lognormal' && isMs(medianMs) && typeof sigma === 'number' && sigma > 0) {
    return { kind: 'lognormal', medianMs, sigma };
  }
  if (!NAMES.includes(String(name))) {
    throw new InputError(
      `No distribution '${name}'`,
      '/with/distribution',
      `one of: ${NAMES.join(', ')}`,
    );
  }
  const keys = name === 'uniform' ? "'minMs' and 'maxMs', in order" : "'medianMs' and 'sigma'";
  throw new InputError(`${name} takes ${keys}, up to ${MAX_DELAY_MS} ms`, '/with/distribution');
}

const isMs = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_DELAY_MS;
