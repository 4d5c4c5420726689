/** What one account owns of each asset, in atoms: total = free + locked. */
import { assert } from './assert.js';
import { Amount, type Atoms, isNone, minus, plus } from './atoms.js';

/** One asset of a ledger. */
export class Funds {
  readonly asset: string;
  readonly #free = new Amount();
  readonly #locked = new Amount();
  /** What was paid in fees so far; negative when rebates outweigh them. */
  readonly fees = new Amount();
  readonly #mayOwe: boolean;
  readonly #known: Funds[];
  #isKnown = false;

  /** @param known the assets that money was seen of, to which this one will add itself */
  constructor(asset: string, mayOwe: boolean, known: Funds[]) {
    this.asset = asset;
    this.#mayOwe = mayOwe;
    this.#known = known;
  }

  get free(): bigint {
    return this.#free.value;
  }

  get locked(): bigint {
    return this.#locked.value;
  }

  /** Free and locked atoms together. */
  get total(): Atoms {
    return plus(this.#free.atoms, this.#locked.atoms);
  }

  /** Whether there are so many atoms, free and locked together. */
  holds(atoms: Atoms): boolean {
    return this.#free.covers(atoms) || this.#free.covers(minus(atoms, this.#locked.atoms));
  }

  /** Whether so many atoms are free. */
  covers(atoms: Atoms): boolean {
    return this.#free.covers(atoms);
  }

  /** Sets free atoms aside. */
  reserve(atoms: Atoms): void {
    this.#free.subtract(atoms);
    this.#locked.add(atoms);
    this.#check(atoms);
  }

  /** Frees atoms that were set aside. */
  release(atoms: Atoms): void {
    this.#locked.subtract(atoms);
    this.#free.add(atoms);
    this.#check(atoms);
  }

  /** Sets so many atoms aside, no more and no fewer; all that there are when there are not as many. */
  lock(atoms: Atoms): void {
    const more = minus(atoms, this.#locked.atoms);
    if (!isNone(more)) this.reserve(this.#free.covers(more) ? more : this.#free.atoms);
  }

  /** Moves free atoms to another account. */
  pay(to: Funds, atoms: Atoms): void {
    this.#free.subtract(atoms);
    this.#check(atoms);
    to.#free.add(atoms);
    to.#check(atoms);
  }

  /** Moves atoms that were set aside to another account, where they are free. */
  payLocked(to: Funds, atoms: Atoms): void {
    this.#locked.subtract(atoms);
    this.#check(atoms);
    to.#free.add(atoms);
    to.#check(atoms);
  }

  /** Money from outside. */
  deposit(atoms: Atoms): void {
    this.#free.add(atoms);
    this.#check(atoms);
    this.#know();
  }

  note(): void {
    this.#free.note();
    this.#locked.note();
  }

  get isAsNoted(): boolean {
    return this.#free.isAsNoted && this.#locked.isAsNoted;
  }

  /** After so many atoms were moved. The sentences are only made when they are needed: this runs with every move. */
  #check(atoms: Atoms): void {
    if (!this.#isKnown && !isNone(atoms)) this.#know();
    if (this.#locked.isNegative) assert(false, `Locked ${this.asset} is negative`);
    if (this.#free.isNegative && !this.#mayOwe) assert(false, `Free ${this.asset} is negative`);
  }

  #know(): void {
    if (this.#isKnown) return;
    this.#isKnown = true;
    this.#known.push(this);
  }
}

export class Ledger {
  readonly #funds = new Map<string, Funds>();
  readonly #known: Funds[] = [];
  readonly #mayOwe: boolean;

  /** @param options `mayOwe`: the house and the clearing pay first and are paid later */
  constructor(options: { readonly mayOwe?: boolean } = {}) {
    this.#mayOwe = options.mayOwe ?? false;
  }

  /** In the order in which the account came to know them. */
  get assets(): readonly string[] {
    return this.#known.map(({ asset }) => asset);
  }

  /** The funds of one asset, for those who move much. */
  of(asset: string): Funds {
    let funds = this.#funds.get(asset);
    if (funds === undefined) {
      funds = new Funds(asset, this.#mayOwe, this.#known);
      this.#funds.set(asset, funds);
    }
    return funds;
  }

  total(asset: string): bigint {
    const { free, locked } = this.of(asset);
    return free + locked;
  }

  locked(asset: string): bigint {
    return this.of(asset).locked;
  }

  free(asset: string): bigint {
    return this.of(asset).free;
  }

  /** Money from outside: only the opening of an account brings any. */
  deposit(asset: string, atoms: Atoms): void {
    this.of(asset).deposit(atoms);
  }

  /** Sets free atoms aside. */
  reserve(asset: string, atoms: Atoms): void {
    this.of(asset).reserve(atoms);
  }

  /** Frees atoms that were set aside. */
  release(asset: string, atoms: Atoms): void {
    this.of(asset).release(atoms);
  }

  /** Moves free atoms to another account. */
  transfer(to: Ledger, asset: string, atoms: Atoms): void {
    if (atoms < 0) assert(false, `Nobody transfers ${atoms} ${asset}`);
    this.of(asset).pay(to.of(asset), atoms);
  }

  /** Remembers what there is of each asset, for a later look whether anything has changed. */
  note(): void {
    for (const funds of this.#known) funds.note();
  }

  /** Whether the funds are as they were when they were noted last; an asset that was unknown then must be empty. */
  get isAsNoted(): boolean {
    for (const funds of this.#known) if (!funds.isAsNoted) return false;
    return true;
  }
}
