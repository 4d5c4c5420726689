/** `reject`: the exchange refuses whatever reaches it. */
import { defineFault } from '../fault.js';
import { text } from '../fields.js';

export const reject = defineFault({
  kind: 'reject',
  surfaces: ['venue'],
  with: { text: text('The order was rejected') },
  start:
    ({ text: words }) =>
    (unit, next) =>
      next({ ...unit, fate: { do: 'reject', text: words } }),
});
