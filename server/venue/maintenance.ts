/**
 * Whether an account can still maintain its positions. Its equity in an asset is all it owns of it plus what its
 * positions would bring at the mark price; it must not be less than the maintenance margin: a share of what the
 * positions are worth, by default half of their initial margin. Options that were bought need none.
 */
import { type Atoms, magnitude, minus, narrowed, plus } from '../account/atoms.js';
import type { Position } from '../account/position.js';
import type { Lots } from '../engine/types.js';
import type { MarginPool, Style } from './account-margins.js';
import type { Desk } from './desk.js';

export interface Maintenance {
  readonly style: Style;
  readonly maintenancePpm: number | undefined;
}

const MILLION = 1_000_000n;

export function canMaintain(
  { funds, shares }: MarginPool,
  leverage: bigint,
  maintenance: Maintenance,
): boolean {
  /** What positions would bring, and what of them has to be maintained. */
  let gain: Atoms = 0;
  let exposure: Atoms = 0;
  for (const { position, standing } of shares) {
    if (position === undefined) continue;
    const value = worthOf(position, standing.desk);
    const isPremium = maintenance.style === 'premium';
    gain = plus(gain, isPremium ? value : minus(value, position.cost));
    if (!isPremium || value < 0) exposure = plus(exposure, magnitude(value));
  }
  // Whoever owns all of the exposure owns any share of it.
  const isShare = (maintenance.maintenancePpm ?? 0) <= MILLION;
  if (isShare && funds.holds(minus(exposure, gain))) return true;
  return funds.holds(minus(requirement(exposure, leverage, maintenance), gain));
}

function requirement(
  exposure: Atoms,
  leverage: bigint,
  { maintenancePpm, style }: Maintenance,
): Atoms {
  const all = BigInt(exposure);
  if (maintenancePpm !== undefined) return narrowed((all * BigInt(maintenancePpm)) / MILLION);
  return narrowed(all / (2n * (style === 'premium' ? 1n : leverage)));
}

/** What the position is worth at the mark, signed as its cost is. */
function worthOf({ lots, cost }: Position, { instrument, markTicks }: Desk): Atoms {
  if (markTicks === undefined) return cost;
  const value = instrument.notional(markTicks, Number(magnitude(lots)) as Lots);
  return lots > 0 !== instrument.isInverse ? value : -value;
}
