/** What one account owns of each asset, in atoms: total = free + locked. */
import { assert } from './assert.js';

interface Funds {
  total: bigint;
  locked: bigint;
}

export class Ledger {
  readonly #funds = new Map<string, Funds>();
  readonly #mayOwe: boolean;

  /** @param options `mayOwe`: the house and the clearing pay first and are paid later */
  constructor(options: { readonly mayOwe?: boolean } = {}) {
    this.#mayOwe = options.mayOwe ?? false;
  }

  /** In the order in which the account came to know them. */
  get assets(): readonly string[] {
    return [...this.#funds.keys()];
  }

  total(asset: string): bigint {
    return this.#funds.get(asset)?.total ?? 0n;
  }

  locked(asset: string): bigint {
    return this.#funds.get(asset)?.locked ?? 0n;
  }

  free(asset: string): bigint {
    return this.total(asset) - this.locked(asset);
  }

  /** Money from outside: only the opening of an account brings any. */
  deposit(asset: string, atoms: bigint): void {
    this.#add(asset, atoms);
  }

  /** Sets free atoms aside. */
  reserve(asset: string, atoms: bigint): void {
    if (atoms === 0n) return;
    this.#fundsOf(asset).locked += atoms;
    this.#check(asset);
  }

  /** Frees atoms that were set aside. */
  release(asset: string, atoms: bigint): void {
    this.reserve(asset, -atoms);
  }

  /** Moves free atoms to another account. */
  transfer(to: Ledger, asset: string, atoms: bigint): void {
    assert(atoms >= 0n, `Nobody transfers ${atoms} ${asset}`);
    if (atoms === 0n) return;
    this.#add(asset, -atoms);
    to.#add(asset, atoms);
  }

  /** Equal texts mean equal funds. */
  fingerprint(): string {
    return [...this.#funds].map(([asset, { total, locked }]) => [asset, total, locked]).join(';');
  }

  #add(asset: string, atoms: bigint): void {
    this.#fundsOf(asset).total += atoms;
    this.#check(asset);
  }

  #fundsOf(asset: string): Funds {
    let funds = this.#funds.get(asset);
    if (funds === undefined) {
      funds = { total: 0n, locked: 0n };
      this.#funds.set(asset, funds);
    }
    return funds;
  }

  #check(asset: string): void {
    assert(this.locked(asset) >= 0n, `Locked ${asset} is negative`);
    assert(this.#mayOwe || this.free(asset) >= 0n, `Free ${asset} is negative`);
  }
}
