/** Every mutant there is, with names that occur once. */
import type { Mutant } from './mutant.js';
import { messageMutants } from './terminals/messages.js';
import { propertyMutants } from './terminals/properties.js';
import { refusalMutants } from './terminals/refusals.js';
import { ruleMutants } from './terminals/rules.js';
import { valueMutants } from './terminals/values.js';

export const mutants: readonly Mutant[] = withUniqueNames([
  ...messageMutants,
  ...ruleMutants,
  ...valueMutants,
  ...propertyMutants,
  ...refusalMutants,
]);

function withUniqueNames(all: readonly Mutant[]): readonly Mutant[] {
  const seen = new Set<string>();
  for (const { name } of all) {
    if (seen.has(name)) throw new Error(`Two mutants are called '${name}'`);
    seen.add(name);
  }
  return all;
}
