/** `drop`: a frame gets lost on the way, and nobody notices. */
import { defineFault } from '../fault.js';

export const drop = defineFault({
  kind: 'drop',
  surfaces: ['ws.out', 'ws.in'],
  with: {},
  start: () => (unit, next) => next({ ...unit, fate: { do: 'lose' } }),
});
