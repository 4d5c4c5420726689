/** `duplicate`: a frame comes again, `times` more than once. */
import { defineFault } from '../fault.js';
import { MAX_MS, whole } from '../fields.js';

export const duplicate = defineFault({
  kind: 'duplicate',
  surfaces: ['ws.out', 'ws.in'],
  with: { times: whole(1, 100, 1), gapMs: whole(0, MAX_MS, 0) },
  start:
    ({ times, gapMs }, { later }) =>
    (unit, next) => {
      for (let copy = 0; copy <= times; copy += 1) later(copy * gapMs, () => next(unit));
    },
});
