/** One trading account: its funds, its positions by ticker, and what it has paid in fees. */
import { assert } from './assert.js';
import type { Atoms } from './atoms.js';
import { Ledger } from './ledger.js';
import type { Position } from './position.js';

export interface AccountOptions {
  readonly id: string;
  /** The number by which the engines know it. */
  readonly owner: number;
  readonly leverage: bigint;
  /** Opening funds in atoms. */
  readonly funds: ReadonlyMap<string, bigint>;
  /** Whether anybody wants to be told of it; true when left out. */
  readonly isWatched?: boolean;
}

export class Account {
  readonly id: string;
  readonly owner: number;
  readonly leverage: bigint;
  /** Whether anybody wants to be told of it. */
  readonly isWatched: boolean;
  readonly ledger = new Ledger();
  readonly #opening: ReadonlyMap<string, bigint>;
  readonly #positions = new Map<string, Position>();

  constructor({ id, owner, leverage, funds, isWatched = true }: AccountOptions) {
    assert(leverage > 0n, `Leverage of ${id} is not positive`);
    this.id = id;
    this.owner = owner;
    this.leverage = leverage;
    this.isWatched = isWatched;
    this.#opening = funds;
    for (const [asset, atoms] of funds) this.ledger.deposit(asset, atoms);
  }

  openingFunds(asset: string): bigint {
    return this.#opening.get(asset) ?? 0n;
  }

  /** The open position of the ticker. */
  position(ticker: string): Position | undefined {
    return this.#positions.get(ticker);
  }

  /** Signed lots held of the ticker. */
  netLots(ticker: string): Atoms {
    return this.#positions.get(ticker)?.lots ?? 0;
  }

  /** Open positions by ticker, oldest first. */
  get positions(): ReadonlyMap<string, Position> {
    return this.#positions;
  }

  /** Takes over what a fill made of a position: one that was opened goes to the end, a closed one leaves. */
  keep(ticker: string, position: Position): void {
    if (position.status === 'open') return;
    this.#positions.delete(ticker);
    if (position.status === 'new') this.#positions.set(ticker, position);
  }

  /** Fees paid so far in the asset, in atoms; negative when rebates outweigh them. */
  feesPaid(asset: string): bigint {
    return this.ledger.of(asset).fees.value;
  }
}
