/** What each account must lock: margin of its positions and of the opening parts of its resting orders. */
import { type Atoms, magnitude, minus, narrowed, plus, times } from '../account/atoms.js';
import type { Funds, Ledger } from '../account/ledger.js';
import type { Position } from '../account/position.js';
import type { Lots, Side, Ticks } from '../engine/types.js';
import { type CountedOrder, OpeningBook } from './opening-book.js';
import type { Standing } from './standing.js';

/**
 * How positions are paid for: `margin` locks their cost divided by leverage and pays out profits; `premium`
 * (options) pays the price when it is bought: a long locks nothing more, a short locks what it received and as
 * much again of its own.
 */
export type Style = 'margin' | 'premium';

/** What an account owns of one asset, and what it must lock of it. */
export interface MarginPool {
  readonly funds: Funds;
  /** Who takes fees in it, and who pays profits and takes losses. */
  readonly house: Funds;
  readonly clearing: Funds;
  /** Margin of all instruments that settle in the asset, as of their last assessments. */
  margin: Atoms;
  /** Where it comes from. */
  readonly shares: MarginShare[];
}

/** The position of one account in one instrument, and its margin. */
export class MarginShare {
  readonly pool: MarginPool;
  readonly standing: Standing;
  /** While there is one. */
  position: Position | undefined = undefined;
  readonly #style: Style;
  readonly #book: OpeningBook;
  readonly #leverage: number;
  /** As of the last assessment. */
  #margin: Atoms = 0;
  /** Whether something has changed since. */
  #isStale = false;

  constructor(style: Style, standing: Standing, pool: MarginPool) {
    this.pool = pool;
    this.standing = standing;
    this.#style = style;
    this.#leverage = Number(standing.account.leverage);
    this.#book = new OpeningBook(standing.instrument, () => standing.orders());
  }

  /** Signed lots that are held. */
  get netLots(): number {
    return netOf(this.position);
  }

  /** Takes over what a fill made of the position. */
  keep(position: Position): void {
    const { account, instrument } = this.standing;
    account.keep(instrument.ticker, position);
    this.#isStale = true;
    this.position = position.status === 'closed' ? undefined : position;
  }

  /** Changes how much of the order rests. */
  rest(order: CountedOrder, lots: number): void {
    this.#isStale = true;
    this.#book.change(order, lots);
  }

  /** The margin as things are, which is what counts from now on. */
  assess(): Atoms {
    if (!this.#isStale) return this.#margin;
    this.#isStale = false;
    const margin = this.foresee(this.position);
    this.pool.margin = plus(minus(this.pool.margin, this.#margin), margin);
    this.#margin = margin;
    return margin;
  }

  /**
   * Where positions are paid by margin: no less than all margin of the asset if so much worth more were filled or
   * rested, whatever of it, as if nothing reduced anything.
   */
  atMost(worth: Atoms): Atoms {
    const opening = plus(this.#book.most, worth);
    return plus(minus(this.pool.margin, this.#margin), this.#marginOf(this.position, opening));
  }

  /** The margin with another position. */
  foresee(position: Position | undefined): Atoms {
    return this.#marginOf(position, this.#book.opening(netOf(position)));
  }

  /** The same if, besides, a further order rested. */
  foreseeWith(position: Position | undefined, side: Side, priceTicks: Ticks, lots: Lots): Atoms {
    const opening = this.#book.openingWith(netOf(position), side, priceTicks, lots);
    return this.#marginOf(position, opening);
  }

  #marginOf(position: Position | undefined, opening: Atoms): Atoms {
    const cost = position === undefined ? 0 : position.cost;
    if (this.#style === 'premium') return cost < 0 ? plus(opening, times(cost, -2)) : opening;
    return ceilDivided(plus(magnitude(cost), opening), this.#leverage);
  }
}

interface PoolParts {
  readonly style: Style;
  readonly house: Ledger;
  readonly clearing: Ledger;
}

/** The pools of all accounts. */
export class AccountMargins {
  readonly #parts: PoolParts;
  /** By the number by which the engines know the account, then by asset. */
  readonly #pools: Map<string, MarginPool>[] = [];

  constructor(parts: PoolParts) {
    this.#parts = parts;
  }

  of(standing: Standing): MarginShare {
    standing.share ??= this.#open(standing);
    return standing.share;
  }

  #open(standing: Standing): MarginShare {
    const { account, instrument } = standing;
    const { style, house, clearing } = this.#parts;
    const asset = instrument.settleAsset;
    this.#pools[account.owner] ??= new Map();
    const pools = this.#pools[account.owner] as Map<string, MarginPool>;
    let pool = pools.get(asset);
    if (pool === undefined) {
      const funds = account.ledger.of(asset);
      const others = { house: house.of(asset), clearing: clearing.of(asset) };
      pool = { funds, ...others, margin: 0, shares: [] };
      pools.set(asset, pool);
    }
    const share = new MarginShare(style, standing, pool);
    pool.shares.push(share);
    return share;
  }
}

const netOf = (position: Position | undefined): number =>
  position === undefined ? 0 : Number(position.lots);

/** The quotient of what is not negative, rounded up; that of safe integers is never rounded to the next integer. */
function ceilDivided(atoms: Atoms, by: number): Atoms {
  if (typeof atoms === 'number') {
    const whole = Math.floor(atoms / by);
    return whole * by < atoms ? whole + 1 : whole;
  }
  const divisor = BigInt(by);
  return narrowed((atoms + divisor - 1n) / divisor);
}
