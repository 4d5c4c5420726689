/**
 * A net position of one instrument, moved by fills: opened, added to, reduced, flipped.
 *
 * Lots are signed (long is positive), money is in atoms. `cost` is what the books say: signed notional of all
 * fills plus what was paid out as profit, exactly; over all accounts it sums up to what the clearing has paid.
 * The basis is the same at average price with FINE digits more, so that reducing leaves the average unmoved.
 * Profit is paid in whole atoms, rounded down until the position is closed; closing leaves nothing over.
 *
 * Contracts on the value of a coin (inverse ones) give their notional a minus sign: then a long gains when the
 * notional shrinks, and everything below holds for them too.
 */
import { assert } from './assert.js';
import { type Atoms, magnitude, minus, narrowed, plus } from './atoms.js';
import { Fine } from './fine.js';

/** What is shown of a position. */
export interface ShownPosition {
  readonly number: number;
  readonly lots: bigint;
  readonly paid: bigint;
  readonly status: Position['status'];
  /** Lots, entry and adjusted cost (atoms times FINE) that averages are shown of: when it was open last. */
  readonly shown: { readonly lots: bigint; readonly fix: bigint; readonly dyn: bigint };
}

export interface PositionFill {
  /** Positive when bought. */
  readonly lots: Atoms;
  /** What the lots are worth at the price, in whole atoms as it is booked. */
  readonly notional: Atoms;
  /** The same in atoms times FINE, before it was rounded; left out where nothing was. */
  readonly fine?: bigint | undefined;
}

type NextNumber = (account: string) => number;

export class Position {
  readonly number: number;
  lots: Atoms;
  cost: Atoms;
  /** What of the profit was paid so far. */
  paid: Atoms = 0;
  /** What its last fill pays out, in atoms; negative for a loss. */
  realised: Atoms = 0;
  status: 'new' | 'open' | 'closed' = 'new';
  /** Lots at their average entry price; signed like the lots. */
  readonly #basis: Fine;
  /** Profit since opening. */
  readonly #profit: Fine;
  /** What it held when it was open last. */
  #shownLots: Atoms;

  /** A position as its first fill opens it. */
  constructor(number: number, fill: PositionFill, basis = basisOf(fill), profit = new Fine()) {
    this.number = number;
    this.lots = fill.lots;
    this.cost = costOf(fill);
    this.#basis = basis;
    this.#profit = profit;
    this.#shownLots = fill.lots;
  }

  get isLong(): boolean {
    return this.#shownLots > 0;
  }

  get view(): ShownPosition {
    const fix = this.#basis.value;
    return {
      number: this.number,
      lots: BigInt(this.lots),
      paid: BigInt(this.paid),
      status: this.status,
      shown: { lots: BigInt(this.#shownLots), fix, dyn: fix - this.#profit.value },
    };
  }

  /** As it is now, whatever becomes of it. */
  copy(): Position {
    const fill = { lots: this.lots, notional: 0 };
    const copy = new Position(this.number, fill, this.#basis.copy(), this.#profit.copy());
    copy.cost = this.cost;
    copy.paid = this.paid;
    copy.realised = this.realised;
    copy.status = this.status;
    copy.#shownLots = this.#shownLots;
    return copy;
  }

  add(fill: PositionFill): void {
    this.lots = plus(this.lots, fill.lots);
    this.#shownLots = this.lots;
    this.cost = plus(this.cost, costOf(fill));
    if (fill.fine === undefined) this.#basis.addAtoms(costOf(fill));
    else this.#basis.add(basisOf(fill));
    this.realised = 0;
    this.status = 'open';
  }

  reduce(fill: PositionFill): void {
    const lots = plus(this.lots, fill.lots);
    const added = costOf(fill);
    const cost = plus(this.cost, added);
    if (lots === 0) {
      // Closing pays what the books say, so that roundings of single fills leave nothing behind.
      this.lots = 0;
      this.cost = 0;
      this.paid = minus(this.paid, cost);
      this.realised = negated(cost);
      this.status = 'closed';
      return;
    }
    const profit = this.#profit;
    profit.subtract(this.#basis);
    this.#basis.keepShare(magnitude(lots), magnitude(this.lots));
    profit.add(this.#basis);
    if (fill.fine === undefined) profit.addAtoms(negated(added));
    else profit.subtract(basisOf(fill));
    const realised = minus(profit.whole, this.paid);
    this.lots = lots;
    this.#shownLots = lots;
    this.cost = plus(cost, realised);
    this.paid = profit.whole;
    this.realised = realised;
    this.status = 'open';
  }
}

/**
 * @param nextNumber called, with the id of the account, only when the fill opens a position
 * @returns the same position, or another one when the fill opens it or flips it
 */
export function applyFill(
  position: Position | undefined,
  fill: PositionFill,
  account: string,
  nextNumber: NextNumber,
): Position {
  if (fill.lots === 0) assert(false, 'A fill without lots moves nothing');
  if (position === undefined || position.lots === 0) return new Position(nextNumber(account), fill);
  if (position.lots > 0 !== fill.lots > 0) {
    if (magnitude(fill.lots) > magnitude(position.lots))
      return flip(position, fill, nextNumber(account));
    position.reduce(fill);
  } else position.add(fill);
  return position;
}

/** Closing and opening share the notional by lots; what does not divide falls to the opening part. */
function flip(position: Position, fill: PositionFill, number: number): Position {
  const part = magnitude(position.lots);
  const whole = magnitude(fill.lots);
  const opening = worthOf(fill);
  const closing = opening.copy();
  closing.keepShare(part, whole);
  opening.subtract(closing);
  const paid =
    fill.fine === undefined
      ? closing.whole
      : narrowed((BigInt(fill.notional) * BigInt(part)) / BigInt(whole));
  const lots = plus(fill.lots, position.lots);
  if (lots < 0) opening.negate();
  position.reduce({ lots: negated(position.lots), notional: paid });
  const opened = new Position(number, { lots, notional: minus(fill.notional, paid) }, opening);
  opened.realised = position.realised;
  return opened;
}

/** What a fill adds to the books: bought lots cost, sold ones bring in. */
const costOf = ({ lots, notional }: PositionFill): Atoms =>
  lots > 0 ? notional : negated(notional);

const worthOf = ({ notional, fine }: PositionFill): Fine =>
  fine === undefined ? new Fine(notional) : Fine.of(fine);

function basisOf(fill: PositionFill): Fine {
  const basis = worthOf(fill);
  if (fill.lots < 0) basis.negate();
  return basis;
}

/** Without the zero that has a sign. */
const negated = (atoms: Atoms): Atoms => (atoms === 0 ? 0 : -atoms);
