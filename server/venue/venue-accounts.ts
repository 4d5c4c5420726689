/** The accounts of a venue, by their ids and by the numbers by which the engines know them. */
import { Account } from '../account/account.js';
import { assert } from '../engine/assert.js';
import type { Assets } from './assets.js';
import type { VenueAccount } from './venue-options.js';

export interface AccountTerms {
  /** That of the venue when it is left out. */
  readonly leverage?: number;
  /** Nobody is told of an account that is not watched; true when it is left out. */
  readonly isWatched?: boolean;
}

export class VenueAccounts {
  readonly #assets: Assets;
  readonly #leverage: number;
  readonly #accounts = new Map<string, Account>();
  readonly #owners: Account[] = [];

  /** @param leverage of accounts that ask for no other */
  constructor(assets: Assets, leverage: number) {
    this.#assets = assets;
    this.#leverage = leverage;
  }

  /** In the order in which they were opened. */
  get all(): Iterable<Account> {
    return this.#accounts.values();
  }

  /** @throws RangeError when the id is taken or an amount is none */
  open(
    id: string,
    balances: Readonly<Record<string, string>>,
    { leverage = this.#leverage, isWatched = true }: AccountTerms,
  ): Account {
    if (this.#accounts.has(id)) throw new RangeError(`Account ${id} exists already`);
    const funds = new Map(
      Object.entries(balances).map(([asset, text]) => [asset, this.#assets.atoms(asset, text)]),
    );
    const owner = this.#accounts.size + 1;
    const account = new Account({ id, owner, leverage: BigInt(leverage), funds, isWatched });
    this.#accounts.set(id, account);
    this.#owners[owner] = account;
    return account;
  }

  /** @throws Error when there is no such account */
  of(handle: VenueAccount): Account {
    // What `open` gave away is the account itself; anybody else's handle is only an id.
    if (handle instanceof Account && this.#owners[handle.owner] === handle) return handle;
    const { id } = handle;
    const account = this.#accounts.get(id);
    assert(account !== undefined, `The venue has no account ${id}`);
    return account;
  }
}
