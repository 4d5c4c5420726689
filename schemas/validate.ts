/** Judges a contract object by its schema; for tests, recordings and reports, not for the hot path. */
import type { SchemaId } from './generated/types.js';

export interface SchemaFinding {
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly message: string;
}

/**
 * Lists what is wrong with a contract object (canonical names, exact numbers); empty when nothing is.
 * The validators are loaded on first use, so that nobody else pays for them.
 */
export async function validate(id: SchemaId, value: unknown): Promise<readonly SchemaFinding[]> {
  const { validators } = await import('./generated/validators.js');
  const judge = validators[id];
  if (judge(value)) return [];
  return (judge.errors ?? []).map((error) => ({
    pointer: error.instancePath,
    message: error.message ?? error.keyword,
  }));
}
