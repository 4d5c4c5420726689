/** `malform`: the message arrives whole, but is not what was promised. */
import { defineFault } from '../fault.js';
import { word } from '../fields.js';

const WAYS = ['cut', 'garbage', 'array', 'empty-key', 'binary'] as const;

/** What no reader of JSON takes, in UTF-8. */
const GARBAGE = Buffer.from('<html>\u0000{{"');

const MAKE: Readonly<Record<(typeof WAYS)[number], (bytes: Buffer) => Buffer>> = {
  cut: (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  garbage: () => GARBAGE,
  array: (bytes) => Buffer.concat([Buffer.from('['), bytes, Buffer.from(']')]),
  'empty-key': (bytes) => Buffer.concat([Buffer.from('{"":'), bytes, Buffer.from('}')]),
  // The same bytes; over HTTP, where there are no binary frames, in an encoding that nobody asked for.
  binary: (bytes) => bytes,
};

export const malform = defineFault({
  kind: 'malform',
  surfaces: ['rest.response', 'ws.out'],
  with: { as: word(WAYS, 'cut') },
  start:
    ({ as }) =>
    (unit, next) => {
      const isBinary = as === 'binary';
      const isHttp = unit.about.channel === 'rest';
      const bytes =
        isBinary && isHttp ? Buffer.from(String(unit.bytes), 'utf16le') : MAKE[as](unit.bytes);
      next({ ...unit, bytes, isBinary, isSpoiled: true });
    },
});
