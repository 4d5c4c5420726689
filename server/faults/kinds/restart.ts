/** `restart`: the terminal goes away with all its connections, and comes back on the same port or the next. */
import { defineFault } from '../fault.js';
import { MAX_MS, whole, word } from '../fields.js';

export const restart = defineFault({
  kind: 'restart',
  surfaces: ['listener'],
  with: { downMs: whole(0, MAX_MS, 1000), port: word(['same', 'next'], 'same') },
  count: 1,
  start:
    ({ downMs, port }) =>
    (unit, next) =>
      next({ ...unit, fate: { do: 'restart', downMs, port } }),
});
