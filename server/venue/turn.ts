/** What one command does to the world: facts in causal order, then merged depth, then balances and results. */
import type { Account } from '../account/account.js';
import type { BookSide, Lots, Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { LevelSteps, VenueFact } from './facts.js';
import { DepthFact } from './lazy-facts.js';

/** A level whose total has changed, with the total that it had at the beginning. */
interface LevelMove {
  desk: Desk;
  side: BookSide;
  priceTicks: Ticks;
  before: Lots;
  lots: Lots;
}

/** An account of which others are told; its ledger has noted what it held when it was touched first. */
interface Touched {
  account: Account;
  isFilled: boolean;
  /** What is told of it: always the same, so made once for as long as the account stands here. */
  balance: VenueFact;
  finres: VenueFact;
}

/**
 * One command after the other. A command concerns a few accounts and levels: lists that are searched cost less than
 * tables, and lists that stay cost less than new ones: of each the first so many entries are those of this turn,
 * the others are left from turns before. Facts are a new list each time, which is given away.
 */
export class Turn {
  #at: number;
  #tellsMarket: boolean;
  #facts: VenueFact[] = NONE;
  readonly #touched: Touched[] = [];
  #touchedCount = 0;
  readonly #moved: Desk[] = [];
  #movedCount = 0;
  readonly #levels: LevelMove[] = [];
  #levelCount = 0;
  /** Levels that earlier runs of the engine have changed: in one run each level changes once. */
  #earlier = 0;

  constructor(at = 0, tellsMarket = true) {
    this.#at = at;
    this.#tellsMarket = tellsMarket;
  }

  /** Begins another turn after one that is finished. */
  again(at: number, tellsMarket: boolean): this {
    this.#at = at;
    this.#tellsMarket = tellsMarket;
    this.#facts = NONE;
    this.#touchedCount = 0;
    this.#movedCount = 0;
    this.#levelCount = 0;
    this.#earlier = 0;
    return this;
  }

  get at(): number {
    return this.#at;
  }

  /** Whether anybody wants trades and depth. */
  get tellsMarket(): boolean {
    return this.#tellsMarket;
  }

  /** To be called before anything moves the funds of the account. */
  touch(account: Account): void {
    if (account.isWatched) this.#touch(account);
  }

  /** As `touch`, for an account with a fill: it is told its funds even if they end as they began. */
  touchFilled(account: Account): void {
    if (account.isWatched) this.#touch(account).isFilled = true;
  }

  /** The desk that was the first, second … whose price has moved; further ones may come while somebody asks. */
  movedAt(index: number): Desk | undefined {
    return index < this.#movedCount ? this.#moved[index] : undefined;
  }

  hasMoved(desk: Desk): boolean {
    for (let i = 0; i < this.#movedCount; i += 1) if (this.#moved[i] === desk) return true;
    return false;
  }

  move(desk: Desk): void {
    if (this.hasMoved(desk)) return;
    this.#moved[this.#movedCount] = desk;
    this.#movedCount += 1;
  }

  tell(fact: VenueFact): void {
    if (this.#facts === NONE) this.#facts = [];
    this.#facts.push(fact);
  }

  /** To be called before each run of an engine. */
  nextRun(): void {
    this.#earlier = this.#levelCount;
  }

  changeLevel(desk: Desk, side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void {
    const levels = this.#levels;
    for (let i = 0; i < this.#earlier; i += 1) {
      const level = levels[i] as LevelMove;
      if (level.priceTicks !== priceTicks || level.side !== side || level.desk !== desk) continue;
      level.lots = lots;
      return;
    }
    const left = levels[this.#levelCount];
    this.#levelCount += 1;
    if (left === undefined) {
      levels.push({ desk, side, priceTicks, lots, before });
      return;
    }
    left.desk = desk;
    left.side = side;
    left.priceTicks = priceTicks;
    left.lots = lots;
    left.before = before;
  }

  /** Ends the turn. Levels that ended where they began are left out, and accounts whose funds did unfilled. */
  finish(): readonly VenueFact[] {
    if (this.#levelCount > 0) this.#tellDepth();
    for (let i = 0; i < this.#touchedCount; i += 1) this.#tellFunds(this.#touched[i] as Touched);
    return this.#facts;
  }

  #tellFunds({ account, isFilled, balance, finres }: Touched): void {
    if (!isFilled && account.ledger.isAsNoted) return;
    this.tell(balance);
    this.tell(finres);
  }

  #touch(account: Account): Touched {
    const touched = this.#touched;
    for (let i = 0; i < this.#touchedCount; i += 1) {
      const known = touched[i] as Touched;
      if (known.account === account) return known;
    }
    account.ledger.note();
    let one = touched[this.#touchedCount];
    if (one === undefined || one.account !== account) {
      one = touchedOf(account);
      touched[this.#touchedCount] = one;
    }
    one.isFilled = false;
    this.#touchedCount += 1;
    return one;
  }

  /** One fact for each desk, in the order in which their levels changed first. */
  #tellDepth(): void {
    const levels = this.#levels;
    let isAlone = true;
    const first = (levels[0] as LevelMove).desk;
    for (let i = 1; i < this.#levelCount; i += 1)
      if ((levels[i] as LevelMove).desk !== first) isAlone = false;
    if (isAlone) this.#tellDepthOf(first);
    else
      for (const desk of new Set(levels.slice(0, this.#levelCount).map((level) => level.desk)))
        this.#tellDepthOf(desk);
  }

  #tellDepthOf(desk: Desk): void {
    let changed: LevelSteps[] = NONE;
    let isChanged = false;
    for (let i = 0; i < this.#levelCount; i += 1) {
      const { desk: where, side, priceTicks, lots, before } = this.#levels[i] as LevelMove;
      if (where !== desk || lots === before) continue;
      isChanged = true;
      if (!this.#tellsMarket) break;
      // Most turns change one level, and a list that is made with its first takes least room.
      if (changed === NONE) changed = [{ side, priceTicks, lots }];
      else changed.push({ side, priceTicks, lots });
    }
    if (!isChanged) return;
    desk.depthSequence += 1;
    if (this.#tellsMarket) this.tell(new DepthFact(desk.instrument, desk.depthSequence, changed));
  }
}

const touchedOf = (account: Account): Touched => ({
  account,
  isFilled: false,
  balance: { kind: 'balance', account: account.id },
  finres: { kind: 'finres', account: account.id },
});

/** Never added to. */
const NONE: never[] = [];
