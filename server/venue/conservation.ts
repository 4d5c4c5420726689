/** What there is of each asset: the sum that trading never changes, only the opening of accounts. */
import type { Account } from '../account/account.js';
import type { Ledger } from '../account/ledger.js';

/**
 * The funds of all accounts and of the house, less what all open positions cost. (Costs of longs are positive
 * and of shorts negative; their sum is the profit that was paid to some while the losses of others are not
 * realised yet.)
 */
export function conservedAtoms(
  accounts: Iterable<Account>,
  house: Ledger,
  quoteAssetOf: (ticker: string) => string,
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
    for (const [ticker, { cost }] of positions) add(quoteAssetOf(ticker), -cost);
  }
  addFunds(house);
  return sums;
}
