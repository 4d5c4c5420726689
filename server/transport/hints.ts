/** What a client could have meant: remarks in the journal about names that the API does not know. */
import { type Problem, propertyNames, type SchemaId } from '../../schemas/index.js';

/** One remark per unknown name and per value that does not fit. */
export function hintsFor(problems: readonly Problem[], schema: SchemaId | null): string[] {
  if (problems.length === 0) return [];
  const known = schema === null ? [] : propertyNames(schema);
  const list = known.map((name) => `'${name}'`).join(', ');
  return problems.map(({ kind, pointer }) => {
    const name = pointer.slice(1);
    if (name === '') return 'you sent a body that is no JSON object';
    return kind === 'unknown'
      ? `you sent '${name}'; the API knows ${list}`
      : `the value of '${name}' has a wrong type`;
  });
}
