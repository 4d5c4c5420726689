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
    const funds = this.#fundsOf(asset);
    funds.locked += atoms;
    this.#check(asset, funds);
  }

  /** Frees atoms that were set aside. */
  release(asset: string, atoms: bigint): void {
    this.reserve(asset, -atoms);
  }

  /** Moves free atoms to another account. */
  transfer(to: Ledger, asset: string, atoms: bigint): void {
    if (atoms === 0n) return;
    if (atoms < 0n) assert(false, `Nobody transfers ${atoms} ${asset}`);
    this.#add(asset, -atoms);
    to.#add(asset, atoms);
  }

  /** What there is of each asset, for a later look whether anything has changed. */
  snapshot(): readonly bigint[] {
    const amounts: bigint[] = [];
    for (const { total, locked } of this.#funds.values()) amounts.push(total, locked);
    return amounts;
  }

  /** Whether the funds are as they were; an asset that was not known then must be empty. */
  equals(snapshot: readonly bigint[]): boolean {
    let at = 0;
    for (const { total, locked } of this.#funds.values()) {
      if (total !== (snapshot[at] ?? 0n) || locked !== (snapshot[at + 1] ?? 0n)) return false;
      at += 2;
    }
    return true;
  }

  #add(asset: string, atoms: bigint): void {
    const funds = this.#fundsOf(asset);
    funds.total += atoms;
    this.#check(asset, funds);
  }

  #fundsOf(asset: string): Funds {
    let funds = this.#funds.get(asset);
    if (funds === undefined) {
      funds = { total: 0n, locked: 0n };
      this.#funds.set(asset, funds);
    }
    return funds;
  }

  /** The sentences are only made when they are needed: this runs with every movement of money. */
  #check(asset: string, { total, locked }: Funds): void {
    if (locked < 0n) assert(false, `Locked ${asset} is negative`);
    if (!this.#mayOwe && total < locked) assert(false, `Free ${asset} is negative`);
  }
}
