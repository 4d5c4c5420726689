/** `refuse`: nobody accepts new TCP connections. */
import { defineFault } from '../fault.js';

/** Put on certain connections only, those are accepted by the system and reset at once. */
export const refuse = defineFault({
  kind: 'refuse',
  surfaces: ['listener'],
  with: {},
  start: () => (unit, next) => next({ ...unit, fate: { do: 'reset' } }),
});
