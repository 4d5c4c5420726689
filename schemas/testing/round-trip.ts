/** The round trip that every contract object must survive: encode in a dialect, respell at random, decode. */
import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import type { DialectName } from '../contract.js';
import { messages } from '../generated/tables.js';
import type { MessageType, SchemaId } from '../generated/types.js';
import { decodeData, decodeText, encode, encodeMessage, openEnvelope } from '../wire/codec.js';
import type { Reading } from '../wire/reader.js';
import { arbitraryOf, respell } from './arbitrary.js';

const DIALECTS: readonly DialectName[] = ['camel', 'pascal', 'mixed'];
const READINGS: readonly Reading[] = ['lenient', 'strict', 'tolerant'];

const typeByData = new Map(
  Object.entries(messages.rows).map(([type, row]) => [row.data as string, type as MessageType]),
);

/**
 * Sends `runs` random values of a schema through the codec; messages travel in their envelope.
 * @throws Error with the shrunk value and the seed that shows it again
 */
export function assertRoundTrips(id: SchemaId, runs: number, seed: number): void {
  const type = typeByData.get(id);
  const property = fc.property(
    arbitraryOf(id),
    fc.constantFrom(...DIALECTS),
    fc.constantFrom(...READINGS),
    fc.integer(),
    (value, dialect, reading, caseSeed) => {
      const back =
        type === undefined
          ? bareRoundTrip(id, value, dialect, reading, caseSeed)
          : messageRoundTrip(type, value, dialect, reading, caseSeed);
      if (back.problems.length > 0) throw new Error(`reported ${JSON.stringify(back.problems)}`);
      return isDeepStrictEqual(back.value, value);
    },
  );
  fc.assert(property, { numRuns: runs, seed });
}

interface Back {
  readonly value: unknown;
  readonly problems: readonly unknown[];
}

function bareRoundTrip(
  id: SchemaId,
  value: unknown,
  dialect: DialectName,
  reading: Reading,
  caseSeed: number,
): Back {
  const text = encode(id, value as never, dialect);
  return decodeText(id, respell(text, coin(caseSeed)), reading);
}

function messageRoundTrip(
  type: MessageType,
  value: unknown,
  dialect: DialectName,
  reading: Reading,
  caseSeed: number,
): Back {
  const frame = respell(encodeMessage(type, value as never, dialect), coin(caseSeed));
  const envelope = openEnvelope(frame);
  if (envelope?.type !== type) throw new Error(`the envelope of ${frame} was not read`);
  return decodeData(type, envelope.data, reading);
}

/** A cheap seeded coin; its quality does not matter here. */
function coin(seed: number): () => boolean {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 1) === 1;
  };
}
