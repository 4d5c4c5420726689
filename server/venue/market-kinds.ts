/** What the market types of the contract mean for money. */
import { Ledger } from '../account/ledger.js';
import type { Style } from './account-margins.js';
import { AssetSettlement } from './asset-settlement.js';
import { feeSchedule } from './fees.js';
import { type MarginParts, MarginSettlement } from './margin-settlement.js';
import type { Settlement } from './settlement.js';
import type { VenueSpec } from './spec.js';

/** Futures of all kinds; on the other market types, options apart, the asset itself changes hands. */
const FUTURES: readonly number[] = [1, 2, 3, 4, 5, 6];
const OPTIONS = 8;
/** Spot and margin markets. */
const SPOT_LIKE: readonly number[] = [0, 7];

type Parts = Pick<MarginParts, 'house' | 'insurance' | 'store' | 'nextNumber'>;

export function createSettlement(spec: VenueSpec, parts: Parts): Settlement {
  const { marketType } = spec;
  const fees = feeSchedule(spec.fees);
  if (marketType !== OPTIONS && !FUTURES.includes(marketType)) return new AssetSettlement(fees);
  const clearing = new Ledger({ mayOwe: true });
  return new MarginSettlement({ ...parts, style: styleOf(spec), fees, clearing });
}

export const styleOf = ({ marketType }: VenueSpec): Style =>
  marketType === OPTIONS ? 'premium' : 'margin';

/** Where market buys may count what they spend. */
export const isSpotLike = ({ marketType }: VenueSpec): boolean => SPOT_LIKE.includes(marketType);
