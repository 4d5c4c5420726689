/** `hang`: nothing comes, now or later; the connection stays open. */
import { defineFault } from '../fault.js';

export const hang = defineFault({
  kind: 'hang',
  surfaces: ['rest.response', 'rest.request', 'ws.upgrade', 'ws.out'],
  with: {},
  start: () => (unit, next) => next({ ...unit, fate: { do: 'hang' } }),
});
