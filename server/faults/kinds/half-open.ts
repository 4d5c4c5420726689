/** `half-open`: a dead socket that looks alive: reads nothing, writes nothing, pongs nothing. */
import { defineFault } from '../fault.js';

export const halfOpen = defineFault({
  kind: 'half-open',
  surfaces: ['ws'],
  with: {},
  start: () => (unit, next) => next({ ...unit, fate: { do: 'half-open' } }),
});
