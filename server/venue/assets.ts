/** How finely each asset is counted: in atoms of so many decimals. */
import { decimalOf, formatUnits, parseDecimal, unitsAt } from './decimal.js';
import type { InstrumentSpec } from './spec.js';

/** No asset is counted coarser than this. */
const LEAST_DECIMALS = 8;

export class Assets {
  readonly #decimals = new Map<string, number>();

  /** Fine enough that one tick times one lot of every instrument is a whole number of atoms, except of inverse ones. */
  constructor(instruments: readonly InstrumentSpec[]) {
    for (const { baseAsset, quoteAsset, priceIncrement, sizeIncrement, ...one } of instruments) {
      const size = decimalOf(sizeIncrement).scale + decimalOf(one.contractSize ?? '1').scale;
      // What an inverse contract is worth in its base asset is a quotient: no count of decimals holds it.
      if (one.settleAsset !== baseAsset) this.#widen(baseAsset, size);
      this.#widen(quoteAsset, size + decimalOf(priceIncrement).scale);
    }
  }

  decimals(asset: string): number {
    return this.#decimals.get(asset) ?? LEAST_DECIMALS;
  }

  /** @throws RangeError when the amount is no number, negative, or finer than the asset is counted */
  atoms(asset: string, amount: string): bigint {
    const decimal = parseDecimal(amount);
    const atoms = decimal && unitsAt(decimal, this.decimals(asset));
    if (atoms === undefined || atoms < 0n)
      throw new RangeError(
        `${amount} ${asset} is no amount: ${asset} has ${this.decimals(asset)} decimals`,
      );
    return atoms;
  }

  text(asset: string, atoms: bigint): string {
    return formatUnits(atoms, this.decimals(asset));
  }

  #widen(asset: string, decimals: number): void {
    this.#decimals.set(asset, Math.max(this.decimals(asset), decimals));
  }
}
