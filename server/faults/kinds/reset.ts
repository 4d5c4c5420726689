/** `reset`: the TCP connection is reset instead. */
import { defineFault } from '../fault.js';

export const reset = defineFault({
  kind: 'reset',
  surfaces: ['rest.response', 'rest.request', 'ws.upgrade', 'ws.out'],
  with: {},
  start: () => (unit, next) => next({ ...unit, fate: { do: 'reset' } }),
});
