/** What one command does to the world: facts in causal order, then merged depth, then balances and results. */
import type { Account } from '../account/account.js';
import type { LevelChanged } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { LevelChange, VenueFact } from './facts.js';

export class Turn {
  readonly at: number;
  readonly #facts: VenueFact[] = [];
  /** Fingerprints of funds as they were when the account was touched first. */
  readonly #touched = new Map<Account, string>();
  readonly #filled = new Set<Account>();
  /** The latest change of each level, with the total it had at the beginning. */
  readonly #levels = new Map<Desk, Map<string, LevelChanged>>();

  constructor(at: number) {
    this.at = at;
  }

  /** To be called before anything moves the funds of the account. */
  touch(account: Account): void {
    if (!this.#touched.has(account)) this.#touched.set(account, account.ledger.fingerprint());
  }

  /** As `touch`, for an account with a fill: it is told its funds even if they end as they began. */
  touchFilled(account: Account): void {
    this.touch(account);
    this.#filled.add(account);
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
    const key = `${change.side}${change.priceTicks}`;
    const before = levels.get(key)?.before ?? change.before;
    levels.set(key, { ...change, before });
  }

  /** Ends the turn. Levels that ended where they began are left out, and accounts whose funds did unfilled. */
  finish(): readonly VenueFact[] {
    for (const [desk, levels] of this.#levels) this.#tellDepth(desk, levels.values());
    for (const [account, before] of this.#touched) {
      const isAsBefore = account.ledger.fingerprint() === before;
      if (isAsBefore && !this.#filled.has(account)) continue;
      this.tell({ kind: 'balance', account: account.id });
      this.tell({ kind: 'finres', account: account.id });
    }
    return this.#facts;
  }

  #tellDepth(desk: Desk, levels: Iterable<LevelChanged>): void {
    const { instrument } = desk;
    const changes: LevelChange[] = [];
    for (const { side, priceTicks, lots, before } of levels) {
      if (lots === before) continue;
      const price = instrument.priceText(priceTicks);
      changes.push({ side, price, size: instrument.sizeText(lots) });
    }
    if (changes.length === 0) return;
    desk.depthSequence += 1;
    const { depthSequence: sequence } = desk;
    this.tell({ kind: 'depth', ticker: instrument.ticker, sequence, changes });
  }
}
