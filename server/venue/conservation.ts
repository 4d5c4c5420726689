/** What there is of each asset: the sum that trading never changes, only the opening of accounts. */
import type { Account } from '../account/account.js';
import type { Ledger } from '../account/ledger.js';

/**
 * The funds of all accounts and of the house (fees, insurance), less what all open positions cost. (Costs of
 * longs are positive and of shorts negative; their sum is the profit that was paid to some while the losses of
 * others are not realised yet.)
 *
 * @param costAssetOf asset in which positions of the ticker cost; `null` where their price was paid already
 */
export function conservedAtoms(
  accounts: Iterable<Account>,
  house: readonly Ledger[],
  costAssetOf: (ticker: string) => string | null,
): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (asset: string, atoms: bigint): void => {
    sums.set(asset, (sums.get(asset) ?? 0n) + atoms);
  };
  const addFunds = (ledger: Ledger): void => {
    for (const asset of ledger.assets) add(asset, ledger.total(asset));
  };
  for (const { ledger, positions } of accounts) {
    addFunds(ledger);
    for (const [ticker, { cost }] of positions) {
      const asset = costAssetOf(ticker);
      if (asset !== null) add(asset, -BigInt(cost));
    }
  }
  for (const ledger of house) addFunds(ledger);
  return sums;
}
