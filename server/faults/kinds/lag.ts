/** `lag`: lists show the account as it was: a filled order still open, a position not there yet. */
import { defineFault } from '../fault.js';
import { MAX_MS, whole, words } from '../fields.js';

const VIEWS = { orders: 'listOrders', positions: 'listPositions', balance: 'getBalance' } as const;
const NAMES = ['orders', 'positions', 'balance'] as const;

export const lag = defineFault({
  kind: 'lag',
  surfaces: ['rest.response'],
  with: { ms: whole(1, MAX_MS), views: words(NAMES, NAMES) },
  concerns: ({ name, status }, { views }) =>
    status === 200 && views.some((view) => VIEWS[view] === name),
  start:
    ({ ms }) =>
    (unit, next) => {
      const bytes = unit.tools.asOf?.(ms);
      if (bytes === undefined) return false;
      next({ ...unit, bytes });
      return undefined;
    },
});
