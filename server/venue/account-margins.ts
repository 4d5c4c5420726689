/** What each account must lock: margin of its positions and of the opening parts of its resting orders. */
import type { Account } from '../account/account.js';
import { type Atoms, magnitude, minus, narrowed, plus, times } from '../account/atoms.js';
import type { Funds } from '../account/ledger.js';
import type { Position } from '../account/position.js';
import type { Lots, Side, Ticks } from '../engine/types.js';
import type { Instrument } from './instrument.js';
import { OpeningBook, type RestingPart } from './opening-book.js';

/**
 * How positions are paid for: `margin` locks their cost divided by leverage and pays out profits; `premium`
 * (options) pays the price when it is bought: a long locks nothing more, a short locks what it received and as
 * much again of its own.
 */
export type Style = 'margin' | 'premium';

/** What an account owns of one asset, and what it must lock of it. */
export interface MarginPool {
  readonly funds: Funds;
  /** Margin of all instruments that settle in the asset, as of their last assessments. */
  margin: Atoms;
}

/** The margin of one account in one instrument. */
export class MarginShare {
  readonly pool: MarginPool;
  readonly #style: Style;
  readonly #account: Account;
  readonly #instrument: Instrument;
  readonly #book: OpeningBook;
  readonly #leverage: number;
  /** As of the last assessment. */
  #margin: Atoms = 0;

  constructor(style: Style, account: Account, instrument: Instrument, pool: MarginPool) {
    this.pool = pool;
    this.#style = style;
    this.#account = account;
    this.#instrument = instrument;
    this.#leverage = Number(account.leverage);
    this.#book = new OpeningBook((ticks, lots) => instrument.notional(ticks, lots));
  }

  get position(): Position | undefined {
    return this.#account.position(this.#instrument.ticker);
  }

  /** Changes how much of the order rests. */
  rest(order: RestingPart, lots: number): void {
    this.#book.change(order, lots);
  }

  /** The margin as things are, which is what counts from now on. */
  assess(): Atoms {
    const margin = this.foresee(this.position);
    if (margin === this.#margin) return margin;
    this.pool.margin = plus(minus(this.pool.margin, this.#margin), margin);
    this.#margin = margin;
    return margin;
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

interface Shares {
  readonly byInstrument: Map<Instrument, MarginShare>;
  readonly pools: Map<string, MarginPool>;
  /** Where the account was active last: usually where it will be next. */
  lastInstrument: Instrument | null;
  last: MarginShare | null;
}

export class AccountMargins {
  readonly #style: Style;
  /** By the number by which the engines know the account. */
  readonly #accounts: Shares[] = [];

  constructor(style: Style) {
    this.#style = style;
  }

  of(account: Account, instrument: Instrument): MarginShare {
    const shares = this.#sharesOf(account);
    if (shares.last !== null && shares.lastInstrument === instrument) return shares.last;
    let share = shares.byInstrument.get(instrument);
    if (share === undefined) {
      const pool = poolOf(shares, account, instrument.settleAsset);
      share = new MarginShare(this.#style, account, instrument, pool);
      shares.byInstrument.set(instrument, share);
    }
    shares.lastInstrument = instrument;
    shares.last = share;
    return share;
  }

  #sharesOf({ owner }: Account): Shares {
    let shares = this.#accounts[owner];
    if (shares === undefined) {
      shares = { byInstrument: new Map(), pools: new Map(), lastInstrument: null, last: null };
      this.#accounts[owner] = shares;
    }
    return shares;
  }
}

function poolOf({ pools }: Shares, { ledger }: Account, asset: string): MarginPool {
  let pool = pools.get(asset);
  if (pool === undefined) {
    pool = { funds: ledger.of(asset), margin: 0 };
    pools.set(asset, pool);
  }
  return pool;
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
