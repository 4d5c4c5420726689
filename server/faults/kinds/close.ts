/** `close`: a socket is closed: at once and when it opens, or in front of a frame that matches. */
import { InputError } from '../../journal/input-error.js';
import { defineFault } from '../fault.js';
import { text, whole } from '../fields.js';

/** Codes that a close frame may carry, and the room that it has for a reason (RFC 6455, 5.5 and 7.4). */
const LEAST_CODE = 1000;
const LARGEST_CODE = 4999;
const isCode = (code: number): boolean =>
  (code <= 1014 && ![1004, 1005, 1006].includes(code)) || code >= 3000;
const MAX_REASON_BYTES = 123;

export const close = defineFault({
  kind: 'close',
  surfaces: ['ws'],
  with: { code: whole(LEAST_CODE, LARGEST_CODE, LEAST_CODE), reason: text('') },
  check({ code, reason }) {
    if (!isCode(code)) {
      const hint = '1000 to 1014 without 1004, 1005 and 1006, or 3000 to 4999';
      throw new InputError(`${code} is no close code`, '/with/code', hint);
    }
    if (Buffer.byteLength(reason) <= MAX_REASON_BYTES) return;
    throw new InputError(`A reason has at most ${MAX_REASON_BYTES} bytes`, '/with/reason');
  },
  start:
    ({ code, reason }) =>
    (unit, next) =>
      next({ ...unit, fate: { do: 'close', code, reason } }),
});
