/** Both sides of one book with an index by id, and the net lots of each owner as its fills made them. */
import { IdIndex } from './id-index.js';
import { Ladder } from './ladder.js';
import { type Level, NONE, OrderRows, type Row } from './order-rows.js';
import { Parties } from './parties.js';
import type { Lots, OrderId, RestingOrder, Side, Ticks } from './types.js';

export class OrderBook {
  readonly rows = new OrderRows();
  readonly parties = new Parties();
  readonly #bids = new Ladder<Level>('highest');
  readonly #asks = new Ladder<Level>('lowest');
  readonly #byId = new IdIndex();
  #guarded = 0;

  /** Whether any resting order is reduce-only. */
  get isGuarded(): boolean {
    return this.#guarded > 0;
  }

  /** The best level that orders of this side rest on. */
  best(side: Side): Level | undefined {
    return (side === 'buy' ? this.#bids : this.#asks).best;
  }

  levels(side: Side): Iterable<Level> {
    return side === 'buy' ? this.#bids : this.#asks;
  }

  /** The row of a resting order. */
  find(id: OrderId): Row {
    return this.#byId.find(id);
  }

  /** The level of this price, which is made when there is none: to be filled at once. */
  levelAt(side: Side, priceTicks: Ticks): Level {
    const ladder = side === 'buy' ? this.#bids : this.#asks;
    const known = ladder.find(priceTicks);
    if (known !== undefined) return known;
    const level = { side, priceTicks, lots: 0 as Lots, first: NONE, last: NONE };
    ladder.add(level);
    return level;
  }

  /** Rests an order at the end of the queue of a level. */
  add(level: Level, id: OrderId, party: number, lots: Lots, reduceOnly: boolean): void {
    this.#byId.add(id, this.rows.append(level, id, party, lots, reduceOnly));
    if (reduceOnly) this.#guarded += 1;
  }

  remove(row: Row): void {
    const level = this.rows.levelOf(row);
    if (this.rows.isReduceOnly(row)) this.#guarded -= 1;
    this.#byId.remove(this.rows.idOf(row));
    this.rows.remove(row);
    if (level.first === NONE) (level.side === 'buy' ? this.#bids : this.#asks).remove(level);
  }

  /** Takes filled lots off a maker, and the maker away when none are left; returns what is left. */
  fill(maker: Row, lots: Lots): Lots {
    const left = (this.rows.lotsOf(maker) - lots) as Lots;
    if (left === 0) this.remove(maker);
    else this.rows.reduce(maker, lots);
    return left;
  }

  /** How much of a resting order may be filled now. */
  fillable(row: Row, makerSide: Side): number {
    const { rows } = this;
    if (!rows.isReduceOnly(row)) return rows.lotsOf(row);
    return reducible(makerSide, this.parties.netOf(rows.partyOf(row)));
  }

  /** Resting orders of a side, best level first, oldest first in each. */
  *orders(side: Side): Generator<RestingOrder> {
    const { rows } = this;
    for (const { first, priceTicks } of this.levels(side))
      for (let row = first; row !== NONE; row = rows.nextOf(row)) {
        const owner = this.parties.ownerOf(rows.partyOf(row));
        const reduceOnly = rows.isReduceOnly(row);
        yield { id: rows.idOf(row), owner, side, priceTicks, lots: rows.lotsOf(row), reduceOnly };
      }
  }
}

/** Whether a taker of this side with this limit trades at the price; without a limit it always does. */
export function crosses(side: Side, limitTicks: Ticks | null, priceTicks: Ticks): boolean {
  if (limitTicks === null) return true;
  return side === 'buy' ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}

/** How many lots an order of this side can take off the net. */
export function reducible(side: Side, net: number): number {
  return Math.max(0, side === 'sell' ? net : -net);
}
