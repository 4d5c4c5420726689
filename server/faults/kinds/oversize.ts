/** `oversize`: the same message, grown by blanks to at least so many bytes. */
import { defineFault } from '../fault.js';
import { whole } from '../fields.js';

/** Beyond the largest limit that a client is known to have. */
const BEYOND_TWO_MIB = 2 * 1024 * 1024 + 1;
const LARGEST = 64 * 1024 * 1024;

export const oversize = defineFault({
  kind: 'oversize',
  surfaces: ['ws.out', 'rest.response'],
  with: { bytes: whole(1, LARGEST, BEYOND_TWO_MIB) },
  start:
    ({ bytes: size }) =>
    (unit, next) => {
      const missing = size - unit.bytes.length;
      if (missing <= 0) return false;
      // Blanks before the end of the object: it stays valid JSON, and cannot be read without its end.
      const end = unit.bytes.length - 1;
      const bytes = [
        unit.bytes.subarray(0, end),
        Buffer.alloc(missing, ' '),
        unit.bytes.subarray(end),
      ];
      next({ ...unit, bytes: Buffer.concat(bytes) });
      return undefined;
    },
});
