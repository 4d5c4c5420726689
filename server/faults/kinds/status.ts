/** `status`: the work is done, but the answer says that it failed. */
import { STATUS_CODES } from 'node:http';

import { defineFault } from '../fault.js';
import { optional, text, whole } from '../fields.js';

export const status = defineFault({
  kind: 'status',
  surfaces: ['rest.response'],
  with: { status: whole(200, 599), error: optional(text()) },
  start({ status: code, error }) {
    const words = error ?? STATUS_CODES[code] ?? `Status ${code}`;
    return (unit, next) => {
      const isBare = error === undefined && code < 300;
      const bytes = isBare ? unit.bytes : (unit.tools.refusal?.(words) ?? unit.bytes);
      next({ ...unit, status: code, bytes });
    };
  },
});
