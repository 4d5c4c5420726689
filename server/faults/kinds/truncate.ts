/** `truncate`: the beginning arrives, the rest was promised, the connection ends. */
import { defineFault } from '../fault.js';
import { optional, whole } from '../fields.js';

export const truncate = defineFault({
  kind: 'truncate',
  surfaces: ['rest.response', 'ws.out'],
  with: { bytes: optional(whole(0, 2 ** 31)) },
  start:
    ({ bytes }) =>
    (unit, next) => {
      const { length } = unit.bytes;
      // Half of it unless said otherwise, and never all of it.
      const kept = Math.min(bytes ?? Math.floor(length / 2), Math.max(0, length - 1));
      next({ ...unit, fate: { do: 'truncate', bytes: kept } });
    },
});
