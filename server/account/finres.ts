/** The financial result of an account, computed from its books and never kept as books of its own. */
import type { Account } from './account.js';

/** One currency of the result, in atoms. */
export interface Finres {
  readonly currency: string;
  /** Change of the total since the account was opened: trades, realised profit and fees. */
  readonly result: bigint;
  readonly fee: bigint;
  readonly funds: bigint;
  readonly available: bigint;
  readonly blocked: bigint;
}

/** Profit that is not realised is no part of it: the books know no mark price. */
export function finresOf(account: Account): readonly Finres[] {
  const { ledger } = account;
  return ledger.assets.map((currency) => ({
    currency,
    result: ledger.total(currency) - account.openingFunds(currency),
    fee: account.feesPaid(currency),
    funds: ledger.total(currency),
    available: ledger.free(currency),
    blocked: ledger.locked(currency),
  }));
}
