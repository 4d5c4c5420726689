/** Reads the body of a request under the policy of the terminal: lenient as in 1.0.3, or strict as in later documents. */
import type { BodyPolicy } from '../contract.js';
import type { SchemaId, SchemaTypes } from '../generated/types.js';
import type { Refused } from '../handlers.js';
import { type Decoded, decode } from './codec.js';
import { parseExact } from './json.js';

export type BodyRefusal = Refused<'BODY_NOT_JSON' | 'BODY_FIELD_UNKNOWN'>;

/**
 * Strict bodies are refused when they are not JSON or carry a name that the API does not know.
 * Lenient ones are never refused here: what is broken counts as empty, unknown names are reported.
 */
export function decodeBody<Id extends SchemaId>(
  id: Id,
  text: string,
  policy: BodyPolicy,
): Decoded<SchemaTypes[Id]> | BodyRefusal {
  let raw: unknown;
  try {
    raw = parseExact(text);
  } catch {
    if (policy === 'strict') return { refused: 'BODY_NOT_JSON', parameters: {} };
  }
  const decoded = decode(id, raw, policy);
  const unknown = decoded.problems.find((problem) => problem.kind === 'unknown');
  if (policy === 'strict' && unknown !== undefined) {
    const field = unknown.pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    return { refused: 'BODY_FIELD_UNKNOWN', parameters: { field } };
  }
  return decoded;
}
