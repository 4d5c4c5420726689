/** The money of a venue that belongs to no account: fees that were paid, and what bankrupt accounts are insured with. */
import type { Account } from '../account/account.js';
import { Ledger } from '../account/ledger.js';
import type { Assets } from './assets.js';
import { conservedAtoms } from './conservation.js';
import { fundsText } from './views.js';

type FundsText = Readonly<Record<string, string>>;

export class House {
  /** Takes fees and pays rebates. */
  readonly fees = new Ledger({ mayOwe: true });
  /** Pays what bankrupt accounts cannot; owes when it has nothing left. */
  readonly insurance = new Ledger({ mayOwe: true });
  readonly #assets: Assets;

  /** @throws RangeError when an amount is none */
  constructor(insurance: FundsText, assets: Assets) {
    this.#assets = assets;
    for (const [asset, text] of Object.entries(insurance))
      this.insurance.deposit(asset, assets.atoms(asset, text));
  }

  /**
   * Each asset summed up over these accounts and the house, less what open positions cost.
   *
   * @param costAssetOf asset in which positions of the ticker cost; `null` where their price was paid already
   */
  totals(accounts: Iterable<Account>, costAssetOf: (ticker: string) => string | null): FundsText {
    const sums = conservedAtoms(accounts, [this.fees, this.insurance], costAssetOf);
    return Object.fromEntries(
      [...sums].map(([asset, atoms]) => [asset, this.#assets.text(asset, atoms)]),
    );
  }

  funds(): { readonly fees: FundsText; readonly insurance: FundsText } {
    return {
      fees: fundsText(this.fees, this.#assets),
      insurance: fundsText(this.insurance, this.#assets),
    };
  }
}
