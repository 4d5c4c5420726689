/** `body`: another text, or the same with some fields changed (RFC 7396), spelled as the answer spells them. */
import { InputError } from '../../journal/input-error.js';
import { defineFault } from '../fault.js';
import { objectField, optional, text } from '../fields.js';
import { patched } from './json-text.js';

export const body = defineFault({
  kind: 'body',
  surfaces: ['rest.response'],
  with: { text: optional(text()), patch: optional(objectField()) },
  check({ text: whole, patch }) {
    if ((whole === undefined) !== (patch === undefined)) return;
    throw new InputError("body takes either 'text' or 'patch'", '/with/text');
  },
  start:
    ({ text: whole, patch = {} }) =>
    (unit, next) => {
      const bytes = whole ?? patched(String(unit.bytes), patch);
      next({ ...unit, bytes: Buffer.from(bytes) });
    },
});
