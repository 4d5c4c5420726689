/** `gap`: some updates of a book in a row are missing, and nothing says so. */
import { defineFault } from '../fault.js';
import { whole } from '../fields.js';
import { isBookUpdate } from './books.js';

/** One gap is one hit, however many updates are missing; there is one unless `count` says otherwise. */
export const gap = defineFault({
  kind: 'gap',
  surfaces: ['ws.out'],
  with: { updates: whole(1, 1_000_000, 1) },
  count: 1,
  concerns: isBookUpdate,
  inARow: ({ updates }) => updates,
  start: () => (unit, next) => next({ ...unit, fate: { do: 'lose' } }),
});
