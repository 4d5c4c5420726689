/** What one command does to the world: facts in causal order, then merged depth, then balances and results. */
import type { Account } from '../account/account.js';
import type { LevelChanged } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { VenueFact } from './facts.js';
import { DepthFact } from './lazy-facts.js';

export class Turn {
  readonly at: number;
  readonly #facts: VenueFact[] = [];
  /** Funds as they were when the account was touched first. */
  readonly #touched = new Map<Account, readonly bigint[]>();
  readonly #filled = new Set<Account>();
  readonly #moved = new Set<Desk>();
  /** The latest change of each level, with the total it had at the beginning. */
  readonly #levels = new Map<Desk, Map<number, LevelChanged>>();

  constructor(at: number) {
    this.at = at;
  }

  /** To be called before anything moves the funds of the account. */
  touch(account: Account): void {
    if (!this.#touched.has(account)) this.#touched.set(account, account.ledger.snapshot());
  }

  /** As `touch`, for an account with a fill: it is told its funds even if they end as they began. */
  touchFilled(account: Account): void {
    this.touch(account);
    this.#filled.add(account);
  }

  /** Where prices have moved: new ones are seen by who is walking through them. */
  get moved(): Iterable<Desk> {
    return this.#moved;
  }

  hasMoved(desk: Desk): boolean {
    return this.#moved.has(desk);
  }

  move(desk: Desk): void {
    this.#moved.add(desk);
  }

  tell(fact: VenueFact): void {
    this.#facts.push(fact);
  }

  changeLevel(desk: Desk, change: LevelChanged): void {
    let levels = this.#levels.get(desk);
    if (levels === undefined) {
      levels = new Map();
      this.#levels.set(desk, levels);
    }
    // Bids under negative numbers, for a key that costs nothing.
    const key = change.side === 'bid' ? -change.priceTicks : change.priceTicks;
    const earlier = levels.get(key);
    levels.set(key, earlier === undefined ? change : { ...change, before: earlier.before });
  }

  /** Ends the turn. Levels that ended where they began are left out, and accounts whose funds did unfilled. */
  finish(): readonly VenueFact[] {
    for (const [desk, levels] of this.#levels) this.#tellDepth(desk, levels.values());
    for (const [account, before] of this.#touched) {
      const isAsBefore = account.ledger.equals(before);
      if (isAsBefore && !this.#filled.has(account)) continue;
      this.tell({ kind: 'balance', account: account.id });
      this.tell({ kind: 'finres', account: account.id });
    }
    return this.#facts;
  }

  #tellDepth(desk: Desk, levels: Iterable<LevelChanged>): void {
    const changed: LevelChanged[] = [];
    for (const level of levels) if (level.lots !== level.before) changed.push(level);
    if (changed.length === 0) return;
    desk.depthSequence += 1;
    this.tell(new DepthFact(desk.instrument, desk.depthSequence, changed));
  }
}
