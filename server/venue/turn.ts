/** What one command does to the world: facts in causal order, then merged depth, then balances and results. */
import type { Account } from '../account/account.js';
import type { BookSide, Lots, Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { VenueFact } from './facts.js';
import { DepthFact } from './lazy-facts.js';

/** A level whose total has changed, with the total that it had at the beginning. */
export interface LevelMove {
  desk: Desk;
  side: BookSide;
  priceTicks: Ticks;
  before: Lots;
  lots: Lots;
}

/** An account of which others are told; its ledger has noted what it held when it was touched first. */
interface Touched {
  readonly account: Account;
  isFilled: boolean;
}

/**
 * A command concerns a few accounts and levels: lists that are searched cost less than tables. Most have one entry,
 * and a list that is made with its first takes least room.
 */
export class Turn {
  #at: number;
  #tellsMarket: boolean;
  #facts: VenueFact[] | null = null;
  #touched: Touched[] | null = null;
  #moved: Desk[] | null = null;
  /** The first so many are those of this turn; the others are left from turns before. */
  #levels: LevelMove[] = NO_LEVELS;
  #levelCount = 0;
  /** Levels that earlier runs of the engine have changed: in one run each level changes once. */
  #earlier = 0;

  constructor(at: number, tellsMarket = true) {
    this.#at = at;
    this.#tellsMarket = tellsMarket;
  }

  /** Begins another turn after one that is finished. */
  again(at: number, tellsMarket: boolean): void {
    this.#at = at;
    this.#tellsMarket = tellsMarket;
    this.#facts = null;
    this.#touched = null;
    this.#moved = null;
    this.#levelCount = 0;
    this.#earlier = 0;
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

  /** Where prices have moved: new ones are seen by who is walking through them. */
  get moved(): Iterable<Desk> {
    return this.#moved ?? NONE;
  }

  hasMoved(desk: Desk): boolean {
    return this.#moved?.includes(desk) === true;
  }

  move(desk: Desk): void {
    if (this.#moved === null) this.#moved = [desk];
    else if (!this.#moved.includes(desk)) this.#moved.push(desk);
  }

  tell(fact: VenueFact): void {
    if (this.#facts === null) this.#facts = [fact];
    else this.#facts.push(fact);
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
      const level = { desk, side, priceTicks, lots, before };
      if (levels.length === 0) this.#levels = [level];
      else levels.push(level);
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
    if (this.#touched !== null) this.#tellFunds(this.#touched);
    return this.#facts ?? NONE;
  }

  #tellFunds(touched: readonly Touched[]): void {
    for (const { account, isFilled } of touched) {
      if (!isFilled && account.ledger.isAsNoted) continue;
      this.tell({ kind: 'balance', account: account.id });
      this.tell({ kind: 'finres', account: account.id });
    }
  }

  #touch(account: Account): Touched {
    const touched = this.#touched;
    if (touched !== null) for (const known of touched) if (known.account === account) return known;
    account.ledger.note();
    const one = { account, isFilled: false };
    if (touched === null) this.#touched = [one];
    else touched.push(one);
    return one;
  }

  /** One fact for each desk, in the order in which their levels changed first. */
  #tellDepth(): void {
    const levels = this.#levels;
    const first = (levels[0] as LevelMove).desk;
    let isAlone = true;
    let changes = 0;
    for (let i = 0; i < this.#levelCount; i += 1) {
      const { desk, lots, before } = levels[i] as LevelMove;
      if (desk !== first) isAlone = false;
      if (lots !== before) changes += 1;
    }
    if (isAlone && !this.#tellsMarket) {
      if (changes > 0) first.depthSequence += 1;
      return;
    }
    // Facts keep the levels, which are not used again therefore.
    const all = levels.length === this.#levelCount ? levels : levels.slice(0, this.#levelCount);
    this.#levels = NO_LEVELS;
    const changed =
      changes === all.length ? all : all.filter(({ lots, before }) => lots !== before);
    if (isAlone) this.#tellDepthOf(first, changed);
    else
      for (const desk of new Set(all.map((level) => level.desk)))
        this.#tellDepthOf(
          desk,
          changed.filter((level) => level.desk === desk),
        );
  }

  #tellDepthOf(desk: Desk, changed: readonly LevelMove[]): void {
    if (changed.length === 0) return;
    desk.depthSequence += 1;
    if (this.tellsMarket) this.tell(new DepthFact(desk.instrument, desk.depthSequence, changed));
  }
}

const NONE: readonly never[] = [];
/** Never added to. */
const NO_LEVELS: LevelMove[] = [];
