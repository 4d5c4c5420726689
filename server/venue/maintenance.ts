/**
 * Whether an account can still maintain its positions. Its equity in an asset is all it owns of it plus what its
 * positions would bring at the mark price; it must not be less than the maintenance margin: a share of what the
 * positions are worth, by default half of their initial margin. Options that were bought need none.
 */
import type { Account } from '../account/account.js';
import { abs, type Position } from '../account/position.js';
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
  let equity = account.ledger.total(asset);
  let exposure = 0n;
  for (const [ticker, position] of account.positions) {
    const desk = maintenance.deskOf(ticker);
    if (desk.instrument.settleAsset !== asset) continue;
    const value = worthOf(position, desk);
    const isPremium = maintenance.style === 'premium';
    equity += isPremium ? value : value - position.cost;
    if (!isPremium || value < 0n) exposure += abs(value);
  }
  return equity >= requirement(exposure, account, maintenance);
}

function requirement(exposure: bigint, account: Account, maintenance: Maintenance): bigint {
  const { maintenancePpm, style } = maintenance;
  if (maintenancePpm !== undefined) return (exposure * BigInt(maintenancePpm)) / MILLION;
  return exposure / (2n * (style === 'premium' ? 1n : account.leverage));
}

/** What the position is worth at the mark, signed as its cost is. */
function worthOf({ lots, cost }: Position, { instrument, markTicks }: Desk): bigint {
  if (markTicks === undefined) return cost;
  const value = instrument.notional(markTicks, Number(abs(lots)) as Lots);
  return lots > 0n !== instrument.isInverse ? value : -value;
}
