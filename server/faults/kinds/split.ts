/** `split`: a message leaves in pieces, each in a TCP segment of its own. */
import { defineFault } from '../fault.js';
import { MAX_MS, whole } from '../fields.js';

export const split = defineFault({
  kind: 'split',
  surfaces: ['ws.out', 'rest.response'],
  with: { bytes: whole(1, 2 ** 31, 16), gapMs: whole(0, MAX_MS, 0) },
  start:
    ({ bytes, gapMs }) =>
    (unit, next) =>
      next({ ...unit, pieces: { bytes, gapMs } }),
});
