/** Finds the public prints of one fill among all others: a run of trades that make up its size at its price. */
import { isSame } from './expect.js';
import { at, numberAt } from './wire-json.js';

export interface Fill {
  /** The name of the aggressor's side. */
  readonly side: string;
  readonly size: number;
  /** The average over all its prints. */
  readonly price: number;
}

/** How often a fill stands among trades of its side; once is right, whatever others trade meanwhile. */
export function timesPrinted(trades: readonly unknown[], fill: Fill): number {
  const own = trades.filter((trade) => at(trade, 'side') === fill.side);
  let times = 0;
  for (let start = 0; start < own.length; ) {
    const length = runFrom(own.slice(start), fill);
    if (length > 0) times += 1;
    start += Math.max(1, length);
  }
  return times;
}

/** How many trades from the first on make up the fill; 0 when they do not. */
function runFrom(trades: readonly unknown[], { size, price }: Fill): number {
  let total = 0;
  let worth = 0;
  for (const [i, trade] of trades.entries()) {
    total += numberAt(trade, 'size');
    worth += numberAt(trade, 'size') * numberAt(trade, 'price');
    if (isSame(total, size)) return isSame(worth / total, price) ? i + 1 : 0;
    if (!(total < size)) return 0;
  }
  return 0;
}
