/** `reorder`: of `window` frames that follow each other, none comes in its place. */
import { defineFault } from '../fault.js';
import { whole } from '../fields.js';
import { inGroups } from './held.js';

export const reorder = defineFault({
  kind: 'reorder',
  surfaces: ['ws.out', 'ws.in'],
  with: { window: whole(2, 1000, 2) },
  start({ window }, context) {
    const { prng } = context;
    // A cycle through all places, so that nobody keeps his own (Sattolo).
    return inGroups(window, context, (group) => {
      const order = [...group];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = prng.int(0, last - 1);
        const [a, b] = [order[last], order[other]];
        if (a === undefined || b === undefined) continue;
        order[last] = b;
        order[other] = a;
      }
      return order;
    });
  },
});
