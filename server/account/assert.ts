/** Guards of invariants; they stay on in production. */

/** @throws Error when the condition does not hold: that is a bug of ours, never of a caller's input */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}
