/** Holds what a client believes against the truth, with a sentence for each difference. */
import { type Belief, checkBelief, DEFAULT_TOLERANCE } from './belief.js';
import { compareBooks } from './compare-books.js';
import { compareBalances, comparePositions } from './compare-holdings.js';
import { compareOrders } from './compare-orders.js';
import type { Difference } from './difference.js';
import type { Verdict } from './intents.js';
import type { Lost, Truth } from './truth.js';

export interface Comparison {
  readonly equal: boolean;
  readonly differences: readonly Difference[];
  /** Of all intents, whatever the sections. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly lost: Lost | null;
}

/** Compares the sections that are given. @throws InputError when the belief has another form */
export function compare(truth: Truth, belief: Belief): Comparison {
  checkBelief(belief);
  const { tolerance = DEFAULT_TOLERANCE, orders, positions, balances, books } = belief;
  const { verdicts, lost } = truth.intents();
  const differences = [
    ...(orders === undefined ? [] : compareOrders(truth, belief, tolerance)),
    ...(positions === undefined ? [] : comparePositions(truth, belief, tolerance)),
    ...(balances === undefined ? [] : compareBalances(truth, belief, tolerance)),
    ...(books === undefined ? [] : compareBooks(truth, belief, tolerance)),
  ];
  return { equal: differences.length === 0, differences, verdicts, lost };
}
