/** `throttle`: a thin line; each unit arrives when its last byte would. */
import { defineFault } from '../fault.js';
import { positive } from '../fields.js';
import { perLine } from './per-line.js';

export const throttle = defineFault({
  kind: 'throttle',
  surfaces: ['rest.response', 'ws.out', 'ws.in'],
  with: { bytesPerSecond: positive() },
  start({ bytesPerSecond }, { now, later }) {
    const lines = perLine(() => ({ freeAt: 0 }));
    return (unit, next) => {
      const line = lines(unit);
      const takesMs = (unit.bytes.length / bytesPerSecond) * 1000;
      line.freeAt = Math.max(line.freeAt, now()) + takesMs;
      later(Math.ceil(line.freeAt) - now(), () => next(unit));
    };
  },
});
