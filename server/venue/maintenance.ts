/**
 * Whether an account can still maintain its positions. Its equity in an asset is all it owns of it plus what its
 * positions would bring at the mark price; it must not be less than the maintenance margin: a share of what the
 * positions are worth, by default half of their initial margin. Options that were bought need none.
 */
import type { Account } from '../account/account.js';
import { type Atoms, magnitude, minus, narrowed, plus } from '../account/atoms.js';
import type { Position } from '../account/position.js';
import type { Lots } from '../engine/types.js';
import type { Style } from './account-margins.js';
import type { Desk } from './desk.js';

export interface Maintenance {
  readonly style: Style;
  readonly maintenancePpm: number | undefined;
  readonly deskOf: (ticker: string) => Desk;
}

const MILLION = 1_000_000n;

export function canMaintain(account: Account, asset: string, maintenance: Maintenance): boolean {
  /** What positions would bring, and what of them has to be maintained. */
  let gain: Atoms = 0;
  let exposure: Atoms = 0;
  for (const [ticker, position] of account.positions) {
    const desk = maintenance.deskOf(ticker);
    if (desk.instrument.settleAsset !== asset) continue;
    const value = worthOf(position, desk);
    const isPremium = maintenance.style === 'premium';
    gain = plus(gain, isPremium ? value : minus(value, position.cost));
    if (!isPremium || value < 0) exposure = plus(exposure, magnitude(value));
  }
  const funds = account.ledger.of(asset);
  // Whoever owns all of the exposure owns any share of it.
  const isShare = (maintenance.maintenancePpm ?? 0) <= MILLION;
  if (isShare && funds.holds(minus(exposure, gain))) return true;
  return funds.holds(minus(requirement(exposure, account, maintenance), gain));
}

function requirement(exposure: Atoms, account: Account, maintenance: Maintenance): Atoms {
  const { maintenancePpm, style } = maintenance;
  const all = BigInt(exposure);
  if (maintenancePpm !== undefined) return narrowed((all * BigInt(maintenancePpm)) / MILLION);
  return narrowed(all / (2n * (style === 'premium' ? 1n : account.leverage)));
}

/** What the position is worth at the mark, signed as its cost is. */
function worthOf({ lots, cost }: Position, { instrument, markTicks }: Desk): Atoms {
  if (markTicks === undefined) return cost;
  const value = instrument.notional(markTicks, Number(magnitude(lots)) as Lots);
  return lots > 0 !== instrument.isInverse ? value : -value;
}
