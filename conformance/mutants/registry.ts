/** Every mutant there is, with names that occur once. */
import type { Mutant } from './mutant.js';
import { bookStateMutants } from './terminals/book-state.js';
import { messageMutants } from './terminals/messages.js';
import { moneyStateMutants } from './terminals/money-state.js';
import { orderStateMutants } from './terminals/orders-state.js';
import { propertyMutants } from './terminals/properties.js';
import { refusalMutants } from './terminals/refusals.js';
import { ruleMutants } from './terminals/rules.js';
import { subscriptionStateMutants } from './terminals/subscription-state.js';
import { valueMutants } from './terminals/values.js';

/** Mutants by where they come from: rules over the tables and schemas, or by hand. */
export const FAMILIES = {
  messages: messageMutants,
  'http rules': ruleMutants,
  'values of properties': valueMutants,
  'forms of properties': propertyMutants,
  refusals: refusalMutants,
  'state of orders': orderStateMutants,
  'state of money': moneyStateMutants,
  'state of books': bookStateMutants,
  'state of subscriptions': subscriptionStateMutants,
} as const satisfies Readonly<Record<string, readonly Mutant[]>>;

export const mutants: readonly Mutant[] = withUniqueNames(Object.values(FAMILIES).flat());

function withUniqueNames(all: readonly Mutant[]): readonly Mutant[] {
  const seen = new Set<string>();
  for (const { name } of all) {
    if (seen.has(name)) throw new Error(`Two mutants are called '${name}'`);
    seen.add(name);
  }
  return all;
}
