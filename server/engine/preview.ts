/** What a taker would get if it were placed now, as matching would give it; nothing changes. */
import type { BookOrder } from './book-order.js';
import type { Level } from './level.js';
import { crosses, type OrderBook, reducible } from './order-book.js';
import type { Party } from './parties.js';
import type { LevelTotal, Lots, SelfTradePolicy, Side, Ticks } from './types.js';

export interface PreviewedTaker {
  readonly party: Party;
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
  const levels = book.levelsAgainst(side);
  const { best } = levels;
  if (best === undefined || !crosses(side, limitTicks, best.priceTicks)) return NOTHING;
  const found: LevelTotal[] = [];
  const sweep = new Sweep(book, policy, taker);
  levels.walk((level) => {
    if (sweep.left === 0 || !crosses(side, limitTicks, level.priceTicks)) return false;
    const lots = sweep.take(level) as Lots;
    if (lots > 0) found.push({ priceTicks: level.priceTicks, lots });
    return true;
  });
  return found;
}

const NOTHING: readonly LevelTotal[] = [];

/** Goes through queues as the taker would, on copies of what matching changes. */
class Sweep {
  /** What the taker could still fill; 0 too when it would be cancelled. */
  left: number;
  readonly #policy: SelfTradePolicy;
  readonly #taker: PreviewedTaker;
  /** Nets as the sweep would move them; only guarded makers ask for them. */
  readonly #net: Map<Party, number> | undefined;

  constructor(book: OrderBook, policy: SelfTradePolicy, taker: PreviewedTaker) {
    this.#policy = policy;
    this.#taker = taker;
    this.left = taker.lots;
    this.#net = book.isGuarded ? new Map() : undefined;
  }

  /** How many lots the level would give. */
  take(level: Level): number {
    // Where anybody may trade with anybody, a level gives all it has.
    if (this.#net === undefined && this.#policy === 'allow') {
      const all = Math.min(this.left, level.lots);
      this.left -= all;
      return all;
    }
    let taken = 0;
    for (let order = level.first; order !== null && this.left > 0; order = order.next) {
      const most = this.#fillable(order);
      const isSelf = this.#policy !== 'allow' && order.party === this.#taker.party;
      if (isSelf && most > 0) {
        if (this.#policy === 'cancel-taker') this.left = 0;
        continue;
      }
      const lots = Math.min(this.left, order.leftLots, most);
      this.left -= lots;
      taken += lots;
      if (this.#net !== undefined) this.#move(order.party, lots);
    }
    return taken;
  }

  #fillable({ isGuarded, leftLots, side, party }: BookOrder): number {
    return isGuarded ? reducible(side, this.#netOf(party)) : leftLots;
  }

  #netOf(party: Party): number {
    return this.#net?.get(party) ?? party.net;
  }

  #move(maker: Party, lots: number): void {
    const { party, side } = this.#taker;
    const bought = side === 'buy' ? lots : -lots;
    this.#net?.set(party, this.#netOf(party) + bought);
    this.#net?.set(maker, this.#netOf(maker) - bought);
  }
}
