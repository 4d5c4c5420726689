/**
 * A net position of one instrument, moved by fills: opened, added to, reduced, flipped.
 *
 * Lots are signed (long is positive), money is in atoms. `cost` is what the books say: signed notional of all
 * fills plus what was paid out as profit, exactly; over all accounts it sums up to what the clearing has paid.
 * `basis` is the same at average price with FINE digits more, so that reducing leaves the average unmoved.
 * Profit is paid in whole atoms, rounded down until the position is closed; closing leaves nothing over.
 *
 * Contracts on the value of a coin (inverse ones) give their notional a minus sign: then a long gains when the
 * notional shrinks, and everything below holds for them too.
 */
import { assert } from './assert.js';

/** Fractions of an atom that averages are kept in. */
export const FINE = 10n ** 12n;

export interface Position {
  readonly number: number;
  readonly lots: bigint;
  readonly cost: bigint;
  /** Lots at their average entry price, in atoms times FINE; signed like the lots. */
  readonly basis: bigint;
  /** Profit since opening in atoms times FINE, and what of it was paid, in atoms. */
  readonly profit: bigint;
  readonly paid: bigint;
  readonly status: 'new' | 'open' | 'closed';
  /** Lots, entry and adjusted cost that averages are shown of: of the last moment when it was open. */
  readonly shown: { readonly lots: bigint; readonly fix: bigint; readonly dyn: bigint };
}

export interface PositionFill {
  /** Positive when bought. */
  readonly lots: bigint;
  /** What the lots are worth at the price, in whole atoms as it is booked. */
  readonly notional: bigint;
  /** The same in atoms times FINE, before it was rounded; left out where nothing was. */
  readonly fine?: bigint;
}

/** What a fill makes of a position: one state, or two when it flips (the old one closed, a new one open). */
export interface PositionMove {
  readonly states: readonly Position[];
  /** Profit to pay out now, in atoms; negative for a loss. */
  readonly realised: bigint;
}

/** @param nextNumber called only when the fill opens a position */
export function applyFill(
  position: Position | undefined,
  fill: PositionFill,
  nextNumber: () => number,
): PositionMove {
  assert(fill.lots !== 0n, 'A fill without lots moves nothing');
  if (position === undefined || position.lots === 0n)
    return { states: [open(nextNumber(), fill)], realised: 0n };
  if (position.lots > 0n === fill.lots > 0n) return { states: [add(position, fill)], realised: 0n };
  if (abs(fill.lots) <= abs(position.lots)) return reduce(position, fill);
  return flip(position, fill, nextNumber);
}

function open(number: number, fill: PositionFill): Position {
  const { lots } = fill;
  const { cost, basis } = signed(fill);
  const shown = { lots, fix: basis, dyn: basis };
  return { number, lots, cost, basis, profit: 0n, paid: 0n, status: 'new', shown };
}

function add(position: Position, fill: PositionFill): Position {
  const added = signed(fill);
  const lots = position.lots + fill.lots;
  const basis = position.basis + added.basis;
  const shown = { lots, fix: basis, dyn: basis - position.profit };
  return { ...position, lots, cost: position.cost + added.cost, basis, status: 'open', shown };
}

function reduce(position: Position, fill: PositionFill): PositionMove {
  const added = signed(fill);
  const lots = position.lots + fill.lots;
  const basis = (position.basis * lots) / position.lots;
  const profit = position.profit - added.basis - (position.basis - basis);
  const isClosed = lots === 0n;
  // Closing pays what the books say, so that roundings of single fills leave nothing behind.
  const realised = isClosed ? -position.cost - added.cost : floorDiv(profit, FINE) - position.paid;
  const cost = position.cost + added.cost + realised;
  const paid = position.paid + realised;
  const shown = isClosed ? position.shown : { lots, fix: basis, dyn: basis - profit };
  const status = isClosed ? 'closed' : 'open';
  return {
    states: [{ ...position, lots, cost, basis, profit, paid, status, shown }],
    realised,
  };
}

/** What a fill adds to the books: bought lots cost, sold ones bring in. */
function signed(fill: PositionFill): { readonly cost: bigint; readonly basis: bigint } {
  const { notional } = fill;
  const fine = fineOf(fill);
  return fill.lots > 0n ? { cost: notional, basis: fine } : { cost: -notional, basis: -fine };
}

const fineOf = ({ notional, fine }: PositionFill): bigint => fine ?? notional * FINE;

/** Closing and opening share the notional by lots; what does not divide falls to the opening part. */
function flip(position: Position, fill: PositionFill, nextNumber: () => number): PositionMove {
  const part = abs(position.lots);
  const whole = abs(fill.lots);
  const fine = fineOf(fill);
  const closing = {
    lots: -position.lots,
    notional: (fill.notional * part) / whole,
    fine: (fine * part) / whole,
  };
  const opening = {
    lots: fill.lots + position.lots,
    notional: fill.notional - closing.notional,
    fine: fine - closing.fine,
  };
  const closed = reduce(position, closing);
  return {
    states: [...closed.states, open(nextNumber(), opening)],
    realised: closed.realised,
  };
}

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);

function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}
