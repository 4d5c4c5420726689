/** `stale`: the book as it was: a snapshot shows the past, updates come as late as they must to follow it. */
import { defineFault } from '../fault.js';
import { MAX_MS, whole } from '../fields.js';
import { isBook } from './books.js';
import { perLine } from './per-line.js';

export const stale = defineFault({
  kind: 'stale',
  surfaces: ['ws.out'],
  with: { ageMs: whole(1, MAX_MS, 1000) },
  concerns: isBook,
  start({ ageMs }, { now, later }) {
    const lines = perLine(() => ({ dueAt: 0 }));
    return (unit, next) => {
      const past = unit.tools.asOf?.(ageMs);
      if (past !== undefined) {
        next({ ...unit, bytes: past });
        return;
      }
      const line = lines(unit);
      line.dueAt = Math.max(line.dueAt, now() + ageMs);
      later(line.dueAt - now(), () => next(unit));
    };
  },
});
