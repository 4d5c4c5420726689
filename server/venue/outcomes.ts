/**
 * Rules that steer what becomes of orders: which orders they are about, how often, and what happens to those.
 *
 * | outcome | what becomes of the order                                                                        |
 * | ------- | ------------------------------------------------------------------------------------------------ |
 * | reject  | The venue refuses it in these words.                                                             |
 * | fill    | It stays outside the book and is filled step by step.                                            |
 * | never   | It stays outside the book, unfilled, until it is cancelled.                                      |
 * | race    | As never, but a cancel finds it just filled. Market orders are not kept and trade as usual.      |
 * | lost    | It trades as usual, but the reply to the request is lost.                                        |
 * | ghost   | It never reaches the venue, and the reply to the request is lost.                                |
 */
import type { OrderIntent, OrderType, Side } from './facts.js';

export interface FillStep {
  /** Milliseconds from the acceptance of the order; 0 is at once. */
  readonly afterMs: number;
  /** How much of the whole order is filled by then: above 0, at most 1; to the nearest lot. */
  readonly fraction: number;
}

export type Outcome =
  | { readonly do: 'reject'; readonly text?: string }
  | {
      readonly do: 'fill';
      readonly steps: readonly FillStep[];
      /** How many price increments worse than the best price of the book; never beyond the order's limit. */
      readonly slipTicks?: number;
      /** A limit order is filled at its limit, however much better the book is. */
      readonly atLimit?: boolean;
    }
  | { readonly do: 'never' }
  | { readonly do: 'race' }
  | { readonly do: 'lost' }
  | { readonly do: 'ghost' };

/** What an order must be; nothing matches every order. */
export interface OutcomeMatch {
  /** Id of the account at its venue. */
  readonly account?: string;
  readonly ticker?: string;
  readonly side?: Side;
  readonly type?: OrderType;
}

export interface OutcomeRule {
  readonly match: OutcomeMatch;
  /** The first matching order that it is applied to, counted from 1. */
  readonly nth?: number;
  /** To how many orders it is applied; null for ever. */
  readonly count: number | null;
  readonly outcome: Outcome;
}

export interface KnownRule extends OutcomeRule {
  /** `o1`, `o2` … */
  readonly id: string;
  /** To how many orders it was applied. */
  readonly hits: number;
}

interface Entry extends KnownRule {
  seen: number;
  hits: number;
}

/** The rules of a world, for all of its venues; of those that match, the oldest that is not used up is applied. */
export class OutcomeRules {
  readonly #entries: Entry[] = [];
  readonly #isSteered: (account: string) => boolean;
  #last = 0;

  /** @param isSteered whether orders of the account may be steered at all: those of a crowd may not */
  constructor(isSteered: (account: string) => boolean = () => true) {
    this.#isSteered = isSteered;
  }

  /** @returns the id of the rule */
  add(rule: OutcomeRule): string {
    this.#last += 1;
    const id = `o${this.#last}`;
    this.#entries.push({ ...rule, id, seen: 0, hits: 0 });
    return id;
  }

  list(): readonly KnownRule[] {
    return this.#entries.map(({ seen, ...rule }) => rule);
  }

  /** Takes one rule away; false when there is none of this id. */
  remove(id: string): boolean {
    const at = this.#entries.findIndex((entry) => entry.id === id);
    if (at < 0) return false;
    this.#entries.splice(at, 1);
    return true;
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** What is to become of this order, which counts as seen by every rule that it matches. */
  take(account: string, intent: OrderIntent): Outcome | undefined {
    if (this.#entries.length === 0 || !this.#isSteered(account)) return undefined;
    let taken: Entry | undefined;
    for (const entry of this.#entries) {
      if (!isAbout(entry.match, account, intent)) continue;
      entry.seen += 1;
      const isDue = entry.seen >= (entry.nth ?? 1);
      if (isDue && (entry.count === null || entry.hits < entry.count)) taken ??= entry;
    }
    if (taken === undefined) return undefined;
    taken.hits += 1;
    return taken.outcome;
  }
}

const isAbout = (match: OutcomeMatch, account: string, intent: OrderIntent): boolean =>
  (match.account ?? account) === account &&
  (match.ticker ?? intent.ticker) === intent.ticker &&
  (match.side ?? intent.side) === intent.side &&
  (match.type ?? intent.type) === intent.type;
