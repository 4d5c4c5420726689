/** `ambiguous`: whoever places or cancels an order is left in doubt, at a point of its way. */
import { defineFault, POINTS } from '../fault.js';
import { whole, word } from '../fields.js';

/** Gateway timeout: somebody behind the terminal did not answer. */
const GATEWAY_TIMEOUT = 504;

export const ambiguous = defineFault({
  kind: 'ambiguous',
  surfaces: ['placeOrder', 'cancelOrder'],
  with: {
    point: word(POINTS),
    // biome-ignore lint/suspicious/noThenProperty: the name of the key is part of the interface.
    then: word(['reset', 'hang', 'status'], 'reset'),
    status: whole(400, 599, GATEWAY_TIMEOUT),
  },
  start:
    ({ point, then, status }) =>
    (unit, next) =>
      next({ ...unit, fate: { do: 'ambiguous', point, then, status } }),
});
