/** What a taker would get if it were placed now, as matching would give it; nothing changes. */
import { crosses, type OrderBook, reducible } from './order-book.js';
import { type Level, NONE, type Row } from './order-rows.js';
import type { LevelTotal, Lots, SelfTradePolicy, Side, Ticks } from './types.js';

export interface PreviewedTaker {
  readonly party: number;
  readonly side: Side;
  readonly lots: Lots;
  readonly limitTicks: Ticks | null;
}

/** Totals of the levels that the taker would trade at, best first. */
export function preview(
  book: OrderBook,
  policy: SelfTradePolicy,
  taker: PreviewedTaker,
): readonly LevelTotal[] {
  const { side, limitTicks } = taker;
  const found: LevelTotal[] = [];
  const sweep = new Sweep(book, policy, taker);
  for (const level of book.levels(side === 'buy' ? 'sell' : 'buy')) {
    if (sweep.left === 0 || !crosses(side, limitTicks, level.priceTicks)) break;
    const lots = sweep.take(level) as Lots;
    if (lots > 0) found.push({ priceTicks: level.priceTicks, lots });
  }
  return found;
}

/** Goes through queues as the taker would, on copies of what matching changes. */
class Sweep {
  /** What the taker could still fill; 0 too when it would be cancelled. */
  left: number;
  readonly #book: OrderBook;
  readonly #policy: SelfTradePolicy;
  readonly #taker: PreviewedTaker;
  /** Nets as the sweep would move them; only reduce-only makers ask for them. */
  readonly #net: Map<number, number> | undefined;

  constructor(book: OrderBook, policy: SelfTradePolicy, taker: PreviewedTaker) {
    this.#book = book;
    this.#policy = policy;
    this.#taker = taker;
    this.left = taker.lots;
    this.#net = book.isGuarded ? new Map() : undefined;
  }

  /** How many lots the level would give. */
  take({ first, side }: Level): number {
    const { rows } = this.#book;
    let taken = 0;
    for (let row = first; row !== NONE && this.left > 0; row = rows.nextOf(row)) {
      const most = this.#fillable(row, side);
      const isSelf = this.#policy !== 'allow' && rows.partyOf(row) === this.#taker.party;
      if (isSelf && most > 0) {
        if (this.#policy === 'cancel-taker') this.left = 0;
        continue;
      }
      const lots = Math.min(this.left, rows.lotsOf(row), most);
      this.left -= lots;
      taken += lots;
      if (this.#net !== undefined) this.#move(rows.partyOf(row), lots);
    }
    return taken;
  }

  #fillable(row: Row, makerSide: Side): number {
    const { rows } = this.#book;
    if (!rows.isReduceOnly(row)) return rows.lotsOf(row);
    return reducible(makerSide, this.#netOf(rows.partyOf(row)));
  }

  #netOf(party: number): number {
    return this.#net?.get(party) ?? this.#book.parties.netOf(party);
  }

  #move(maker: number, lots: number): void {
    const { party, side } = this.#taker;
    const bought = side === 'buy' ? lots : -lots;
    this.#net?.set(party, this.#netOf(party) + bought);
    this.#net?.set(maker, this.#netOf(maker) - bought);
  }
}
