/** One trading account: its funds, its positions by ticker, and what it has paid in fees. */
import { assert } from './assert.js';
import { Ledger } from './ledger.js';
import type { Position } from './position.js';

export interface AccountOptions {
  readonly id: string;
  /** The number by which the engines know it. */
  readonly owner: number;
  readonly leverage: bigint;
  /** Opening funds in atoms. */
  readonly funds: ReadonlyMap<string, bigint>;
}

export class Account {
  readonly id: string;
  readonly owner: number;
  readonly leverage: bigint;
  readonly ledger = new Ledger();
  readonly #opening: ReadonlyMap<string, bigint>;
  readonly #positions = new Map<string, Position>();
  readonly #fees = new Map<string, bigint>();

  constructor({ id, owner, leverage, funds }: AccountOptions) {
    assert(leverage > 0n, `Leverage of ${id} is not positive`);
    this.id = id;
    this.owner = owner;
    this.leverage = leverage;
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
  netLots(ticker: string): bigint {
    return this.#positions.get(ticker)?.lots ?? 0n;
  }

  /** Open positions by ticker, oldest first. */
  get positions(): ReadonlyMap<string, Position> {
    return this.#positions;
  }

  /** Takes over the newest state of a position; a new opening goes to the end, a closed one leaves. */
  keep(ticker: string, position: Position): void {
    if (position.status !== 'open') this.#positions.delete(ticker);
    if (position.status !== 'closed') this.#positions.set(ticker, position);
  }

  /** Fees paid so far in the asset, in atoms; negative when rebates outweigh them. */
  feesPaid(asset: string): bigint {
    return this.#fees.get(asset) ?? 0n;
  }

  addFee(asset: string, atoms: bigint): void {
    this.#fees.set(asset, this.feesPaid(asset) + atoms);
  }
}
